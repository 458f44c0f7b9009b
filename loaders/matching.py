"""What full text is asked for, in words that Lucene's and FTS5's grammars read alike.

Both read `field:token`, `field:"token token"`, `field:token*`, AND, OR and parentheses, and both hold the tokens of
model.searching. A token is made of letters and digits alone and begins with a small letter that tells what it is:
whatever a user writes, none is an operator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasso_graph.model.enums import SearchField
from rasso_graph.model.searching import BOUND, FORM, JOINED, STEM, TEXTS, stored_as

FIELDS: tuple[SearchField, ...] = tuple(TEXTS)
LEVELS: tuple[SearchField, ...] = (SearchField.CALLED, *FIELDS)
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

    def ways(self) -> Iterable[str]:
        """The ways to meet it, each enough."""
        if self.start is not None:
            yield f"{FORM}{self.start}*"
            return
        yield _row(f"{STEM}{stem}" for stem in self.stems)
        if self.joined is not None:
            yield f"{JOINED}{self.joined}"
            if len(self.stems) > 1:
                yield f"{STEM}{self.joined}"


def levels(terms: Sequence[Term], called: Sequence[str]) -> list[str]:
    """A question for each level, each met by all that meets the one before; `called` are the stems of a whole name."""
    whole = _row([BOUND, *(f"{STEM}{stem}" for stem in called), BOUND])
    in_full = _any((SearchField.TITLE, SearchField.NAME), [whole])
    return [in_full, *(_all(FIELDS[: upto + 1], terms) for upto in range(len(FIELDS)))]


def _all(fields: Sequence[SearchField], terms: Sequence[Term]) -> str:
    return " AND ".join(_any(fields, list(term.ways())) for term in terms)


def _any(fields: Sequence[SearchField], ways: Sequence[str]) -> str:
    return f"({' OR '.join(f'{stored_as(field)}:{way}' for way in ways for field in fields)})"


def _row(tokens: Iterable[str]) -> str:
    return f'"{" ".join(tokens)}"'
