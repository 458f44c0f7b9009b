"""What pages ask: documents of the public API by name, and what is said where they are not answered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

Replied = dict[str, Any]
"""The data of an answer."""
Ask = Callable[[str, Replied, str | None], Awaitable[Replied]]
"""Answers a question by its name and variables, and the operation of it where it has several. Raises NotAnswered."""
_QUESTIONS = files("rasso_graph.explorer") / "questions"
_SPREAD = re.compile(r"\.\.\.(?P<name>[A-Z]\w+)")
_OPERATION = re.compile(r"^query (\w+)", re.MULTILINE)
_FRAGMENT = re.compile(r"^fragment (?P<name>\w+) on .*?^}$", re.DOTALL | re.MULTILINE)


class NotAnswered(Exception):
    """The API refused what a page asked. `code` is that of the error, `status` what the page is sent with."""

    def __init__(self, code: str, message: str, status: int) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


@cache
def operation_text(name: str) -> str:
    """The text of a question, with the shared fragments that it takes."""
    text = (_QUESTIONS / f"{name}.graphql").read_text("utf-8")
    shared = {found["name"]: found[0] for found in _FRAGMENT.finditer(_shared())}
    return "\n\n".join([text.rstrip(), *(shared[one] for one in _taken(text, shared))]) + "\n"


@cache
def operations(name: str) -> list[str]:
    """The names of the operations of a question."""
    return _OPERATION.findall(operation_text(name))


def questions() -> list[str]:
    """The names of all questions."""
    names = (one.name.partition(".")[0] for one in _QUESTIONS.iterdir())
    return sorted(name for name in names if name != "fragments")


def _shared() -> str:
    return (_QUESTIONS / "fragments.graphql").read_text("utf-8")


def _taken(text: str, shared: dict[str, str]) -> Iterator[str]:
    """The shared fragments that a text names, and that these name, each once."""
    seen, ahead = set[str](), [text]
    while ahead:
        for name in dict.fromkeys(_SPREAD.findall(ahead.pop())):
            if name in shared and name not in seen:
                seen.add(name)
                ahead.append(shared[name])
                yield name
