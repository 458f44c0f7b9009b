"""What traversals cost, in counted work: no more where the graph holds much else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, LiteralString, cast

import orjson
import pytest
from graphql import GraphQLSchema
from neo4j import Driver

from rasso_graph.loaders.address import SqliteAddress
from rasso_graph.loaders.text import GIVEN, Statement
from rasso_graph.loaders.walks import walk, walk_text
from rasso_graph.model.graph import Graph
from tests.neo4j.database import wipe
from tests.queries.making import Making
from tests.stores import Asked, asking, load, neo4j_at, sqlite_at

_OTHERS = 300
_LAST = "9999-12-31"
_TIMELINE: dict[str, Any] = {
    **{"kinds": ["EVENT", "PUBLICATION", "WORDING", "CLAIM", "TENURE"], "from": "0001-01-01", "to": "9999-12-30"},
    **{
        "known_by": _LAST,
        "day": "",
        "id": "",
        "until_day": _LAST,
        "until_id": "",
        "limit": 1,
        "backward": False,
        "all": 0,
    },
    **{"by": [], "counts": 1},
}
_PATH: dict[str, Any] = {
    **{"from": "body/owner", "to": "action/then", "types": ["OWNS", "CONTINUES"], "length": 8, "limit": 11},
    **{"known_by": _LAST, "frontier": ["body/owner", "action/then"]},
}
WALKS: dict[str, tuple[str, dict[str, Any]]] = {
    "lineage": (
        "lineage",
        {
            **{"starts": ["action/now"], "types": ["CONTINUES"], "up": True, "down": True, "depth": 6, "limit": 1001},
            **{"known_by": _LAST, "as_of": _LAST},
        },
    ),
    "path": ("path", {**_PATH, "as_of": None}),
    "path on a day": ("path", {**_PATH, "as_of": "2011-12-31"}),
    "timeline of a thing": ("timeline", {"about": "action/now", "first": 0, **_TIMELINE}),
    "timeline of everything": ("timeline", {"about": None, "first": 1, **_TIMELINE}),
    "changes": ("changes", {"from": "document/then", "to": "document/now", "kinds": ["Action"], "limit": 1001}),
}
some = pytest.mark.parametrize(
    "answerable",
    [
        'id: "body/owner"',
        'id: ["body/owner", "body/else-1"]',
        'id: "body/planner", inherited: true, role: LEAD, asOf: "2005-01-01"',
        'id: ["body/planner", "body/owner"], inherited: true',
    ],
)
"""One holder or several, each of one action: by itself or, of the planner, by a plan of a plan that contains it."""
_KEYS = ("TITLE", "DATE", "NUMBER", "STATUS", "THEME", "DUE", "PLACE")
_ORDERS = [f"{{by: {key}, direction: {direction}}}" for key in _KEYS for direction in ("ASC", "DESC")]
"""By most of them, most things of the large graph are alike."""
ordered = pytest.mark.parametrize("order", _ORDERS)
_AFTER = (5, 100)
"""How many things the page stands after, in the small graph and in the large one."""
Worked = Callable[[str, Mapping[str, Any]], int]


def _graph(others: int) -> Graph:
    """A small story, and beside it as many others as are wanted, told by one document and later."""
    m = Making()
    for when, year in (("then", "2001"), ("now", "2002")):
        m.document(when, year)
        _story(m, when, when, year)
    m.edge("CONTINUES", "action/now", "action/then")
    m.owner(m.node("body/owner", "Owner"), "action/now", "LEAD")
    m.owner(m.node("body/planner", "Planner"), m.node("programme/larger", "Larger plan"), "LEAD")
    m.edge("HAS_PART", "programme/larger", m.node("programme/plan", "Plan"))
    m.edge("HAS_PART", "programme/plan", "action/then")
    m.document("else", "2010")
    m.node("action/else-0", "Else")
    for number in range(1, others + 1):
        _story(m, f"else-{number}", "else", "2011")
        m.edge("CONTINUES", f"action/else-{number}", f"action/else-{number - 1}")
        m.owner(m.node(f"body/else-{number}", "Other"), f"action/else-{number}", "LEAD")
        m.edge("HAS_PART", m.node(f"programme/else-{number}", "Other plan"), f"action/else-{number}")
    return m.graph()


def _story(m: Making, slug: str, document: str, year: str) -> None:
    m.node(f"action/{slug}", slug)
    m.wording(f"action/{slug}", f"document/{document}", order=1)
    m.claim(f"action/{slug}", f"document/{document}", "PLANNED")
    m.edge("ABOUT", m.node(f"event/{slug}", slug, date=year), f"action/{slug}")
    m.edge("HOLDS", m.node(f"person/{slug}", slug), m.node(f"post/{slug}", slug), start=year)


# SQLite


@pytest.fixture(scope="module", params=["as seeded", "analysed"])
def steps(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Worked]:
    """Steps of SQLite's machine for a walk, in a small graph and in a large one."""
    addresses = [sqlite_at(tmp_path_factory.mktemp("growth")) for _ in range(2)]
    for address, others in zip(addresses, (1, _OTHERS), strict=True):
        load(address, _graph(others))
        if request.param == "analysed":
            with closing(sqlite3.connect(address.path, isolation_level=None)) as connection:
                connection.execute("ANALYZE")
    return [partial(_steps, address.path) for address in addresses]


