"""`rasso demo`: from nothing to a server that answers, in one command."""

from __future__ import annotations

import click

from rasso_graph.server.cli.changing import apply
from rasso_graph.server.cli.console import aside
from rasso_graph.server.cli.options import store_option
from rasso_graph.server.cli.serving import host_option, port_option, serve


@click.command()
@host_option
@port_option
@store_option
@click.pass_context
def demo(context: click.Context, host: str | None, port: int | None, store: str | None) -> None:
    """Seed the store from the packaged records and serve it until interrupted.

    A store that came from other records besides stays as it is.
    """
    context.invoke(apply, store=store, leave_newer=True)
    there = f" --store {store}" if store else ""
    aside().print(f"In another terminal: rasso show action/early-advice{there}")
    context.invoke(serve, host=host, port=port, store=store)
