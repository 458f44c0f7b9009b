"""What full text is asked for, in words that Lucene's and FTS5's grammars read alike.

Both read a token, "tokens in a row", token*, OR and parentheses, and both hold the tokens of model.searching. A token
is made of letters and digits alone and begins with a small letter that tells what it is: whatever a user writes, none
is an operator. The walks join the parts and name the fields, each in its store's own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rasso_graph.model.enums import SearchField
from rasso_graph.model.searching import BOUND, FORM, JOINED, STEM, TEXTS

ARTICLE = "the"
"""A stem that does not matter at the head of a title or name."""
LEVELS: tuple[SearchField, ...] = (SearchField.CALLED, *TEXTS, SearchField.QUOTATION)
"""How a match may rank, the first the best: at which field all that is asked for has been met."""


@dataclass(frozen=True)
class Term:
    """One thing that has to be met: stems in a row, or with `start` any word that starts so.

    `joined` is the stem of what hyphens join, or of a single word, which may be joined where it is met; `tells` is
    whether it is more than words that are everywhere.
    """

    stems: tuple[str, ...] = ()
    joined: str | None = None
    start: str | None = None
    tells: bool = True
    said: str = field(default="", compare=False, repr=False)
    """As the user wrote it."""

    def written(self) -> str:
        """The ways to meet it, each enough."""
        if self.start is not None:
            return f"({FORM}{self.start}*)"
        ways = [_row(f"{STEM}{stem}" for stem in self.stems)]
        if self.joined is not None:
            ways.append(f"{JOINED}{self.joined}")
            if len(self.stems) > 1:
                ways.append(f"{STEM}{self.joined}")
        return f"({' OR '.join(ways)})"


def called(stems: Iterable[str]) -> str:
    """The whole of a text, of these stems and no more, whether an article stands before or not; without any stems,
    what no text holds."""
    held = list(stems)
    while held[:1] == [ARTICLE] and len(held) > 1:
        held = held[1:]
    rows = [held, [ARTICLE, *held]] if held else [held]
    return f"({' OR '.join(_row([BOUND, *(f'{STEM}{stem}' for stem in row), BOUND]) for row in rows)})"


def _row(tokens: Iterable[str]) -> str:
    return f'"{" ".join(tokens)}"'
