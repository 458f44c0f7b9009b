"""How pages are sent: what is put into them is text, who may frame them, what is kept, what is said without a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rasso_graph.explorer import operation_text, questions
from rasso_graph.explorer.asking import operations
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.store import StoreAway, StoreTimeout
from rasso_graph.model.words import LABEL_OF_PREFIX
from rasso_graph.seed.storing import apply_graph
from rasso_graph.server.opening import open_service
from tests.explorer.conftest import settings_for
from tests.explorer.reading import Site
from tests.queries.making import Making
from tests.server.conftest import Broken, over, running
from tests.stores import load, packaged

HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3) {{ 7 * 7 }} CPS'


def hostile() -> Making:
    """A graph in which every text that can be is hostile."""
    made = Making()
    document = made.document("odd", "2020-01", file="odd.txt", url="https://example.org/?a=1&b=<x>")
    made.node("body/cps", HOSTILE, summary=HOSTILE)
    for name in ("earlier", "later"):
        made.node(f"action/{name}", HOSTILE, summary=HOSTILE)
        made.cite(f"action/{name}")
        made.wording(f"action/{name}", document, number=HOSTILE, section=HOSTILE)
    made.cite("body/cps")
    made.edge("CONTINUES", "action/later", "action/earlier", reason=HOSTILE, basis="INFERRED", confidence="LOW")
    made.owner("body/cps", "action/later", "LEAD", reason=HOSTILE)
    return made


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    store = f"sqlite://{tmp_path_factory.mktemp('odd')}/rasso.db"
    load(parse(store), hostile().graph())
    with running(lambda: open_service(settings_for(store))) as client:
        yield Site(client)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=alert",
        "/action/later",
        "/action/later?whole=1",
        "/body/cps",
        "/document/odd",
        "/citation/odd/1-9",
        "/timeline",
        "/timeline?about=action/later",
        "/path?from=action/later&to=body/cps",
        "/compare",
        "/compare?from=document/odd&to=document/odd",
        "/embed/lineage?of=action/later",
        "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/?kind=%22%3E%3Cscript%3E",
        "/action/%3Cscript%3E",
        "/?knownBy=%3Cscript%3E",
        "/path?from=%22%3E%3Cscript%3E&to=body/cps",
    ],
)
def test_hostile_titles_and_addresses_are_text(odd: Site, path: str) -> None:
    response = odd.client.get(path)
    page = odd.read(path, status=response.status_code)
    scripts = [(one.attributes.get("src"), one.text()) for one in page.all("script")]
    assert all(src and "assets/explorer.js" in src and not text for src, text in scripts)
    assert page.all("img") == []
    assert [one.tag for one in page.all("*") if any(name.startswith("on") for name in one.attributes)] == []
    assert "49" not in page.title
    assert response.status_code in (200, 400, 404)


def test_a_hostile_title_is_read_as_it_is(odd: Site) -> None:
    assert odd.read("/action/later").title == HOSTILE


def test_a_picture_of_hostile_titles_is_well_formed_and_runs_nothing(odd: Site) -> None:
    response = odd.client.get("/lineage.svg", params={"of": "action/later"})
    assert response.headers["content-type"] == "image/svg+xml"
    tags = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(response.text).iter()}
    assert tags <= {"svg", "title", "style", "rect", "text", "g", "path", "circle"}
    assert "style-src 'sha256-" in response.headers["content-security-policy"]


@pytest.fixture(scope="module")
def records(sqlite_records: str) -> Iterator[Site]:
    with running(lambda: open_service(settings_for(sqlite_records))) as client:
        yield Site(client)


def test_a_page_may_load_only_what_is_ours_and_nobody_frames_it(records: Site) -> None:
    for path in (
        "/",
        "/action/early-advice",
        "/embed/lineage?of=action/early-advice",
        "/lineage.svg?of=action/early-advice",
    ):
        policy = records.client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_nothing_inline_is_needed(records: Site) -> None:
    page = records.read("/action/early-advice")
    assert page.all("[style], style") == []
    loaded = [one.attributes.get("href") or "" for one in page.all("link")]
    assert [one for one in loaded if "://" in one] == []


def test_a_lineage_may_be_framed_by_whom_the_setting_names(sqlite_records: str) -> None:
    settings = settings_for(sqlite_records, embed_from=("https://a.example", "https://b.example"))
    with running(lambda: open_service(settings), embed_from=settings.embed_from) as client:
        told = {
            path: client.get(path).headers["content-security-policy"].rpartition("frame-ancestors ")[2]
            for path in ("/embed/lineage?of=action/early-advice", "/action/early-advice")
        }
    assert list(told.values()) == ["https://a.example https://b.example", "'none'"]


def test_a_page_is_not_sent_to_who_has_it_until_the_graph_changes(tmp_path: Path) -> None:
    store = f"sqlite://{tmp_path}/rasso.db"
    graph = hostile().graph()
    load(parse(store), graph)
    with running(lambda: open_service(settings_for(store))) as client:
        first = client.get("/action/later")
        held = {"If-None-Match": first.headers["etag"]}
        assert client.get("/action/later", headers=held).status_code == 304
        assert client.get("/action/earlier", headers=held).status_code == 200
        graph.nodes["action/later"].properties["title"] = "Another title"
        apply_graph(parse(store), graph, correct=None)
        changed = client.get("/action/later", headers=held)
        assert changed.status_code == 200
        assert "Another title" in changed.text


def test_the_style_is_kept_for_good_by_its_digest(records: Site) -> None:
    page = records.read("/action/early-advice")
    address = page.all("link[rel=stylesheet]")[0].attributes["href"] or ""
    response = records.client.get("/action/" + address)
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert records.client.get("/assets/secret.txt").status_code == 404


@pytest.mark.parametrize(
    ("error", "status"), [(StoreAway("away"), 503), (StoreTimeout("late"), 504), (OSError("x"), 500)]
)
def test_without_a_store_a_page_says_so_and_when_to_come_back(error: Exception, status: int) -> None:
    with running(over(Broken(error))) as client:
        response = client.get("/action/early-advice")
    assert (response.status_code, response.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert response.headers.get("retry-after") == ("1" if status == 503 else None)
    assert "This page cannot be shown" in response.text


def test_there_is_a_page_for_a_thing_of_each_kind(records: Site) -> None:
    ids = {node.id.partition("/")[0]: node.id for node in packaged().whole.nodes.values()}
    assert ids.keys() >= set(LABEL_OF_PREFIX) - {"title"}, "of every kind that the records have"
    empty = [id for id in ids.values() if not records.read(f"/{id}").title]
    assert empty == []


def test_a_first_page_is_light(records: Site) -> None:
    packed = {"Accept-Encoding": "gzip"}
    sizes = dict[str, int]()
    for path in ("/", "/action/early-advice", "/assets/explorer.css", "/assets/explorer.js"):
        with records.client.stream("GET", path, headers=packed) as response:
            sizes[path] = sum(len(piece) for piece in response.iter_raw())
    assert sum(sizes.values()) < 60_000, sizes


@pytest.mark.parametrize("name", questions())
def test_a_question_is_documented_and_its_operations_are_named(name: str) -> None:
    text = operation_text(name)
    assert text.startswith("# ")
    assert operations(name)
    assert len(operations(name)) == text.count("query ")


def test_the_day_of_a_page_reaches_the_store(records: Site) -> None:
    then = records.read("/document/annex-a-2022", {"knownBy": "2021-03-01"})
    assert "By 1 March 2021 no document that was read had told of it." in then.words
