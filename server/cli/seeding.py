"""`rasso seed`: from records to the graph in a store, and what makes writing records bearable."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

import click

from rasso_graph.seed.reading import schema_text
from rasso_graph.server.cli.changing import apply, plan, upgrade
from rasso_graph.server.cli.checking import verify
from rasso_graph.server.cli.citing import cite, fill, mentions, show
from rasso_graph.server.cli.drafting import new
from rasso_graph.server.cli.history import log, revert
from rasso_graph.server.cli.matching import match

_MADE = 50_000
"""Objects made between two looks for garbage. A command makes a graph, keeps all of it, and ends."""


@click.group()
@click.pass_context
def seed(context: click.Context) -> None:
    """Bring records into a store, check them, and cite documents while writing them."""
    context.with_resource(_seldom_collected())


@contextmanager
def _seldom_collected() -> Generator[None]:
    """Looked at as often as usual, what is kept costs a command a quarter of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(_MADE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@click.command()
def schema() -> None:
    """Print the JSON Schema of a file of records, for editors."""
    click.echo(schema_text(), nl=False)


for command in (plan, apply, verify, upgrade, revert, log, cite, show, fill, new, match, mentions, schema):
    seed.add_command(command)
