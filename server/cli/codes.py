"""`rasso codes`: every code that an error of the API may carry."""

from __future__ import annotations

import click

from rasso_graph.server.cli.console import as_json, write_json, write_table
from rasso_graph.server.refusals import CODES


@click.command()
@as_json
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the table that stands in the README.")
def codes(as_json: bool, as_markdown: bool) -> None:
    """Print every value of `extensions.code` and what it means."""
    if as_json:
        write_json(CODES)
    elif as_markdown:
        lines = [
            "| code | what it means |",
            "|---|---|",
            *(f"| `{code}` | {words} |" for code, words in CODES.items()),
        ]
        click.echo("\n".join(lines))
    else:
        write_table(("code", "what it means"), list(CODES.items()))
