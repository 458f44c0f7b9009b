"""One address names a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph.loaders.address import BadAddress, Neo4jAddress, SqliteAddress, parse


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sqlite:///srv/graph.db", "/srv/graph.db"),
        ("sqlite:////srv/graph.db", "/srv/graph.db"),
        ("sqlite:///srv/a%20b.db", "/srv/a b.db"),
        ("sqlite:graph.db", "graph.db"),
    ],
)
def test_a_file_is_named_by_its_path(text: str, path: str) -> None:
    assert parse(text, {}) == SqliteAddress(Path(path))


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_a_server_is_named_by_its_host(scheme: str) -> None:
    environ = {"RASSO_NEO4J_USER": "ann", "RASSO_NEO4J_PASSWORD": "secret"}
    assert parse(f"{scheme}://host:7687", environ) == Neo4jAddress(f"{scheme}://host:7687", "ann", "secret")


def test_the_environment_names_the_store_and_the_argument_comes_first() -> None:
    environ = {"RASSO_STORE": "sqlite:///srv/one.db"}
    assert parse(None, environ) == SqliteAddress(Path("/srv/one.db"))
    assert parse("sqlite:///srv/two.db", environ) == SqliteAddress(Path("/srv/two.db"))


def test_the_default_is_a_file_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ann/data")
    assert parse(None, {}) == SqliteAddress(Path("/home/ann/data/rasso-graph/rasso.db"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postgres://host/db", "names no store"),
        ("graph.db", "names no store"),
        ("sqlite://graph.db", "three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("neo4j://", "names no host"),
        ("bolt://ann:secret@host", "Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD instead"),
    ],
)
def test_anything_else_is_refused_with_what_an_address_looks_like(text: str, said: str) -> None:
    with pytest.raises(BadAddress) as refused:
        parse(text, {})
    assert said in str(refused.value)


def test_a_password_is_never_shown() -> None:
    address = parse("bolt://host", {"RASSO_NEO4J_PASSWORD": "secret"})
    assert "secret" not in f"{address} {address!r}"
