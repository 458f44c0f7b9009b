"""`rasso open`: a page of a running server in the browser."""

from __future__ import annotations

import urllib.request
import webbrowser

import click

from rasso_graph.server.cli.console import Exit, Failed, people
from rasso_graph.server.cli.options import settings_for
from rasso_graph.server.cli.serving import host_option, port_option
from rasso_graph.server.listening import reached_at

_SECONDS = 5


@click.command()
@click.argument("path", default="/graphql")
@host_option
@port_option
def open(path: str, host: str | None, port: int | None) -> None:
    """Open GraphiQL, or the page at another PATH, in the browser. A server has to run."""
    settings = settings_for(None, host=host, port=port)
    base = reached_at(settings.host, settings.port)
    try:
        urllib.request.urlopen(f"{base}/healthz", timeout=_SECONDS).close()
    except OSError as error:
        advice = "Start it with `rasso demo` or `rasso serve`, or say where it is with --host and --port."
        raise Failed.because(f"No server answers at {base}. {advice}", Exit.UNAVAILABLE) from error
    people().print(f"Opening {base}{path}")
    if not webbrowser.open(f"{base}{path}"):
        raise Failed.because(f"There is no browser here. Open {base}{path} in one.")
