"""`rasso serve`: the API and GraphiQL over HTTP."""

from __future__ import annotations

from contextlib import suppress

import click

from rasso_graph.server.application import application
from rasso_graph.server.cli.console import Exit, Failed, aside
from rasso_graph.server.cli.options import settings_for, store_option
from rasso_graph.server.listening import listen, server, url_of
from rasso_graph.server.logs import start_logging
from rasso_graph.server.opening import open_service

host_option = click.option("--host", help="Address to listen on; default RASSO_HOST, else 127.0.0.1.")
port_option = click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; default RASSO_PORT, else 8000. 0 takes a free one."
)


@click.command()
@host_option
@port_option
@store_option
def serve(host: str | None, port: int | None, store: str | None) -> None:
    """Serve the API and GraphiQL until interrupted.

    Starts whether or not the store answers, and needs no restart when the store comes back.
    """
    settings = settings_for(store, host=host, port=port)
    settings.address()
    app = application(settings, lambda: open_service(settings))
    try:
        listening = listen(settings)
    except OSError as error:
        said = f"Cannot listen on {settings.host}:{settings.port}: {error.strerror or error}."
        advice = "Stop what listens there, or choose another with --port or RASSO_PORT."
        raise Failed.because(f"{said} {advice}", Exit.FAILED) from error
    start_logging(settings)
    aside().print(f"Serving {url_of(listening)}/graphql (Ctrl-C stops)")
    with listening, suppress(KeyboardInterrupt):
        server(app, settings).run(sockets=[listening])
