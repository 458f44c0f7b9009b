"""One address names a store."""

from __future__ import annotations

from collections.abc import Callable
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
        ("SQLite:Graph.db", "Graph.db"),
        ("SQLITE:///srv/Graph.db", "/srv/Graph.db"),
        ("sqlite:///srv/a%23b%3Fc.db", "/srv/a#b?c.db"),
        ("sqlite:///srv/caf%C3%A9.db", "/srv/café.db"),
    ],
)
def test_a_file_is_named_by_its_path(text: str, path: str) -> None:
    assert parse(text, {}) == SqliteAddress(Path(path))


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
@pytest.mark.parametrize("spelt", [str.lower, str.upper, str.title])
def test_a_server_is_named_by_its_host_and_a_scheme_in_any_case(scheme: str, spelt: Callable[[str], str]) -> None:
    environ = {"RASSO_NEO4J_USER": "ann", "RASSO_NEO4J_PASSWORD": "secret"}
    assert parse(f"{spelt(scheme)}://host:7687", environ) == Neo4jAddress(f"{scheme}://host:7687", "ann", "secret")


@pytest.mark.parametrize(
    ("text", "setting", "uri", "database"),
    [
        ("bolt://host", "", "bolt://host", None),
        ("bolt://host/", "", "bolt://host", None),
        ("bolt://host:/", "", "bolt://host", None),
        ("bolt://host/rasso", "", "bolt://host", "rasso"),
        ("neo4j+s://host:7687/rasso.2022-a", "", "neo4j+s://host:7687", "rasso.2022-a"),
        ("bolt://[::1]:7687/rasso", "", "bolt://[::1]:7687", "rasso"),
        ("bolt://host", "rasso", "bolt://host", "rasso"),
        ("bolt://host/one", "two", "bolt://host", "one"),
    ],
)
def test_a_database_is_named_after_the_host_or_by_its_setting(
    text: str, setting: str, uri: str, database: str | None
) -> None:
    found = parse(text, {"RASSO_NEO4J_DATABASE": setting})
    assert found == Neo4jAddress(uri, "neo4j", "", database)
    assert str(found) == (f"{uri}/{database}" if database else uri)


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
        ("sqlite://host/srv/graph.db", "names a host"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("neo4j://", "names no host"),
        ("bolt:", "names no host"),
        ("bolt:host", "names no host"),
        ("bolt:///rasso", "names no host"),
        ("bolt://ho st", "names no host"),
        ("bolt://:7687", "names no host"),
        ("bolt://host:abc", "a port is a number"),
        ("bolt://host:99999", "a port is a number"),
        ("bolt://host:-1", "a port is a number"),
        ("bolt://host:1:2", "a port is a number"),
        ("bolt://[::1", "a port is a number"),
        ("bolt://host:0", "port 0"),
        ("neo4j://a:7687,b:7687", "names several servers"),
        ("bolt://a,b/rasso", "names several servers"),
        ("bolt://host?database=rasso", "ends in a query (?database=rasso)"),
        ("neo4j://host/rasso?policy=eu", "ends in a query"),
        ("bolt://host?", "ends in a query"),
        ("bolt://host#rasso", "ends in a fragment (#rasso)"),
        ("bolt://host/one/two", "'one/two' is no database"),
        ("bolt://host/one%2Ftwo", "'one/two' is no database"),
        ("bolt://host/system", "'system' is no database for a graph"),
        ("bolt://host/System", "no database for a graph"),
        ("bolt://host\n", "cannot be printed"),
        ("bolt://host/\x00", "cannot be printed"),
        ("sqlite:///srv/graph.db?immutable=1", "ends in a query (?immutable=1)"),
        ("sqlite:///srv/a#b.db", "# is %23"),
        ("sqlite:graph.db#", "ends in a fragment"),
        ("sqlite:///srv/", "names no file"),
        ("sqlite:", "names no file"),
        ("sqlite:///srv/%00.db", "no printable text"),
        ("sqlite:///srv/%ff.db", "Write % itself as %25"),
        ("bolt://ann:secret@host", "Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD instead"),
    ],
)
def test_anything_else_is_refused_with_what_an_address_looks_like(text: str, said: str) -> None:
    with pytest.raises(BadAddress) as refused:
        parse(text, {})
    assert said in str(refused.value)


def test_a_database_that_is_none_is_refused_from_its_setting_too() -> None:
    with pytest.raises(BadAddress, match="'my graph' is no database"):
        parse("bolt://host", {"RASSO_NEO4J_DATABASE": "my graph"})


@pytest.mark.parametrize("text", ["bolt://ann:secret@host", "bolt://ann:secret@host?x=1", "mysql://ann:secret@host/db"])
def test_a_password_in_an_address_is_not_repeated(text: str) -> None:
    with pytest.raises(BadAddress) as refused:
        parse(text, {})
    assert "secret" not in str(refused.value)


def test_a_password_is_never_shown() -> None:
    address = parse("bolt://host", {"RASSO_NEO4J_PASSWORD": "secret"})
    assert "secret" not in f"{address} {address!r}"
