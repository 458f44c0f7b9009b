"""A synthetic graph small and four times as large, every case asked of it in both stores."""

from __future__ import annotations

import asyncio
from collections.abc import Set
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from neo4j import Driver

from bench.cases import CASES
from bench.cutting import cut
from bench.generator import Template, template, whole, without_mentions
from bench.loading import stages
from bench.measuring import Place, Taken, answered
from bench.plans import watched
from bench.targets import targets
from rasso_graph.loaders.address import Address
from rasso_graph.loaders.snapshot import Snapshot, snapshot
from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.storing import apply_graph
from tests.neo4j.database import wipe
from tests.stores import neo4j_at, packaged, sqlite_at

SMALL, LARGE = 600, 2_400
STAGE = 1_300
"""Nodes of an update of Neo4j, so that the large graph takes several."""
IN_NEO4J = {
    "lineage, depth 6": 900,
    "path over lineage": 900,
    "timeline of everything, first page": 4_000,
    "page by title, first": 220,
}
"""The cases whose work is counted in Neo4j, which takes its time over each, and the most database hits of each. Where
the server does not plan anew once it is loaded, the lineage takes 17,000 and the timeline 6,300."""


@dataclass(frozen=True)
class Asked:
    """What a store holds, and what every case took there."""

    held: Snapshot
    taken: dict[str, Taken]


@pytest.fixture(scope="session")
def record() -> Graph:
    """The packaged records without their mentions, which stand in no graph of the bench."""
    return without_mentions(packaged().graph)


@pytest.fixture(scope="session")
def short(record: Graph) -> Template:
    """A small part of the records to copy, with the bodies that stand in everything. In its last tenth by title nothing
    is delivered, so that a page there is found to be empty."""
    full = template(record)
    return replace(template(cut(record, SMALL, Random(2), full.one_for_all)), one_for_all=full.one_for_all)


@pytest.fixture(scope="session")
def graphs(short: Template) -> dict[int, Graph]:
    """By their size, of one generation: a lineage is as long in each."""
    return {size: whole(short, size, generations=1) for size in (SMALL, LARGE)}


@pytest.fixture(scope="session")
def in_sqlite(graphs: dict[int, Graph], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Asked]:
    """Both graphs, the work of every case counted."""
    every = {case.name for case in CASES}
    return {
        size: _asked("sqlite", sqlite_at(tmp_path_factory.mktemp("bench")), graph, every)
        for size, graph in graphs.items()
    }


@pytest.fixture(scope="session")
def in_neo4j(graphs: dict[int, Graph], neo4j_server: Any, neo4j_driver: Driver) -> Asked:
    """The larger graph."""
    wipe(neo4j_driver)
    return _asked("neo4j", neo4j_at(neo4j_server), graphs[LARGE], IN_NEO4J.keys())


def _asked(store: str, address: Address, content: Graph, counted: Set[str]) -> Asked:
    graph = derive(content)
    for part in stages(address, graph, STAGE):
        apply_graph(address, part)
    return Asked(snapshot(address), asyncio.run(_taken(store, address, graph, counted)))


async def _taken(store: str, address: Address, graph: Graph, counted: Set[str]) -> dict[str, Taken]:
    watching = watched(address)
    place = Place(store, len(graph.nodes), address, watching, Service(core_schema(), watching), targets(graph))
    found = {case.name: await answered(place, case, await place.variables(case), warm=1) for case in CASES}
    for name in counted:
        found[name].count(address)
    await watching.close()
    return found
