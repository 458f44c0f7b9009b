"""docs/nginx.conf before two servers of one store: what comes through is what they said."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings
from tests.checkout import ROOT
from tests.deploy.playing import free_port
from tests.server.conftest import running
from tests.stores import load, packaged, sqlite_at

_SECONDS = 20
_WHOLE = """daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/rasso.conf;
}}
"""
QUERY = "{ graph { revision } }"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[httpx.Client]]:
    """Two servers over the packaged records."""
    address = sqlite_at(tmp_path_factory.mktemp("asked"))
    load(address, packaged().whole)
    settings = replace(Settings(), store=f"sqlite://{address.path}")
    with running(lambda: open_service(settings)) as one, running(lambda: open_service(settings)) as other:
        yield [one, other]


@pytest.fixture(scope="module")
def proxied(servers: list[httpx.Client], tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of nginx with the file of the documentation, at ports of this test."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("The proxy was not tried: nginx is not installed.")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    text = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    for usual, ours in ((8001, servers[0].base_url.port), (8002, servers[1].base_url.port), (8080, port)):
        assert text.count(f"127.0.0.1:{usual};") == 1
        text = text.replace(f"127.0.0.1:{usual};", f"127.0.0.1:{ours};")
    (folder / "rasso.conf").write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder), "utf-8")
    with subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as process:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_SECONDS) as client:
            _await(client, folder)
            yield client
        process.terminate()


def _await(client: httpx.Client, folder: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        try:
            client.get("/healthz")
            return
        except httpx.ConnectError:
            time.sleep(0.05)
    raise AssertionError((folder / "error.log").read_text("utf-8"))


def test_a_question_is_answered_through_the_proxy(proxied: httpx.Client) -> None:
    assert proxied.post("/graphql", json={"query": QUERY}).json()["data"] == {"graph": {"revision": 1}}


def test_what_a_client_has_of_one_server_is_still_so_at_the_other(
    proxied: httpx.Client, servers: list[httpx.Client]
) -> None:
    etags = {one.get("/graphql", params={"query": QUERY}).headers["etag"] for one in (*servers, proxied)}
    assert len(etags) == 1
    again = proxied.get("/graphql", params={"query": QUERY}, headers={"If-None-Match": etags.pop()})
    assert again.status_code == 304


def test_what_a_server_compressed_comes_through_with_its_validator(proxied: httpx.Client) -> None:
    response = proxied.get("/schema.graphql", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["etag"].startswith("W/")


def test_what_a_server_refuses_is_refused_in_its_words(proxied: httpx.Client) -> None:
    response = proxied.post("/graphql", json={"query": "{ nothing }"})
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (400, "INVALID")


def test_addresses_that_a_page_gives_are_those_of_the_proxy(proxied: httpx.Client) -> None:
    guide = proxied.get("/browser/guide.html")
    assert f"{str(proxied.base_url).rstrip('/')}/browser/" in guide.text
