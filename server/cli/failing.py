"""What an error comes to at the end of a command. Imported when something failed."""

from __future__ import annotations

import os
import traceback
from dataclasses import asdict

import click

from rasso_graph.loaders.address import BadAddress
from rasso_graph.loaders.store import StoreAway
from rasso_graph.seed import NoMatch, NoText, RecordErrors, Refused, Unreadable
from rasso_graph.seed.storing import Locked
from rasso_graph.server.cli.console import Exit, Failed
from rasso_graph.server.settings import SettingsError


def failure(error: Exception) -> Failed:
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
