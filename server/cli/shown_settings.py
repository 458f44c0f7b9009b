"""`rasso settings`: every setting, its default and what it is now."""

from __future__ import annotations

import click

from rasso_graph.server.cli.console import as_json, write_json, write_table
from rasso_graph.server.settings import markdown, read_settings, rows


@click.command()
@as_json
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the table that stands in the README.")
def settings(as_json: bool, as_markdown: bool) -> None:
    """Print every setting: its variable, its value now, its default, what it does."""
    if as_markdown:
        click.echo(markdown(), nl=False)
        return
    found = list(rows(read_settings()))
    if as_json:
        write_json(
            {row.variable: {"value": row.value, "default": row.default, "words": row.words} for row in found}
        )
        return
    write_table(
        ("variable", "now", "default", "what it does"),
        [(row.variable, row.value, row.default, row.words) for row in found],
    )
