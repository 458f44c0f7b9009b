"""The option that names a store, and opening what it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from rasso_graph.server.settings import Settings, read_settings

F = TypeVar("F", bound=Callable[..., Any])


def store_option(command: F) -> F:
    """Adds `--store`."""
    words = "Address of the store; default RASSO_STORE, else a SQLite file in your data folder."
    return click.option("--store", metavar="ADDRESS", help=words)(command)


def settings_for(store: str | None, **changes: Any) -> Settings:
    """The environment's settings, changed by what the command line gives. None changes nothing."""
    given = {name: value for name, value in {"store": store, **changes}.items() if value is not None}
    return replace(read_settings(), **given)
