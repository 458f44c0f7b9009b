"""The command `rasso`."""

from __future__ import annotations

import logging
import sys
from contextlib import nullcontext

import click

from rasso_graph.server.cli.commands import Commands
from rasso_graph.server.cli.console import EXITS, Exit, nothing_else_printed, tell

_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:3} {words}" for code, words in EXITS.items())
_COMMANDS = {
    "demo": "trying",
    "serve": "serving",
    "open": "visiting",
    "seed": "seeding",
    "export": "checking",
    "review": "reviewing",
    "browser": "browsing",
    "show": "showing",
    "draw": "drawing",
    "query": "querying",
    "schema": "printing",
    "settings": "printing",
    "codes": "printing",
}
_USERS = {
    "Trying and reading": ("rasso show action/early-advice", "demo", "open", "show", "draw"),
    "For front-end developers": ("rasso query question.graphql --table", "serve", "query", "schema", "codes"),
    "For researchers": ("rasso export --out graph", "export", "browser", "review"),
    "For yearly updates": ("rasso seed plan --records seed/records --records updates", "seed"),
    "For operators": ("rasso settings", "settings"),
}


@click.group(
    cls=Commands,
    modules=_COMMANDS,
    users=_USERS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)
@click.version_option(package_name="rasso-graph", message="rasso %(version)s")
def rasso() -> None:
    """A cited graph of what was promised about rape and serious sexual offences, and what became of it."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Ends the process with one of the exit codes."""
    said = sys.argv[1:] if arguments is None else arguments
    logging.getLogger().addHandler(logging.NullHandler())
    with nothing_else_printed() if "--json" in said else nullcontext():
        code = _run(said)
    sys.exit(code or Exit.DONE)


def _run(said: list[str]) -> int:
    try:
        return rasso.main(said, prog_name="rasso", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return Exit.USAGE
    except click.Abort:
        return Exit.INTERRUPTED
    except Exception as error:
        return _failed(error, script="--json" in said)


def _failed(error: Exception, script: bool) -> Exit:
    from rasso_graph.server.cli.failing import failure

    failed = failure(error)
    tell(failed, script=script)
    return failed.code
