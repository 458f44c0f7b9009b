"""What the commands share: exit codes, how they speak to people and to scripts, how they fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, redirect_stdout
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NoReturn, TextIO

import click
import orjson
from rich.console import Console
from rich.table import Table


class Exit(IntEnum):
    """What a script can tell from the exit code."""

    DONE = 0
    FAILED = 1
    WOULD_CHANGE = 2
    UNAVAILABLE = 3
    USAGE = 64
    FAULT = 70
    INTERRUPTED = 130


EXITS = {
    Exit.DONE: "done",
    Exit.FAILED: "the answer is no: a check failed, a record is wrong, an operation has errors",
    Exit.WOULD_CHANGE: "`seed plan`: something would change; `seed cite`: the words occur more than once",
    Exit.UNAVAILABLE: "the store does not answer: try again later, or mend what the message says",
    Exit.USAGE: "the command or a setting makes no sense",
    Exit.FAULT: "a fault of rasso itself",
    Exit.INTERRUPTED: "interrupted",
}


@dataclass(eq=False)
class Failed(Exception):
    """The command cannot do what is asked. Each problem is an object with at least a `message`."""

    code: Exit
    problems: Sequence[dict[str, Any]] = field(default_factory=tuple)

    @staticmethod
    def because(message: str, code: Exit = Exit.FAILED) -> Failed:
        """A failure with one problem."""
        return Failed(code, ({"message": message},))


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")


def people() -> Console:
    """Standard output for people: coloured and wrapped where a terminal reads, plain long lines elsewhere."""
    return _console(stderr=False)


def aside() -> Console:
    """Standard error: progress and remarks that a script's output must not hold."""
    return _console(stderr=True)


def _console(stderr: bool) -> Console:
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(stderr=stderr, markup=False, highlight=False, width=None if terminal else 10_000)


def write_json(content: Any) -> None:
    """Print JSON for scripts, indented, a line feed at the end."""
    write_alone(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode())


_output: ContextVar[TextIO | None] = ContextVar("output", default=None)
"""Standard output, where only what is written for scripts may go to it."""


def write_alone(text: str) -> None:
    """Print what a script reads, where libraries may print nothing."""
    click.echo(text, file=_output.get())


@contextmanager
def nothing_else_printed() -> Generator[None]:
    """Whatever is printed within goes to standard error, a library's remarks too, but what is written for scripts."""
    before = _output.set(sys.stdout)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        _output.reset(before)


def write_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people."""
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    write_drawn(lambda console: console.print(table))


def write_drawn(draw: Callable[[Console], None]) -> None:
    """Print what is drawn on a console for people, without the blanks that fill its lines."""
    console = people()
    with console.capture() as written:
        draw(console)
    click.echo("\n".join(line.rstrip() for line in written.get().splitlines()))


def tell(failed: Failed, script: bool) -> None:
    """Tell why a command failed: scripts on standard output as an object, people on standard error."""
    if script:
        write_json({"errors": list(failed.problems)})
        return
    for problem in failed.problems:
        click.echo(f"rasso: {_line(problem)}", err=True)


def _line(problem: dict[str, Any]) -> str:
    where = ":".join(str(problem[key]) for key in ("file", "line") if problem.get(key))
    message = ". ".join(str(problem[key]) for key in ("message", "advice") if problem.get(key))
    return f"{where}: {message}" if where else message


def leave(code: Exit) -> NoReturn:
    """End the command with this code; nothing more is printed."""
    raise click.exceptions.Exit(code)
