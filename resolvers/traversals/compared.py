"""What a comparison of two documents comes to: each commitment's change, and how many of each sort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from rasso_graph.resolvers.planning.shaping import Record, Row
from rasso_graph.resolvers.traversals.rows import ChangesRow, Drop
from rasso_graph.resolvers.traversals.wanted import RowsById


@dataclass(frozen=True)
class FactColumns:
    """Where the facts that a comparison rests on stand in a node's row."""

    joint: int
    new: int
    order: int
    theme: int
    passages: int
    claim_before: int
    claim_after: int


Item = Record
"""A change, by the names of its fields; what is itself asked for is a row."""


def compared(found: Iterable[ChangesRow], nodes: RowsById, joined: RowsById, facts: FactColumns) -> list[Item]:
    """The changes, in the order of the later list; what only the earlier one lists comes after."""
    items = [_item(row, nodes, joined, facts) for row in found if row.commitment in nodes]
    return sorted(items, key=lambda item: (item["after"] is None, item["place"], item["commitment"][0]))


def counts(items: list[Item]) -> dict[str, int]:
    """How many there are of each sort."""
    kinds = Counter(item["kind"] for item in items)
    marks = Counter((mark, item[mark]) for item in items for mark in ("jointMark", "newMark"))
    return {
        "before": sum(item["before"] is not None for item in items),
        "after": sum(item["after"] is not None for item in items),
        "unchanged": kinds["UNCHANGED"],
        "reworded": kinds["REWORDED"],
        "added": kinds["ADDED"],
        "dropped": kinds["DROPPED"],
        "notRepeated": kinds["NOT_REPEATED"],
        "moved": sum(item["moved"] for item in items),
        "jointGained": marks["jointMark", "GAINED"],
        "jointLost": marks["jointMark", "LOST"],
        "newGained": marks["newMark", "GAINED"],
        "newLost": marks["newMark", "LOST"],
        "statusMoved": sum(item["statusMoved"] for item in items),
    }


def theme_counts(items: list[Item]) -> list[Record]:
    """The same for each theme that something stands under in the later document or stood under in the earlier."""
    themes = {theme[0]: theme for item in items for theme in (item["was"], item["theme"]) if theme}
    return [{"theme": theme, "counts": _under(items, name)} for name, theme in sorted(themes.items())]


def chosen(items: list[Item], asked: Mapping[str, Collection[object]], theme: str | None) -> list[Item]:
    """The changes whose fields have one of the values asked for, under the theme in either document."""
    under = [item for item in items if theme is None or theme in (_id(item["was"]), _id(item["theme"]))]
    return [item for item in under if all(item[name] in values for name, values in asked.items())]


def _under(items: list[Item], theme: str) -> dict[str, int]:
    """What stood under the theme before is counted there; all else where it stands, or else stood."""
    before = sum(_id(item["was"]) == theme for item in items)
    return {**counts([item for item in items if _id(item["theme"]) == theme]), "before": before}


def _id(row: Row) -> str | None:
    return row[0] if row else None


def _item(row: ChangesRow, nodes: RowsById, joined: RowsById, facts: FactColumns) -> Item:
    commitment, before, after = nodes[row.commitment], nodes.get(row.before or ""), nodes.get(row.after or "")
    types = {one.type for one in row.links}
    standing = after or before
    lost, gained = _words(_text(before, facts.passages), _text(after, facts.passages))
    statuses = [commitment[place] for place in (facts.claim_before, facts.claim_after)]
    return {
        "commitment": commitment,
        "before": before,
        "after": after,
        "links": [joined[one.link] for one in (*row.links, row.drop) if one and one.link in joined],
        "kind": _kind(before, after, types, row.drop),
        "moved": "MOVES" in types,
        "jointMark": _mark(before, after, facts.joint),
        "newMark": _mark(before, after, facts.new),
        "statusMoved": None not in statuses and statuses[0] != statuses[1],
        "lost": lost,
        "gained": gained,
        "was": before[facts.theme] if before else None,
        "theme": standing[facts.theme] if standing else None,
        "place": standing[facts.order] if standing else 0,
    }


def _kind(before: Row, after: Row, types: set[str], drop: Drop | None) -> str:
    if after is None:
        return "DROPPED" if drop else "NOT_REPEATED"
    if before is None:
        return "ADDED"
    return "REWORDED" if "REWORDS" in types else "UNCHANGED" if "REPEATS" in types else "NOT_COMPARED"


def _mark(before: Row, after: Row, place: int) -> str | None:
    if before is None or after is None or bool(before[place]) == bool(after[place]):
        return None
    return "GAINED" if after[place] else "LOST"


def _text(wording: Row, place: int) -> str | None:
    """The words of its passages; None where one of them is not held."""
    passages: list[Row] = wording[place] if wording else []
    return " ".join(row[0] for row in passages) if passages and all(row[0] for row in passages) else None


def _words(before: str | None, after: str | None) -> tuple[list[str], list[str]] | tuple[None, None]:
    """Runs of words that the later text no longer has, and those that are new in it. Case and signs do not count."""
    if before is None or after is None:
        return None, None
    old, new = _tokens(before), _tokens(after)
    lost, gained = list[str](), list[str]()
    same = SequenceMatcher(None, [bare for bare, _ in old], [bare for bare, _ in new], autojunk=False)
    for change, i, j, k, m in same.get_opcodes():
        if change != "equal":
            lost += [" ".join(word for _, word in old[i:j])] if j > i else []
            gained += [" ".join(word for _, word in new[k:m])] if m > k else []
    return lost, gained


def _tokens(text: str) -> list[tuple[str, str]]:
    """Each word bare of case and signs, beside the word as printed; what is only a sign is left out."""
    words = ((re.sub(r"\W+", "", word).casefold(), word) for word in text.split())
    return [(bare, word) for bare, word in words if bare]
