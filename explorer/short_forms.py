"""Short forms, such as CPS: marked where they first stand on a page, and told at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from rasso_graph.explorer.asking import Replied

_ABBR = Markup('<abbr title="{}">{}</abbr>')


class ShortForms:
    """The short forms that a page uses, with what they stand for. One for each page."""

    def __init__(self, meanings: dict[str, str]) -> None:
        self._meanings = meanings
        self.used = dict[str, str]()
        words = sorted(map(re.escape, meanings), key=len, reverse=True)
        self._found = re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None

    def mark(self, text: str | None) -> Markup:
        """The text as markup, with each short form explained where it first stands."""
        if not text or not self._found:
            return escape(text or "")
        return Markup("").join(self._pieces(text, self._found))

    def _pieces(self, text: str, found: re.Pattern[str]) -> Iterator[Markup]:
        at = 0
        for one in found.finditer(text):
            yield escape(text[at : one.start()])
            yield self._explained(one[0])
            at = one.end()
        yield escape(text[at:])

    def _explained(self, short: str) -> Markup:
        if short in self.used:
            return escape(short)
        self.used[short] = self._meanings[short]
        return _ABBR.format(self._meanings[short], short)


def meanings(answered: Replied) -> dict[str, str]:
    """What each short form stands for, of the names that the graph has: the long name is the title or an alias."""
    told = dict[str, str]()
    for thing in (thing for page in answered.values() for thing in page["nodes"]):
        for name in thing["names"]:
            if name["type"] == "ABBREVIATION" and (long := _long(name["text"], thing)):
                told.setdefault(name["text"], long)
    return told


def _long(short: str, thing: dict[str, Any]) -> str:
    """The first of its names that is longer than the short form and no short form itself."""
    names = [thing["title"], *(name["text"] for name in thing["names"] if name["type"] in ("ALIAS", "FORMER"))]
    return next((name for name in names if len(name) > len(short) and short not in name.split()), "")
