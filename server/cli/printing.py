"""`rasso schema`, `settings` and `codes`: what is declared, printed for people, scripts and the docs."""

from __future__ import annotations

from pathlib import Path

import click

from rasso_graph.schema import sdl
from rasso_graph.server import refusals
from rasso_graph.server.cli.console import as_json, aside, write_json, write_table
from rasso_graph.server.settings import markdown, read_settings, rows

as_markdown = click.option(
    "--markdown", "as_markdown", is_flag=True, help="Print a table in Markdown, for docs/reference.md."
)


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; default: print it.")
def schema(out: Path | None) -> None:
    """Print the GraphQL schema (SDL)."""
    text = sdl().rstrip("\n") + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, "utf-8")
    aside().print(f"Wrote {out}.")


@click.command()
@as_json
@as_markdown
def settings(as_json: bool, as_markdown: bool) -> None:
    """Print every setting: its variable, its value now, its default, what it does."""
    if as_markdown:
        click.echo(markdown(), nl=False)
        return
    found = list(rows(read_settings()))
    if as_json:
        write_json({row.variable: {"value": row.value, "default": row.default, "words": row.words} for row in found})
        return
    write_table(
        ("variable", "now", "default", "what it does"),
        [(row.variable, row.value, row.default, row.words) for row in found],
    )


@click.command()
@as_json
@as_markdown
def codes(as_json: bool, as_markdown: bool) -> None:
    """Print every value of `extensions.code` and what it means."""
    if as_json:
        write_json(refusals.CODES)
    elif as_markdown:
        click.echo(refusals.markdown(), nl=False)
    else:
        write_table(("code", "what it means"), list(refusals.CODES.items()))
