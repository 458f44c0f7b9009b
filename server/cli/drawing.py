"""`rasso draw`: the lineage of a thing as a picture."""

from __future__ import annotations

import asyncio
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from rasso_graph.server.cli.asking import ask
from rasso_graph.server.cli.console import people
from rasso_graph.server.cli.options import settings_for, store_option
from rasso_graph.server.cli.picture import picture_of
from rasso_graph.server.cli.showing import thing
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings

_OPERATION = files("rasso_graph.server") / "cli" / "drawn.graphql"
_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("id", metavar="ID")
@click.option("--out", type=_FILE, default="lineage.svg", metavar="FILE", help="File to write; default: lineage.svg.")
@click.option("--depth", type=click.IntRange(1, 16), default=6, help="Links that it is followed for; default: 6.")
@store_option
def draw(id: str, out: Path, depth: int, store: str | None) -> None:
    """Draw the lineage of a thing as SVG: time from left to right, a lane for each document.

    Stated links are solid, inferred ones dashed. Exits as `show` does.
    """
    lineage = asyncio.run(_lineage(settings_for(store), id, depth))
    out.write_text(picture_of(lineage), "utf-8")
    people().print(f"Wrote {len(lineage['steps'])} steps and {len(lineage['links'])} links to {out}.")


async def _lineage(settings: Settings, id: str, depth: int) -> dict[str, Any]:
    await thing(settings, id)
    async with open_service(settings) as service:
        return (await ask(service, _OPERATION.read_text("utf-8"), id=id, depth=depth))["lineage"]
