"""Two graphs put into a store in turn under readers: whether every answer is whole, of the one or of the other."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import click
import orjson
from graphql import GraphQLSchema

from bench.cutting import cut
from bench.opening import STORES
from bench.opening import opened as opened_in
from rasso_graph.loaders.address import Address
from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.schema import core_schema
from rasso_graph.seed.storing import apply_graph
from tests.stores import opened, packaged

QUESTIONS: Mapping[str, str] = {
    "six root fields": """{
      graph { digest } actions { totalCount } delivered: actions(where: {status: [DELIVERED]}) { totalCount }
      documents { totalCount } commitments(first: 20, orderBy: [{by: DATE}]) { nodes { id title } }
      lineage(of: "action/early-advice", direction: BOTH, types: null) { steps { node { id title } } }
    }""",
    "one root field": """{ actions(first: 100, where: {status: [DELIVERED]}) {
      totalCount nodes { id status { status } } } }""",
    "lineage with owners": """{ lineage(of: "action/early-advice", direction: BOTH, types: null) {
      steps { node { id title ... on Action { wordings { number document { id } } } }
        owners { role holder { ... on Cited { id } } } }
      links { type citations { locator } } } }""",
    "owners": "{ bodies(first: 50) { nodes { id title owns { totalCount nodes { id statedOf { id title } } } } } }",
    "search": '{ search(text: "training", first: 50) { totalCount nodes { node { id title } highlights { text } } } }',
    "facets": "{ commitments(first: 1) { totalCount facets(by: [STATUS, THEME]) { by counts { value count } } } }",
}
"""Fields beside each other, one field, traversals of two statements, counts, full text."""


@dataclass
class Told:
    """What readers were told: how many answers of which revision, how many of neither graph, and the errors."""

    answers: int = 0
    turns: int = 0
    """How often the one graph followed upon the other."""
    mixed: Counter[str] = field(default_factory=Counter[str])
    """Answers that are of neither graph, by question."""
    errors: Counter[str] = field(default_factory=Counter[str])
    slowest: float = 0.0
    """Seconds that the answer took which took longest."""
    seen: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])
    """Which of the two each question was answered from."""


def updated(graph: Graph) -> Graph:
    """The graph as if an update had changed two thirds of its actions and outcomes and taken back the rest."""
    tracked = sorted(name for name, node in graph.nodes.items() if node.label in {"Action", "Outcome"})
    gone, changed = set(tracked[1::3]), set(tracked) - set(tracked[1::3])
    kept = [node for name, node in graph.nodes.items() if name not in gone]
    found = Graph({node.id: _changed(node) if node.id in changed else node for node in kept})
    for edge in graph.edges.values():
        if not gone & {edge.source, edge.target, *_between(edge)}:
            found.add(edge)
    return found


def _changed(node: Node) -> Node:
    held, delivered = node.properties, node.properties["status"] == "DELIVERED"
    title = f"{held['title']}, once more"
    status = "IN_PROGRESS" if delivered else "DELIVERED"
    return Node(node.id, node.label, {**held, "title": title, "status": status})


def _between(edge: Edge) -> tuple[Any, ...]:
    return edge.properties.get("later"), edge.properties.get("earlier")


async def in_turn(
    schema: GraphQLSchema, address: Address, graphs: Sequence[Graph], seconds: float, readers: int = 4
) -> Told:
    """Puts the graphs into the store in turn for so long, while so many readers ask one question after the other."""
    whole = [await _whole(schema, address, graph) for graph in graphs]
    told, until = Told(), time.monotonic() + seconds
    store = opened(address)
    service = Service(schema, store)
    reading = [asyncio.create_task(_read(service, whole, told, until, at)) for at in range(readers)]
    while time.monotonic() < until:
        await asyncio.to_thread(apply_graph, address, graphs[told.turns % len(graphs)], correct=None)
        told.turns += 1
    await asyncio.gather(*reading)
    service.close()
    await store.close()
    return told


async def _whole(schema: GraphQLSchema, address: Address, graph: Graph) -> dict[str, bytes]:
    """What the store answers that holds this graph and is left in peace."""
    await asyncio.to_thread(apply_graph, address, graph, correct=None)
    store = opened(address)
    service = Service(schema, store)
    answers = {name: _bytes(await service.answer(text)) for name, text in QUESTIONS.items()}
    service.close()
    await store.close()
    return answers


async def _read(service: Service, whole: Sequence[Mapping[str, bytes]], told: Told, until: float, first: int) -> None:
    asked = cycle(QUESTIONS.items())
    for _ in range(first):
        next(asked)
    for name, text in asked:
        if time.monotonic() > until:
            return
        begun = time.perf_counter()
        answer = await service.answer(text)
        told.slowest = max(told.slowest, time.perf_counter() - begun)
        _note(told, name, answer, [one[name] for one in whole])


def _note(told: Told, name: str, answer: Answer, whole: Sequence[bytes]) -> None:
    told.answers += 1
    found = _bytes(answer)
    if answer.errors:
        told.errors[f"{name}: {answer.errors[0]['extensions']['code']}: {answer.errors[0]['message']}"] += 1
    elif found in whole:
        told.seen.add((name, whole.index(found)))
    else:
        told.mixed[name] += 1


def _bytes(answer: Answer) -> bytes:
    return orjson.dumps([answer.data, [one["message"] for one in answer.errors]])


@click.command(help=__doc__)
@click.option("--seconds", type=click.FloatRange(1), default=300, help="How long on each store.")
@click.option("--nodes", type=click.IntRange(500), default=700, help="How large the graphs are at the most.")
@click.option("--store", "stores", type=click.Choice(STORES), multiple=True, default=STORES)
def main(seconds: float, nodes: int, stores: tuple[str, ...]) -> None:
    """Exit code 1 where an answer was of neither graph, or an error."""
    graph = cut(packaged().whole, nodes, Random(2), frozenset({"action/early-advice"}))
    wrong = False
    for store in stores:
        with TemporaryDirectory() as folder, opened_in(store, Path(folder), nodes) as address:
            told = asyncio.run(in_turn(core_schema(), address, [graph, updated(graph)], seconds))
        click.echo(f"{store}: {told.turns} updates, {told.answers:,} answers, the slowest {told.slowest:.2f} s")
        click.echo(f"  {sum(told.mixed.values())} mixed {dict(told.mixed)}, {sum(told.errors.values())} errors")
        for said, many in told.errors.items():
            click.echo(f"  {many} times: {said}")
        wrong = wrong or bool(told.mixed or told.errors)
    raise SystemExit(wrong)


if __name__ == "__main__":
    main()
