"""The style, the guide and the saved queries for Neo4j Browser, as files and over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest
from click.testing import CliRunner

from rasso_graph.model.words import LABELS, RELATIONS, Kind
from rasso_graph.server.browser import guide, kit, saved, style, zipped
from rasso_graph.server.browser.looks import DOUBTED, LOOKS, OTHER, PARTY, PLACE, TRACKED, look_of
from rasso_graph.server.cli import rasso

Run = Callable[..., httpx.Client]
BASE = "http://localhost:8000"
PREFLIGHT = {
    "Origin": "http://localhost:7474",
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "cache-control,pragma",
}
OKABE_AND_ITO = {"#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}
"""The published palette, without black."""


def rules() -> dict[str, dict[str, str]]:
    """The rules of the style by selector, in their order."""
    found = re.findall(r"^(\S+) \{ (.*); \}$", style(), re.MULTILINE)
    return {selector: dict(one.split(": ", 1) for one in held.split("; ")) for selector, held in found}


def test_every_label_and_every_relation_has_a_rule_after_what_all_share() -> None:
    selectors = list(rules())
    assert selectors[:3] == ["node", "node.Record", "node.Commitment"]
    assert {f"node.{label}" for label in LABELS} | {f"relationship.{name}" for name in RELATIONS} <= set(selectors)


def test_every_rule_of_a_label_leaves_nothing_to_be_added() -> None:
    wanted = {"color", "border-color", "text-color-internal", "diameter", "caption"}
    assert [one for one, held in rules().items() if one.startswith("node") and not wanted <= held.keys()] == []
    captions = {held["caption"] for one, held in rules().items() if one.removeprefix("node.") in LABELS}
    assert captions == {"'{name}'"}


def test_colours_are_those_that_people_see_apart() -> None:
    used = {one.color for one in LOOKS} - {PLACE.color, OTHER.color}
    assert used == OKABE_AND_ITO


@pytest.mark.parametrize("drawn", LOOKS, ids=lambda one: one.means)
def test_captions_stand_out_from_their_circles(drawn: object) -> None:
    assert isinstance(drawn, type(OTHER))
    lighter, darker = sorted((_luminance(drawn.color), _luminance(drawn.text)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(color: str) -> float:
    """As WCAG 2 defines it."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        (Kind("Pledge", "pledge", "", family="Commitment", contains=True), TRACKED),
        (Kind("Firm", "firm", "", party=True), PARTY),
        (Kind("Riddle", "riddle", "", doubt=True), DOUBTED),
        (Kind("Risk", "risk", ""), OTHER),
    ],
)
def test_a_kind_more_is_drawn_by_what_it_is(kind: Kind, drawn: object) -> None:
    assert look_of(kind) == drawn


# Queries


def test_the_guide_leads_from_what_is_here_to_which_graph_it_is() -> None:
    assert [one.title for one in saved("guide")] == [
        "What is here",
        "One commitment",
        "Where it comes from",
        "Who answers for it",
        "What is not known",
        "What contradicts",
        "In the order of time",
        "What a fact rests on",
        "Which graph this is",
    ]
    headings = re.findall("<h3>(.*?)</h3>", guide(BASE))
    assert headings == ["The RASSO graph", *(one.title for one in saved("guide")), "More questions", "Take it away"]


def test_every_query_stands_in_the_guide_as_it_is_run() -> None:
    shown = re.findall('<pre class="pre-scrollable code runnable">(.*?)</pre>', guide(BASE), re.DOTALL)
    assert len(shown) == len(saved("guide")) + len(saved("questions")) == 44
    assert "&lt;-[owns:OWNS]-(holder:Record)" in guide(BASE)


def test_queries_are_named_in_their_first_line_and_packed_alike_each_time() -> None:
    archive = ZipFile(BytesIO(zipped()))
    assert zipped() == zipped()
    assert len(archive.namelist()) == 44
    assert archive.read("RASSO guide/1 What is here.cypher").startswith(b"// What is here\n")
    assert {name.split("/")[0] for name in archive.namelist()} == {"RASSO guide", "RASSO questions"}


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = "".join(content.decode("utf-8", "ignore") for content in kit(BASE).values())
    outside = set(re.findall(r"https?://[^\s\"'<;)]+", text))
    assert outside == {f"{BASE}/browser/rasso.grass", f"{BASE}/browser/queries.zip", "http://www.w3.org/2000/svg"}


# The command, and the server


def test_the_command_writes_a_folder_and_says_what_to_do(tmp_path: Path) -> None:
    out = tmp_path / "kit"
    told = CliRunner().invoke(rasso, ["browser", "--out", str(out), "--url", "https://graph.example.org/"])
    assert told.exit_code == 0, told.output
    assert (out / "rasso.grass").read_text("utf-8") == style()
    assert (out / "queries/RASSO guide/1 What is here.cypher").is_file()
    assert "whitelist=guides.neo4j.com,localhost,graph.example.org" in told.output
    assert ":guide https://graph.example.org/browser/guide.html" in told.output
    assert 'data-exec="style https://graph.example.org/browser/rasso.grass"' in (out / "guide.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "type_"),
    [("rasso.grass", "text/plain"), ("guide.html", "text/html"), ("queries.zip", "application/zip")],
)
def test_the_server_gives_them_to_pages_of_another_host(client: httpx.Client, name: str, type_: str) -> None:
    asked = client.options(f"/browser/{name}", headers=PREFLIGHT)
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "*")
    given = client.get(f"/browser/{name}", headers={"Origin": "http://localhost:7474"})
    assert given.headers["content-type"].partition(";")[0] == type_
    assert given.headers["access-control-allow-origin"] == "*"
    assert given.content == kit(str(client.base_url).rstrip("/"))[name]


def test_the_server_gives_nothing_else_there(client: httpx.Client) -> None:
    assert client.get("/browser/model.svg").status_code == 404


def test_a_strange_host_stays_text(client: httpx.Client) -> None:
    page = client.get("/browser/guide.html", headers={"Host": 'x"><script>alert(1)</script>'}).text
    assert "<script>" not in page
