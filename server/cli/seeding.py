"""`rasso seed`: from records to the graph in a store, and what makes writing records bearable."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

import click

from rasso_graph.server.cli.commands import Commands

_MADE = 50_000
"""Objects made between two looks for garbage. A command makes a graph, keeps all of it, and ends."""

_COMMANDS = {
    "plan": "changing",
    "apply": "changing",
    "verify": "checking",
    "upgrade": "changing",
    "revert": "history",
    "log": "history",
    "cite": "citing",
    "show": "citing",
    "fill": "citing",
    "new": "drafting",
    "match": "matching",
    "mentions": "citing",
    "schema": "describing",
}


@click.group(cls=Commands, modules=_COMMANDS)
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
