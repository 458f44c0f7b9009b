"""Neo4j Browser in Chromium, with the style and the guide that the server gives: `make look`.

Not part of `make test`, since it needs Chromium and Playwright; where they are missing it says so and is skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from rasso_graph.loaders.address import Neo4jAddress
from rasso_graph.seed.storing import apply_graph
from rasso_graph.server.browser import saved
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings
from tests.neo4j.server import Neo4jServer
from tests.server.conftest import running
from tests.stores import packaged

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_FRAME = "document.querySelector('[data-testid=frame]')"
_CIRCLES = f"[...{_FRAME}.querySelectorAll('g.node')].map(g => [g.textContent, [...g.querySelectorAll('circle')]])"
_FILL = "all.map(c => getComputedStyle(c).fill).find(fill => fill !== 'none')"
_DRAWN = f"() => {_CIRCLES}.map(([text, all]) => [text.trim(), {_FILL}, all[0].getAttribute('r')])"
_EDGES = f"() => [...{_FRAME}.querySelectorAll('g.relationship')].map(g => g.textContent)"
_EDITOR = "document.querySelector('[data-testid=activeEditor]')"
_CONNECTED = f"() => /^\\w+\\$/.test({_EDITOR}?.innerText || '')"
_DRAWING = f"() => {_FRAME}?.querySelectorAll('g.node').length > 0"
_PANEL = "() => document.querySelector('[data-testid=vizInspector]').innerText"
_PATIENCE = 120_000


class Browser:
    """A page of Neo4j Browser that is connected."""

    def __init__(self, page: Any, neo4j: Neo4jServer) -> None:
        self.page = page
        page.set_default_timeout(_PATIENCE)
        page.goto(f"{neo4j.http_uri.replace('127.0.0.1', 'localhost')}/browser/", wait_until="domcontentloaded")
        page.fill("[data-testid=username]", neo4j.user)
        page.fill("[data-testid=password]", neo4j.password)
        page.click("[data-testid=connect]")
        page.wait_for_function(_CONNECTED)

    def run(self, command: str) -> None:
        """Types a command into the editor and runs it; what it draws is then drawn."""
        frames = self.page.locator("[data-testid=frame]").count()
        self.page.click("[data-testid=activeEditor] .monaco-editor .view-lines")
        for key in ("Control+A", "Delete"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(command)
        self.page.click("[data-testid=editor-Run]")
        if not command.startswith(":guide"):
            self.page.wait_for_function(f"() => document.querySelectorAll('[data-testid=frame]').length > {frames}")

    def draw(self, statement: str) -> dict[str, tuple[str, str]]:
        """The circles of a picture: fill and radius by caption."""
        self.run(statement)
        self.page.wait_for_function(_DRAWING)
        self.page.wait_for_timeout(2000)  # Edges between what is shown are asked for afterwards.
        drawn = [tuple(one) for one in self.page.evaluate(_DRAWN)]
        assert len({one[0] for one in drawn if one[0]}) > 1, drawn
        return {caption: (fill, radius) for caption, fill, radius in drawn}


@pytest.fixture(scope="module")
def browsed(restartable_neo4j: Neo4jServer) -> Iterator[tuple[Browser, str]]:
    """Neo4j Browser over the packaged records, and the address of `rasso serve` as pages are allowed from it."""
    if CHROMIUM is None:
        pytest.skip("Neo4j Browser was not looked at: there is no Chromium. Install it and run `make look`.")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make look`")
    at = Neo4jAddress(restartable_neo4j.uri, restartable_neo4j.user, restartable_neo4j.password)
    apply_graph(at, packaged().whole, correct=None)
    settings = replace(Settings(), store=at.uri)
    with running(lambda: open_service(settings)) as client, playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        page = Browser(chromium.new_page(viewport={"width": 1500, "height": 950}), restartable_neo4j)
        yield page, str(client.base_url).rstrip("/").replace("127.0.0.1", "localhost")
        chromium.close()


pytestmark = pytest.mark.neo4j


def statement(number: int) -> str:
    return saved("guide")[number - 1].statement


def test_circles_have_captions_without_a_style_even_after_the_schema_was_drawn(browsed: tuple[Browser, str]) -> None:
    page, _ = browsed
    page.run("CALL db.schema.visualization()")
    page.page.wait_for_timeout(5000)
    drawn = page.draw(statement(2))
    assert "" not in drawn
    assert "Joint protocol" in drawn
    assert "Annex A item 18" in drawn


def test_the_style_survives_the_schema_and_is_drawn(browsed: tuple[Browser, str]) -> None:
    page, base = browsed
    page.run("CALL db.schema.visualization()")
    page.page.wait_for_timeout(5000)
    page.run(f":style {base}/browser/rasso.grass")
    page.page.wait_for_timeout(3000)
    drawn = page.draw(statement(2))
    assert drawn["Annex A item 18"] == ("rgb(86, 180, 233)", "36.5")
    assert drawn["RASSO 2025"] == ("rgb(0, 158, 115)", "44")
    assert drawn["CPS"] == ("rgb(230, 159, 0)", "39")
    assert drawn["PLANNED 2020"] == ("rgb(204, 121, 167)", "36.5")
    edges = page.page.evaluate(_EDGES)
    assert [one for one in edges if one.startswith(("TRAC", "HAPPE", "CHAIN"))] == []
    assert edges.count("REWORDS") == 1


def test_the_panel_of_a_node_tells_the_title_before_what_machines_read(browsed: tuple[Browser, str]) -> None:
    page, _ = browsed
    page.draw(statement(2))
    page.page.locator("[data-testid=frame]").first.locator("g.node").first.click(force=True)
    page.page.wait_for_timeout(1500)
    panel = page.page.evaluate(_PANEL)
    assert 0 < panel.index("title") < panel.index("tokens_")


def test_the_guide_opens_with_its_picture_and_its_slides(browsed: tuple[Browser, str]) -> None:
    page, base = browsed
    page.run(f":guide {base}/browser/guide.html")
    page.page.wait_for_selector("text=The RASSO graph")
    shown = page.page.locator("img[alt='The data model']")
    shown.wait_for()
    assert shown.evaluate("one => one.naturalWidth") == 840
    page.page.click("text=Next")
    page.page.wait_for_selector("text=Kinds of things, and how many there are of each.")
    page.page.click("pre.runnable:visible")
    page.page.wait_for_function(
        "() => document.querySelector('[data-testid=activeEditor]').innerText.includes('n.kind')"
    )