def _steps(file: Path, name: str, params: Mapping[str, Any]) -> int:
    return _counted(file, walk_text(name, "sql"), params)


def _counted(file: Path, text: str, params: Mapping[str, Any]) -> int:
    bound = {key: orjson.dumps(one).decode() if isinstance(one, list | tuple) else one for key, one in params.items()}
    taken = list[None]()
    with closing(sqlite3.connect(file)) as connection:
        connection.set_progress_handler(lambda: taken.append(None), 1)
        connection.execute(text, bound).fetchall()
    return len(taken)


@pytest.mark.parametrize("walked", WALKS)
def test_sqlite_does_no_more_where_there_is_more_else(steps: list[Worked], walked: str) -> None:
    _flat(*(work(*WALKS[walked]) for work in steps))


@some
def test_sqlite_finds_what_some_answer_for_from_them(schema: GraphQLSchema, tmp_path: Path, answerable: str) -> None:
    work: list[int] = []
    for others in (1, _OTHERS):
        (tmp_path / str(others)).mkdir()
        address = sqlite_at(tmp_path / str(others))
        load(address, _graph(others))
        with asking(schema, address) as ask:
            work.append(sum(_counted(address.path, one.text, one.params) for one in _answered_for(ask, answerable)))
    _flat(*work)


def _answered_for(ask: Asked, answerable: str) -> list[Statement]:
    """The statements that count and list what some answer for."""
    query = f"{{ actions(where: {{answerable: {{{answerable}}}}}) {{ totalCount nodes {{ id }} }} }}"
    assert ask.data(query)["actions"]["totalCount"] == answerable.count("body")
    return ask.store.asked


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[SqliteAddress]:
    """A small graph and a large one."""
    addresses = [sqlite_at(tmp_path_factory.mktemp("pages")) for _ in range(2)]
    for address, others in zip(addresses, (10, _OTHERS), strict=True):
        load(address, _graph(others))
    return addresses


@ordered
def test_sqlite_gives_a_page_in_any_order_by_an_index(
    schema: GraphQLSchema, files: list[SqliteAddress], order: str
) -> None:
    work: list[int] = []
    for address, after in zip(files, _AFTER, strict=True):
        with asking(schema, address) as ask:
            work.append(sum(_counted(address.path, one.text, one.params) for one in _turned_over(ask, order, after)))
    _flat(*work)


def _turned_over(ask: Asked, order: str, after: int) -> list[Statement]:
    """The statement that gives a page after so many actions."""
    page = f"""query ($size: Int, $after: String) {{ actions(first: $size, after: $after, orderBy: {order}) {{
      nodes {{ id }} pageInfo {{ endCursor }} }} }}"""
    cursor = ask.data(page, {"size": after})["actions"]["pageInfo"]["endCursor"]
    assert len(ask.data(page, {"size": 3, "after": cursor})["actions"]["nodes"]) == 3
    return ask.store.asked


# Neo4j


@pytest.mark.parametrize("walked", WALKS)
def test_neo4j_does_no_more_where_there_is_more_else(hits: dict[str, list[int]], walked: str) -> None:
    _flat(*hits[walked])


