"""A visit of a page: what its address asks, on which day, and what the visitor gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from rasso_graph.explorer.asking import Ask, Replied

_HTML = "text/html"
_TIMES = ("asOf", "knownBy")
_LONGEST = 1_000


class Unfit(Exception):
    """What an address asks makes no sense, or there is no such thing. The message says what to do."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class WebPage:
    """What is sent: a text of a media type."""

    body: str
    status: int = 200
    media: str = _HTML
    framed: bool = False
    """Whether other people's pages may show it, where a setting allows that."""


@dataclass(frozen=True)
class Visit:
    """A page as somebody asks for it. `path` is without the slash that it begins with."""

    ask: Ask
    path: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    today: date = field(default_factory=date.today)
    origin: str = ""
    """The address of the server, for references."""

    @property
    def moment(self) -> dict[str, str]:
        """The days that the visitor wants to be told of: `asOf`, `knownBy`, or neither. Raises Unfit."""
        return {name: self._day(name) for name in _TIMES if self.said(name)}

    def said(self, name: str) -> str:
        """What the address says for a name; an empty text where it says nothing."""
        text = self.query.get(name, "").strip()
        if len(text) > _LONGEST:
            raise Unfit(f"'{name}' is longer than {_LONGEST} characters. Say less.")
        return text

    def _day(self, name: str) -> str:
        try:
            return date.fromisoformat(self.said(name)).isoformat()
        except ValueError:
            raise Unfit(f"'{self.said(name)}' is no day. Write it as 2021-01-31.") from None

    async def answer(self, name: str, operation: str | None = None, **variables: Any) -> Replied:
        """The data of a question, or of one of its operations, asked for the day of the visit."""
        return await self.ask(name, {**self.moment, **variables}, operation)

    def to(self, path: str, **query: str | None) -> str:
        """The address of another page as seen from this one, for the same day, with parameters that are not None."""
        told = {name: value for name, value in {**self.moment, **query}.items() if value}
        up = "../" * self.path.count("/")
        return f"{up}{quote(path)}{'?' + urlencode(told) if told else ''}" or "./"

    def here(self, **query: str | None) -> str:
        """The address of this page with some parameters changed; those that are None are left out."""
        told = {name: value for name, value in {**self.query, **query}.items() if value}
        last = quote(self.path.rpartition("/")[2])
        return f"{last or './'}{'?' + urlencode(told) if told else ''}"
