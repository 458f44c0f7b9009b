"""Synthetic graphs brought into fresh stores by the ordinary seeding, and kept."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench import kept
from bench.generator import template, whole, without_mentions
from bench.kept import Kept
from bench.opening import opened, path_of
from bench.targets import targets
from rasso_graph.loaders.address import Address, Neo4jAddress
from rasso_graph.model.graph import Edge, Graph
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.making import build
from rasso_graph.seed.reading import PACKAGED
from rasso_graph.seed.storing import apply_graph

STAGE = 200_000
"""Nodes that one transaction brings into Neo4j: it lives in the server's memory until it is done."""

Say = Callable[[str], None]


def synthetic(size: int) -> Graph:
    """A graph of about `size` nodes like the packaged records, with what is derived."""
    return derive(whole(template(without_mentions(build([PACKAGED]).graph)), size))


def load(base: Path, size: int, stores: Sequence[str], say: Say) -> None:
    """Loads a graph of a size into those of the stores that do not hold it yet."""
    folder = base / str(size)
    held = _held(folder)
    missing = [store for store in stores if held is None or store not in held.seconds]
    say(f"{size:,} nodes: {', '.join(missing) or 'nothing'} to load")
    if not missing:
        return
    graph = synthetic(size)
    held = held or Kept(folder, size, len(graph.nodes), len(graph.edges), targets(graph))
    say(f"  made {len(graph.nodes):,} nodes, {len(graph.edges):,} edges")
    for store in missing:
        held.seconds[store] = _loaded(store, folder, graph, say)
        say(f"  loaded {store} in {held.seconds[store]:,.0f} s")
        held.write()


def _held(folder: Path) -> Kept | None:
    """What is loaded already. Raises NotLoaded where that has another layout."""
    return kept.current(kept.read(folder)) if (folder / "graph.json").exists() else None


def _loaded(store: str, folder: Path, graph: Graph, say: Say) -> float:
    """Seconds that applying the graph to a new store took."""
    _remove(path_of(store, folder))
    folder.mkdir(parents=True, exist_ok=True)
    with opened(store, folder, len(graph.nodes)) as address:
        begun = time.perf_counter()
        for part in stages(address, graph):
            apply_graph(address, part)
            say(f"  {store}: {len(part.nodes):,} nodes after {time.perf_counter() - begun:,.0f} s")
        return time.perf_counter() - begun


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def stages(address: Address, graph: Graph, most: int = STAGE) -> Iterator[Graph]:
    """The graph at once; for Neo4j its first nodes, then more, and at last all, with the edges between them."""
    if not isinstance(address, Neo4jAddress):
        yield graph
        return
    part, nodes = Graph(), iter(graph.nodes.items())
    while more := dict(islice(nodes, most)):
        part.nodes.update(more)
        part.edges = graph.edges if len(part.nodes) == len(graph.nodes) else _between(graph, part)
        yield part


def _between(graph: Graph, part: Graph) -> dict[tuple[str, str, str, str], Edge]:
    there = part.nodes
    return {key: edge for key, edge in graph.edges.items() if edge.source in there and edge.target in there}
