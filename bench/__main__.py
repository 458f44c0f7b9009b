"""What questions cost on graphs of growing size, in both stores."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any

import click

from bench.indexing import index
from bench.kept import NotLoaded, current, loaded
from bench.loading import load
from bench.measuring import Budget, measured
from bench.opening import STORES
from bench.report import write

HERE = Path(__file__).parent
FOLDER = HERE.parent / "build" / "bench"
SIZES = (1_000, 100_000)


def _say(text: str) -> None:
    click.echo(text, err=True)


class _Listed(click.ParamType[Any]):
    """Values between commas."""

    name = "list"

    def __init__(self, of: click.ParamType[Any]) -> None:
        self._of = of

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if not isinstance(value, str):
            return value
        return tuple(self._of.convert(one, param, ctx) for one in value.split(","))


@click.command(help=__doc__)
@click.argument("step", type=click.Choice(["load", "index", "measure", "all"]), default="all")
@click.option("--dir", "folder", type=click.Path(path_type=Path), default=FOLDER, help="Where loaded stores are kept.")
@click.option("--sizes", type=_Listed(click.IntRange(1)), help="Nodes of each graph, as 1000,100000.")
@click.option("--stores", type=_Listed(click.Choice(STORES)), default=STORES, help="As sqlite,neo4j.")
@click.option("--runs", type=click.IntRange(1), default=25, help="Runs of each question at the most.")
@click.option("--out", type=click.Path(path_type=Path), default=HERE, help="Where results and plans are written.")
def main(step: str, folder: Path, sizes: tuple[int, ...] | None, stores: tuple[str, ...], runs: int, out: Path) -> None:
    """Loads what is not loaded, measures what is, or both; or indexes what is loaded as today's layout has it."""
    try:
        if step in ("load", "all"):
            _load(folder, sizes or SIZES, stores)
        if step == "index":
            for kept in loaded(folder, sizes or (), stores):
                _say(f"{kept.size:,} nodes: layout {kept.layout}")
                index(kept)
        if step in ("measure", "all"):
            graphs = loaded(folder, sizes or (SIZES if step == "all" else ()), stores)
            write(asyncio.run(measured([current(one) for one in graphs], stores, Budget(runs), _say)), out)
    except NotLoaded as nothing:
        raise click.ClickException(str(nothing)) from nothing


def _load(folder: Path, sizes: tuple[int, ...], stores: tuple[str, ...]) -> None:
    gc.disable()  # Millions of objects that all stay: looking for cycles among them takes most of the time.
    for size in sizes:
        load(folder, size, stores, _say)
    gc.enable()


if __name__ == "__main__":
    main()
