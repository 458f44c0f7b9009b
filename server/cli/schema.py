"""`rasso schema`: the API's schema in GraphQL's own language."""

from __future__ import annotations

from pathlib import Path

import click

from rasso_graph.schema import sdl
from rasso_graph.server.cli.console import aside


@click.command()
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; default: print it."
)
def schema(out: Path | None) -> None:
    """Print the GraphQL schema (SDL)."""
    text = sdl().rstrip("\n") + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, "utf-8")
    aside().print(f"Wrote {out}.")
