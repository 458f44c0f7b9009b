"""The command `rasso`."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from dataclasses import asdict

import click

from rasso_graph.loaders.address import BadAddress
from rasso_graph.loaders.store import StoreAway
from rasso_graph.seed import NoMatch, NoText, RecordErrors, Refused, Unreadable
from rasso_graph.seed.storing import Locked
from rasso_graph.server.cli.browsing import browser
from rasso_graph.server.cli.checking import export
from rasso_graph.server.cli.console import EXITS, Exit, Failed, tell
from rasso_graph.server.cli.printing import codes, schema, settings
from rasso_graph.server.cli.querying import query
from rasso_graph.server.cli.reviewing import review
from rasso_graph.server.cli.seeding import seed
from rasso_graph.server.cli.serving import serve
from rasso_graph.server.settings import SettingsError

_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:3} {words}" for code, words in EXITS.items())


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(package_name="rasso-graph", message="rasso %(version)s")
def rasso() -> None:
    """A cited graph of what was promised about rape and serious sexual offences, and what became of it."""


for command in (serve, seed, export, review, browser, query, schema, settings, codes):
    rasso.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Ends the process with one of the exit codes."""
    said = sys.argv[1:] if arguments is None else arguments
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        code = rasso.main(said, prog_name="rasso", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        code = Exit.USAGE
    except click.Abort:
        code = Exit.INTERRUPTED
    except Exception as error:
        failed = _failure(error)
        tell(failed, script="--json" in said)
        code = failed.code
    sys.exit(code or Exit.DONE)


def _failure(error: Exception) -> Failed:
    """What went wrong, as something to tell. No trace: RASSO_LOG_LEVEL=debug prints it."""
    match error:
        case Failed():
            return error
        case SettingsError():
            return Failed(Exit.USAGE, [{"message": problem} for problem in error.problems])
        case BadAddress():
            return Failed.because(str(error), Exit.USAGE)
        case RecordErrors():
            return Failed(Exit.FAILED, [asdict(problem) for problem in error.problems])
        case StoreAway() | Locked():
            return Failed.because(str(error), Exit.UNAVAILABLE)
        case Refused() | NoText() | NoMatch() | Unreadable() | click.ClickException() | OSError():
            return Failed.because(str(error))
        case _:
            return _fault(error)


def _fault(error: Exception) -> Failed:
    if os.environ.get("RASSO_LOG_LEVEL", "").lower() == "debug":
        traceback.print_exception(error)
    message = f"This is a fault of rasso: {type(error).__name__}: {error}. RASSO_LOG_LEVEL=debug shows where."
    return Failed.because(message, Exit.FAULT)
