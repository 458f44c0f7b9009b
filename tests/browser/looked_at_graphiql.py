"""GraphiQL in Chromium with the network cut off, as somebody uses it: `make look`.

Not part of `make test`, since it needs Chromium and Playwright; where they are missing it says so and is skipped.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

import httpx
import pytest

from rasso_graph.server.opening import open_service
from rasso_graph.server.pages import graphiql
from rasso_graph.server.settings import Settings
from tests.server.conftest import running
from tests.stores import load, packaged, sqlite_at

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_PATIENCE = 60_000
_VALUE = "kind => globalThis.__MONACO?.editor.getModels().find(one => one.uri.path.includes(kind))?.getValue()"
_ANSWERED = f"() => ({_VALUE})('response')"
PAGE = "query Page($after: String) { outcomes(first: 2, after: $after) { pageInfo { endCursor } nodes { id } } }"
TWO = "query One { graph { revision } } query Two { graph { digest } }"


class Opened:
    """A page of GraphiQL, what it asked of anybody, and what its console complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.complaints, self.asked = page, list[str](), list[str]()
        page.set_default_timeout(_PATIENCE)
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        page.on("request", self._sent)
        page.goto(address)
        page.wait_for_selector(".graphiql-query-editor .view-line")

    def _said(self, one: Any) -> None:
        if one.type in ("error", "warning"):
            self.complaints.append(one.text)

    def _failed(self, error: Exception) -> None:
        self.complaints.append(str(error))

    def _sent(self, request: Any) -> None:
        self.asked.append(request.url)

    @property
    def address(self) -> SplitResult:
        """Where the page says that it is."""
        return urlsplit(str(self.page.url))

    def text(self, kind: str) -> str:
        """What an editor holds: `operation`, `variables` or `response`."""
        return self.page.evaluate(_VALUE, kind)

    def write(self, editor: str, text: str) -> None:
        """Types over what an editor holds."""
        self.page.click(f".graphiql-editors [aria-label='{editor}'] .view-lines")
        for key in ("Control+A", "Delete"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(text)

    def run(self, by: str = "button") -> Any:
        """Runs what is written, by the button or a key, and gives the answer."""
        if by == "button":
            self.page.click(".graphiql-execute-button")
        else:
            self.page.keyboard.press(by)
        self.page.wait_for_function(_ANSWERED)
        return json.loads(self.text("response"))


@pytest.fixture(scope="module")
def served(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The packaged records, served with the bundle."""
    address = sqlite_at(tmp_path_factory.mktemp("asked"))
    load(address, packaged().whole)
    settings = replace(Settings(), store=f"sqlite://{address.path}")
    with pytest.MonkeyPatch.context() as patch, running(lambda: open_service(settings)) as client:
        patch.setattr(graphiql, "BUILT", bundled)
        yield client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("GraphiQL was not looked at: there is no Chromium. Install it and run `make look`.")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make look`")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(chromium: Any, served: httpx.Client, path: str = "/graphql") -> Generator[Opened]:
    """The page as somebody sees it who never was here; at the end nobody else was asked, and nothing complained."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    base = str(served.base_url).rstrip("/")
    page = Opened(context.new_page(), f"{base}{path}")
    try:
        yield page
    finally:
        context.close()
    assert page.complaints == []
    assert {urlsplit(one).netloc for one in page.asked if not one.startswith("data:")} == {urlsplit(base).netloc}


def test_it_opens_on_a_question_that_answers(chromium: Any, served: httpx.Client) -> None:
    with opened(chromium, served) as page:
        assert "query LineageOfEarlyAdvice" in page.text("operation")
        steps = page.run()["data"]["lineage"]["steps"]
        assert "recommendation/internal-review-2014/1" in [step["node"]["id"] for step in steps]
        assert "truncated" in page.page.inner_text(".graphiql-response")


def test_one_types_runs_sees_the_answer_and_follows_its_cursor(chromium: Any, served: httpx.Client) -> None:
    asked = served.post("/graphql", json={"query": "{ outcomes(first: 4) { nodes { id } } }"}).json()
    with opened(chromium, served) as page:
        page.write("Operation Editor", PAGE)
        first = page.run()["data"]["outcomes"]
        page.page.click("text=Variables")
        page.write("Variables", json.dumps({"after": first["pageInfo"]["endCursor"]}))
        page.page.wait_for_function("() => location.search.includes('variables=')")
        second = page.run("Control+Enter")["data"]["outcomes"]
    assert first["nodes"] + second["nodes"] == asked["data"]["outcomes"]["nodes"]
    assert len(second["nodes"]) == 2


def test_the_address_leads_somebody_else_to_what_is_written_and_runs_nothing(
    chromium: Any, served: httpx.Client
) -> None:
    with opened(chromium, served) as page:
        page.write("Operation Editor", PAGE)
        page.page.wait_for_function("() => location.search.includes('Page')")
        address = page.address
    assert parse_qs(address.query)["query"] == [PAGE]
    with opened(chromium, served, f"{address.path}?{address.query}") as page:
        assert page.text("operation") == PAGE
        page.page.wait_for_timeout(1000)
        assert not page.text("response")


def test_what_is_too_long_to_be_sent_stands_where_nobody_gets_it(chromium: Any, served: httpx.Client) -> None:
    long = f"# {'long ' * 1000}\n{{ graph {{ revision }} }}"
    with opened(chromium, served) as page:
        page.write("Operation Editor", long)
        page.page.wait_for_function("() => location.hash.includes('long')")
        address = page.address
    assert address.query == ""
    with opened(chromium, served, f"{address.path}#{address.fragment}") as page:
        assert page.text("operation") == long
        assert page.run()["data"]["graph"] == {"revision": 1}


def test_of_two_operations_the_one_that_the_link_names_is_run(chromium: Any, served: httpx.Client) -> None:
    with opened(chromium, served, f"/graphql?{urlencode({'query': TWO, 'operationName': 'Two'})}") as page:
        page.page.wait_for_function("() => location.search.endsWith('operationName=Two')")
        page.page.wait_for_timeout(1000)
        assert list(page.run("Control+Enter")["data"]["graph"]) == ["digest"]


def test_a_question_of_the_cookbook_opens_beside_the_first_and_answers(chromium: Any, served: httpx.Client) -> None:
    with opened(chromium, served) as page:
        page.page.click("text=5. Which action moved to another theme?")
        assert "query MovedTheme" in page.text("operation")
        moved = page.run()["data"]["changes"]["items"]
        assert page.page.locator("[role=tab]").count() == 2
        page.page.click("text=5. Which action moved to another theme?")
        assert page.page.locator("[role=tab]").count() == 2
    assert len(moved) == 1


def test_words_of_the_schema_are_offered(chromium: Any, served: httpx.Client) -> None:
    with opened(chromium, served) as page:
        page.write("Operation Editor", "{ discrep")
        page.page.keyboard.press("Control+Space")
        page.page.wait_for_selector(".suggest-widget >> text=discrepancies")
