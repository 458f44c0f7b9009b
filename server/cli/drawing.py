"""`rasso draw`: the lineage of a thing as a picture."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from rasso_graph.explorer import operation_text, picture_of
from rasso_graph.server.cli.console import people
from rasso_graph.server.cli.options import settings_for, store_option
from rasso_graph.server.cli.showing import thing

_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("id", metavar="ID")
@click.option("--out", type=_FILE, default="lineage.svg", metavar="FILE", help="File to write; default: lineage.svg.")
@click.option("--depth", type=click.IntRange(1, 16), default=6, help="Links that it is followed for; default: 6.")
@click.option("--fold", is_flag=True, help="Draw at most four boxes of a document and year, the last for the rest.")
@store_option
def draw(id: str, out: Path, depth: int, fold: bool, store: str | None) -> None:
    """Draw the lineage of a thing as SVG: time from left to right, a lane for each document.

    Stated links are solid, inferred ones dashed. Exits as `show` does.
    """
    lineage = asyncio.run(thing(settings_for(store), id, operation_text("lineage"), depth=depth))["lineage"]
    out.write_text(picture_of(lineage, whole=not fold), "utf-8")
    people().print(f"Wrote {len(lineage['steps'])} steps and {len(lineage['links'])} links to {out}.")
