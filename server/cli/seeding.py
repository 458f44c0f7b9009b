"""`rasso seed`: from records to the graph in a store, and what makes writing records bearable."""

from __future__ import annotations

import click

from rasso_graph.server.cli.citing import cite, fill, show


@click.group()
def seed() -> None:
    """Bring records into a store, check them, and cite documents while writing them."""


for command in (cite, show, fill):
    seed.add_command(command)
