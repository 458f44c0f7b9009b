"""Loaded graphs on disk: in a folder for each size both stores and `graph.json`, which tells what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from bench.targets import Targets
from rasso_graph.loaders.layout import LAYOUT
from tests.shapes import is_list

_NAME = "graph.json"


@dataclass
class Kept:
    """A graph of one size, and how long each store that holds it took to load."""

    folder: Path
    size: int
    """Nodes that were asked for."""
    nodes: int
    edges: int
    targets: Targets
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    layout: int = LAYOUT
    loaded_in: int = LAYOUT
    """The layout when it was loaded; `layout` is another once its indexes were made anew."""

    def write(self) -> None:
        """Tells the folder what it holds."""
        told = asdict(self)
        del told["folder"]
        (self.folder / _NAME).write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2))


class NotLoaded(Exception):
    """There is nothing to measure; the message says what to do."""


def read(folder: Path) -> Kept:
    """What a folder of one size holds."""
    told: dict[str, Any] = orjson.loads((folder / _NAME).read_bytes())
    of: dict[str, Any] = {key: tuple(v) if is_list(v) else v for key, v in told.pop("targets").items()}
    return Kept(folder, targets=Targets(**of), **told)


def loaded(base: Path, sizes: Sequence[int], stores: Sequence[str]) -> list[Kept]:
    """The graphs of these sizes, or of all, that such stores hold; the smaller first. Raises NotLoaded."""
    found = [read(path.parent) for path in base.glob(f"*/{_NAME}")]
    wanted = [one for one in found if one.size in sizes or not sizes]
    wanted = sorted((one for one in wanted if one.seconds.keys() & set(stores)), key=lambda one: one.size)
    if not wanted:
        raise NotLoaded(f"There is no such graph in {base}. Run: python -m bench load")
    return wanted


def current(kept: Kept) -> Kept:
    """The same. Raises NotLoaded for a graph in another layout than today's."""
    if kept.layout != LAYOUT:
        advice = "For its indexes alone run: python -m bench index. Else remove the folder and load anew"
        raise NotLoaded(f"{kept.folder} has layout {kept.layout}, now {LAYOUT}. {advice}")
    return kept
