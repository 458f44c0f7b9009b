"""The documentation as a site, in Chromium with the network cut off, at a desk and on a phone: `make look`."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.checkout import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_CUT_OFF = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_PAGES = ("index.html", "docs/front-end.html", "docs/schema.html", "docs/record.html", "docs/decisions/index.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Built, and given by a plain server of files."""
    if not find_spec("mkdocs"):
        pytest.skip("The site was not looked at: MkDocs is not installed. Run `make look`.")
    out = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, str(ROOT / "docs" / "website.py"), str(out)], check=True)
    handler = functools.partial(SimpleHTTPRequestHandler, directory=out)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("The site was not looked at: there is no Chromium. Install it and run `make look`.")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make look`")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=[*_FLAGS, _CUT_OFF])
        yield browser
        browser.close()


@pytest.fixture
def asked(chromium: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Any, list[str]]]:
    """A page of this width, and the addresses it asked."""
    found: list[str] = []

    def sent(one: Any) -> None:
        found.append(one.url)

    page = chromium.new_page(viewport={"width": getattr(request, "param", 1400), "height": 900})
    page.on("request", sent)
    yield page, found
    page.close()


@pytest.mark.parametrize("asked", [1400, 390], indirect=True)
@pytest.mark.parametrize("path", _PAGES)
def test_a_page_fits_and_asks_nothing_from_outside(site: str, asked: tuple[Any, list[str]], path: str) -> None:
    page, found = asked
    page.goto(f"{site}/{path}")
    page.wait_for_selector("article h1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert {urlsplit(one).netloc for one in found if not one.startswith("data:")} == {urlsplit(site).netloc}


def test_a_search_finds_a_type_of_the_schema_and_leads_to_it(site: str, asked: tuple[Any, list[str]]) -> None:
    page, _ = asked
    page.goto(f"{site}/index.html")
    page.click("label.md-search__icon, .md-search__input")
    page.fill(".md-search__input", "OwnerRole")
    page.click(".md-search-result__link >> text=OwnerRole")
    page.wait_for_url(re.compile(r"docs/(schema|graph)\.html"))
    assert page.is_visible("h2#ownerrole, h3#ownerrole")
