"""Groups of commands, each of which is imported when it is named."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """A group that knows its commands by name and module.

    `seed apply` needs no schema, and `query` no records: importing both took each of them a third of its start.
    """

    def __init__(self, *given: Any, modules: Mapping[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None where there is none."""
        if cmd_name not in self._modules:
            return None
        return getattr(import_module(f"{__package__}.{self._modules[cmd_name]}"), cmd_name)
