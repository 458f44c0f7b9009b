"""A Neo4j with a certificate and a database of another name: what the schemes with `+s` and `+ssc` ask for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.plan import About
from rasso_graph.loaders.store import StoreUnready
from tests.neo4j.fixtures import own
from tests.neo4j.server import Neo4jServer
from tests.seed.sample import World, make_world
from tests.stores import opened

POLICY = "dbms.ssl.policy.bolt"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who vouches for the server's certificate, unknown to this machine."""
    return trustme.CA()


@pytest.fixture(scope="module")
def tls_neo4j(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server that speaks TLS to whoever asks for it, with a certificate for 127.0.0.1."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "private.key")
    for part in certificate.cert_chain_pems:
        part.write_to_path(folder / "public.crt", append=True)
    for expected in ("trusted", "revoked"):
        (folder / expected).mkdir()
    settings = [f"{POLICY}.enabled=true", f"{POLICY}.base_directory={folder}", f"{POLICY}.client_auth=NONE"]
    settings += ["server.bolt.tls_level=OPTIONAL", "initial.dbms.default_database=rasso"]
    yield from own(Neo4jServer(settings=settings))


@pytest.fixture(scope="module")
def seeded_neo4j(
    neo4j_store_url: str, tls_neo4j: Neo4jServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The made-up world in it, written over TLS into the database that the address names.

    The other server's variables are set first, so that they are what this leaves behind.
    """
    world = make_world(tmp_path_factory.mktemp("world"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASSO_NEO4J_USER", tls_neo4j.user)
        patch.setenv("RASSO_NEO4J_PASSWORD", tls_neo4j.password)
        assert seed.apply(f"bolt+ssc://{host(tls_neo4j)}/rasso", [world.records]).revision == 1
        yield world


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the authority."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def host(server: Neo4jServer) -> str:
    return server.uri.partition("//")[2]


def revision(address: str) -> int:
    """What the store at an address answers to a server of the API."""

    async def ask() -> int:
        store = opened(parse(address))
        try:
            return (await store.read("ready", (About("revision"),)))[1][0]
        finally:
            await store.close()
            await asyncio.sleep(0.1)  # over TLS a connection says goodbye after it was closed

    return asyncio.run(ask())


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc", "BOLT+SSC"])
def test_any_certificate_will_do_where_the_address_says_so(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, scheme: str
) -> None:
    address = f"{scheme}://{host(tls_neo4j)}/rasso"
    assert revision(address) == 1
    assert not seed.plan(address, [seeded_neo4j.records]).difference


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_somebody_vouches_for_is_taken(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, trusted: None, scheme: str
) -> None:
    address = f"{scheme}://{host(tls_neo4j)}/rasso"
    assert revision(address) == 1
    assert not seed.plan(address, [seeded_neo4j.records]).difference


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_told_as_that(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, scheme: str
) -> None:
    address = f"{scheme}://{host(tls_neo4j)}/rasso"
    for ask in (lambda: revision(address), lambda: seed.plan(address, [seeded_neo4j.records])):
        with pytest.raises(StoreUnready, match=r"shows a certificate that nobody vouches for here. Name its authority"):
            ask()


def test_a_certificate_for_another_host_is_told_as_that(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, trusted: None
) -> None:
    with pytest.raises(StoreUnready, match="certificate"):
        revision(f"bolt+s://{host(tls_neo4j).replace('127.0.0.1', 'localhost')}/rasso")


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"])
def test_a_server_without_tls_is_told_as_that(neo4j_store_url: str, world: World, scheme: str) -> None:
    address = neo4j_store_url.replace("bolt", scheme)
    for ask in (lambda: revision(address), lambda: seed.plan(address, [world.records])):
        with pytest.raises(StoreUnready, match=r"does not begin to speak TLS. Write"):
            ask()


@pytest.mark.parametrize("named", ["/rasso", "/RASSO", ""])
def test_a_database_is_the_one_named_or_the_servers_default(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, named: str
) -> None:
    assert revision(f"bolt://{host(tls_neo4j)}{named}") == 1


def test_the_setting_names_a_database_too(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"bolt://{host(tls_neo4j)}"
    monkeypatch.setenv("RASSO_NEO4J_DATABASE", "rasso")
    assert revision(address) == 1
    monkeypatch.setenv("RASSO_NEO4J_DATABASE", "neo4j")
    with pytest.raises(StoreUnready, match="has no database of this name"):
        revision(address)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there_is_neither_read_nor_written(
    tls_neo4j: Neo4jServer, seeded_neo4j: World, scheme: str
) -> None:
    address = f"{scheme}://{host(tls_neo4j)}/neo4j"
    asked = (
        lambda: revision(address),
        lambda: seed.plan(address, [seeded_neo4j.records]),
        lambda: seed.apply(address, [seeded_neo4j.records]),
    )
    for ask in asked:
        with pytest.raises(StoreUnready, match=f"{address} has no database of this name. Set RASSO_NEO4J_DATABASE"):
            ask()
