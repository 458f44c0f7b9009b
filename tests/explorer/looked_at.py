"""The explorer in Chromium: what axe finds, by keyboard alone, on narrow screens, on paper: `make look`.

Not part of `make test`, since it needs Chromium, Playwright and axe-core; where they are missing it says so.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from rasso_graph.server.opening import open_service
from tests.checkout import ROOT
from tests.explorer.conftest import settings_for
from tests.server.conftest import running

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_AXE = ROOT / ".venv" / "axe"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_FOUND = f"async () => (await axe.run(document, {{runOnly: {_RULES}}})).violations.map(v => [v.id, v.nodes[0].html])"
_TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"
_PATIENCE = 120_000
PAGES = [
    "/",
    "/?q=early+advice",
    "/action/early-advice",
    "/action/early-advice?knownBy=2021-03-01",
    "/body/cps",
    "/document/annex-a-2022",
    "/compare?from=document/rasso-2025&to=document/annex-a-2022",
    "/timeline?about=action/early-advice",
    "/path?from=body/cps&to=action/early-advice",
    "/theme/rasso-2025/our-people",
    "/event/early-advice-mou-launched",
    "/embed/lineage?of=action/early-advice",
    "/action/nothing",
]


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(_AXE), "axe-core@4"]
    if shutil.which("npm") is None or subprocess.run(install, check=False).returncode:
        pytest.skip("axe-core could not be installed: npm is needed.")
    return (_AXE / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("The explorer was not looked at: there is no Chromium. Install it and run `make look`.")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make look`")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(sqlite_records: str) -> Iterator[str]:
    with running(lambda: open_service(settings_for(sqlite_records))) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=["wide light", "narrow dark"])
def page(request: pytest.FixtureRequest, chromium: Any, address: str) -> Iterator[Any]:
    """A page of a browser; what it asks of anybody else, and what its scripts complain of, fails the test."""
    width, scheme = request.param
    context = chromium.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.set_default_timeout(_PATIENCE)
    wrong = list[str]()

    def asked(request: Any) -> None:
        if not request.url.startswith((address, "data:")):
            wrong.append(request.url)

    def failed(error: Any) -> None:
        wrong.append(str(error))

    opened.on("request", asked)
    opened.on("pageerror", failed)
    yield opened
    context.close()
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(page: Any, axe: str, path: str) -> None:
    page.goto(path)
    page.evaluate(axe)
    assert page.evaluate(_FOUND) == []
    assert page.evaluate(_TOO_WIDE) <= 0


def test_the_first_stop_of_the_keyboard_skips_to_the_page(page: Any) -> None:
    page.goto("/action/early-advice")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_by_keyboard_one_finds_a_commitment_and_walks_its_lineage(page: Any) -> None:
    page.goto("/")
    page.focus("#q")
    page.keyboard.type("memorandum early advice")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Search: memorandum early advice')")
    page.focus(".rows a >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Early Advice Memorandum')")
    assert page.locator("h1").count() == 1


def test_titles_are_offered_while_one_types(page: Any) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("early adv")
    page.wait_for_function("() => document.querySelectorAll('#suggested option').length > 0")
    offered = page.eval_on_selector_all("#suggested option", "all => all.map(one => one.value)")
    assert all("early" in one.lower() for one in offered)


def test_a_link_of_the_picture_is_told_on_focus_with_its_reason(page: Any) -> None:
    page.goto("/action/early-advice")
    if page.viewport_size["width"] < 700:
        assert not page.is_visible(".picture")
        assert page.is_visible("ol.steps")
        return
    page.focus("svg a.way >> nth=0")
    told = page.inner_text("#told")
    assert "stated" in told or "inferred" in told
    assert "passage" in told


def test_a_day_is_chosen_and_stays(page: Any) -> None:
    page.goto("/action/early-advice")
    page.click("details.moment summary")
    page.fill("input[name=knownBy]", "2021-03-01")
    page.click("text=Show that day")
    page.wait_for_selector(".then")
    assert page.inner_text(".card .status") == "Planned"
    page.click("main >> text=RASSO 2025: Casework quality >> nth=0")
    page.wait_for_selector("h1:has-text('Casework quality')")
    assert "1 March 2021" in page.inner_text(".then")


def test_on_paper_the_facts_stand_without_the_controls(page: Any) -> None:
    page.goto("/action/early-advice")
    page.emulate_media(media="print")
    assert not page.is_visible("form.search")
    assert page.is_visible("ol.steps")
    assert page.is_visible(".card")


def test_the_facts_stand_without_script(chromium: Any, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/action/early-advice", timeout=_PATIENCE)
    assert page.is_visible("svg.lineage a.start")
    assert page.is_visible("ol.steps")
    context.close()
