"""`rasso seed schema`: what a file of records may say."""

from __future__ import annotations

import click

from rasso_graph.seed.reading import schema_text


@click.command()
def schema() -> None:
    """Print the JSON Schema of a file of records, for editors."""
    click.echo(schema_text(), nl=False)