@pytest.fixture(scope="module")
def hits(neo4j_server: Any, neo4j_driver: Driver) -> dict[str, list[int]]:
    """Database hits of each walk, in a small graph and in a large one."""
    found: dict[str, list[int]] = {walked: [] for walked in WALKS}
    for others in (1, _OTHERS):
        _load(neo4j_server, neo4j_driver, _graph(others))
        for walked, (name, params) in WALKS.items():
            found[walked].append(_hits(neo4j_driver, walk_text(name, "cypher"), {GIVEN: params}))
    return found


@some
def test_neo4j_finds_what_some_answer_for_from_them(
    schema: GraphQLSchema, neo4j_server: Any, neo4j_driver: Driver, answerable: str
) -> None:
    hits: list[int] = []
    for others in (1, _OTHERS):
        _load(neo4j_server, neo4j_driver, _graph(others))
        with asking(schema, neo4j_at(neo4j_server)) as ask:
            read = _answered_for(ask, answerable)
        hits.append(sum(_hits(neo4j_driver, one.text, one.params) for one in read))
    _flat(*hits)


def test_neo4j_reads_a_link_from_the_end_that_is_no_hub(
    schema: GraphQLSchema, neo4j_server: Any, neo4j_driver: Driver
) -> None:
    hits: list[int] = []
    for owned in (2, _OTHERS):
        _load(neo4j_server, neo4j_driver, _hub(owned))
        with asking(schema, neo4j_at(neo4j_server)) as ask:
            told = ask.data('{ path(from: "body/hub", to: "action/owned-1") { chains { links { id } } } }')
            assert told["path"]["chains"] == [{"links": [{"id": "owner/lead/body/hub/action/owned-1"}]}]
            read = ask.store.asked[-1]
        hits.append(_hits(neo4j_driver, read.text, read.params))
    _flat(*hits)


def _hub(owned: int) -> Graph:
    m = Making()
    m.document("plan", "2001")
    m.node("body/hub", "Hub")
    for number in range(owned):
        m.owner("body/hub", m.node(f"action/owned-{number}", "Owned"), "LEAD")
    return m.graph()


@ordered
def test_neo4j_gives_a_page_in_any_order_by_an_index(hits_of_pages: dict[str, list[int]], order: str) -> None:
    _flat(*hits_of_pages[order])


@pytest.fixture(scope="module")
def hits_of_pages(schema: GraphQLSchema, neo4j_server: Any, neo4j_driver: Driver) -> dict[str, list[int]]:
    """Database hits of a page in each order, in a small graph and in a large one."""
    found: dict[str, list[int]] = {order: [] for order in _ORDERS}
    for others, after in zip((10, _OTHERS), _AFTER, strict=True):
        _load(neo4j_server, neo4j_driver, _graph(others))
        with asking(schema, neo4j_at(neo4j_server)) as ask:
            for order in _ORDERS:
                read = _turned_over(ask, order, after)
                found[order].append(sum(_hits(neo4j_driver, one.text, one.params) for one in read))
    return found


def test_a_traversal_in_cypher_has_three_texts() -> None:
    for name, steps in (("lineage", "depth"), ("path", "length")):
        texts = {walk(name, "cypher", {steps: number}).text for number in range(1, 17)}
        assert len(texts) == 3


def _load(server: Any, driver: Driver, graph: Graph) -> None:
    """Neo4j plans by what it counted last, which may have been before."""
    wipe(driver)
    load(neo4j_at(server), graph)
    driver.execute_query("CALL db.prepareForReplanning()")


def _hits(driver: Driver, text: str, params: dict[str, Any]) -> int:
    profiled = cast(LiteralString, text.replace("CYPHER 5", "CYPHER 5 PROFILE", 1))
    profile = cast(Any, driver.execute_query(profiled, params).summary.profile)
    return sum(one["dbHits"] for one in _operators(profile))


def _operators(operator: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield operator
    for child in operator.get("children", []):
        yield from _operators(child)


def _flat(small: int, large: int) -> None:
    assert 0 < large <= small * 1.2, f"{small} in a small graph, {large} in a large one"
