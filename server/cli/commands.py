"""Groups of commands, each of which is imported when it is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """A group that knows its commands by name and module.

    `seed apply` needs no schema, and `query` no records: importing both took each of them a third of its start.
    """

    def __init__(
        self, *given: Any, modules: Mapping[str, str], users: Mapping[str, Sequence[str]] | None = None, **more: Any
    ) -> None:
        """`modules` has the module of each command; `users` an example for each user and then the commands."""
        super().__init__(*given, **more)
        self._modules = modules
        self._users = users

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None where there is none."""
        if cmd_name not in self._modules:
            return None
        return getattr(import_module(f"{__package__}.{self._modules[cmd_name]}"), cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by the users that want them, with an example for each, where users are named."""
        if self._users is None:
            super().format_commands(ctx, formatter)
            return
        for user, (example, *names) in self._users.items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(user):
                formatter.write_dl([(name, one.get_short_help_str(64)) for name, one in found if one])
                formatter.write_text(f"$ {example}")
