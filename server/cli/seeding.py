"""`rasso seed`: from records to the graph in a store, and what makes writing records bearable."""

from __future__ import annotations

import click

from rasso_graph.seed.reading import schema_text
from rasso_graph.server.cli.changing import apply, plan, upgrade
from rasso_graph.server.cli.checking import verify
from rasso_graph.server.cli.citing import cite, fill, show


@click.group()
def seed() -> None:
    """Bring records into a store, check them, and cite documents while writing them."""


@click.command()
def schema() -> None:
    """Print the JSON Schema of a file of records, for editors."""
    click.echo(schema_text(), nl=False)


for command in (plan, apply, verify, upgrade, cite, show, fill, schema):
    seed.add_command(command)
