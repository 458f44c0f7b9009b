"""Two documents compared by the commitments that they list, one commitment at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from graphql import GraphQLError

from rasso_graph.loaders.plan import Key
from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.words import COMMITMENTS
from tests.reference.memory import Memory, Row
from tests.reference.values import stored_value

_LAST_TOLD = (Key("when_holds_from", True), Key("when_known", True), Key("basis", True), Key("id"))
_BY_PASSAGE = (Key("when_known"), Key("start"), Key("id"))
_MARKS = ("joint", "new")


def changes(memory: Memory, args: Mapping[str, Any]) -> dict[str, Any] | None:
    """The comparison by the names of `WalkPart`; None where one of the documents is not there."""
    ends = [memory.nodes.get(args[name]) for name in ("from", "to")]
    if ends[0] is None or ends[1] is None:
        return None
    earlier, later = ends[0], ends[1]
    _in_order(earlier, later)
    kinds = None if args.get("kinds") is None else set(stored_value(args["kinds"]))
    found = memory.labelled([label for label in COMMITMENTS if kinds is None or label.upper() in kinds])
    items = [_item(memory, row.node, earlier, later) for row in found]
    items = sorted((item for item in items if item["before"] or item["after"]), key=_place)
    themes = {theme.node.id: theme for item in items for theme in (item["was"], item["theme"]) if theme}
    return {
        "from_": Row(earlier),
        "to": Row(later),
        "items": items,
        "totals": _counts(items),
        "themes": [
            {
                "theme": theme,
                "counts": _counts(_under(items, name, "theme")) | {"before": len(_under(items, name, "was"))},
            }
            for name, theme in sorted(themes.items())
        ],
        "truncated": False,
    }


def chosen(items: list[dict[str, Any]], args: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The items that pass what the arguments ask for."""
    return [one for one in items if all(_passes(one, name, stored_value(value)) for name, value in args.items())]


def _passes(item: dict[str, Any], name: str, asked: Any) -> bool:
    match name, asked:
        case _, None:
            return True
        case "kinds", _:
            return item["kind"] in asked
        case "theme", _:
            return any(_is_under(item, asked, when) for when in ("was", "theme"))
        case _, list():
            return item[_snake(name)] in asked
        case _:
            return item[_snake(name)] is asked


def _snake(name: str) -> str:
    return re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)


def _under(items: list[dict[str, Any]], theme: str, when: str) -> list[dict[str, Any]]:
    return [one for one in items if _is_under(one, theme, when)]


def _is_under(item: dict[str, Any], theme: str, when: str) -> bool:
    return item[when] is not None and item[when].node.id == theme


def _in_order(earlier: Node, later: Node) -> None:
    started, ended = str(earlier.properties["when_earliest"]), str(later.properties["when_latest"])
    if started not in {LAST_DAY} and started > ended:
        message = f"'{earlier.id}' was published after '{later.id}'. Give the earlier one as 'from'."
        raise GraphQLError(message)


def _item(memory: Memory, commitment: Node, earlier: Node, later: Node) -> dict[str, Any]:
    before, after = (_listed(memory, commitment, document) for document in (earlier, later))
    links = _between(memory, before, after)
    drops = [edge for edge in memory.edges(commitment.id, ("DROPS",), out=False) if edge.source == later.id]
    drops = sorted(drops, key=lambda edge: edge.id)[:1]
    claims = [_claim(memory, commitment, document) for document in (earlier, later)]
    types = {link.type for link in links}
    standing = after or before
    lost, gained = _differing(_words(memory, before), _words(memory, after))
    return {
        "commitment": Row(commitment),
        "kind": _kind(before, after, types, bool(drops)),
        "moved": "MOVES" in types,
        **{f"{mark}_mark": _mark(before, after, mark) for mark in _MARKS},
        "before": before and Row(before),
        "after": after and Row(after),
        "lost": lost,
        "gained": gained,
        "status_before": claims[0],
        "status_after": claims[1],
        "status_moved": _status_moved(memory, claims),
        "links": [Row(memory.nodes[edge.target], edge) for edge in (*links, *drops)],
        "was": _theme(memory, before) if before else None,
        "theme": _theme(memory, standing) if standing else None,
    }


def _listed(memory: Memory, commitment: Node, document: Node) -> Node | None:
    """Its wording in the document's own list: the primary one with a place there."""
    wordings = _told_in(memory, commitment, "HAS_WORDING", document, "PRINTED_IN")
    listed = [one for one in wordings if one.properties.get("primary") and "order" in one.properties]
    return min(listed, key=lambda one: one.id, default=None)


def _told_in(memory: Memory, commitment: Node, has: str, document: Node, told: str) -> list[Node]:
    """Its wordings or claims that stand in the document."""
    those = [memory.nodes[edge.target] for edge in memory.edges(commitment.id, (has,), out=True)]
    return [one for one in those if any(edge.target == document.id for edge in memory.edges(one.id, (told,), out=True))]


def _between(memory: Memory, before: Node | None, after: Node | None) -> list[Edge]:
    if before is None or after is None:
        return []
    links = memory.edges(after.id, ("REPEATS", "REWORDS", "MOVES"), out=True)
    return sorted((edge for edge in links if edge.target == before.id), key=lambda edge: edge.id)


def _kind(before: Node | None, after: Node | None, types: set[str], dropped: bool) -> str:
    if after is None:
        return "DROPPED" if dropped else "NOT_REPEATED"
    if before is None:
        return "ADDED"
    return "REWORDED" if "REWORDS" in types else "UNCHANGED" if "REPEATS" in types else "NOT_COMPARED"


def _mark(before: Node | None, after: Node | None, mark: str) -> str | None:
    if before is None or after is None:
        return None
    had, has = bool(before.properties.get(mark)), bool(after.properties.get(mark))
    return None if had == has else "GAINED" if has else "LOST"


def _theme(memory: Memory, wording: Node) -> Row | None:
    themes = sorted(edge.target for edge in memory.edges(wording.id, ("UNDER",), out=True))
    return Row(memory.nodes[themes[0]]) if themes else None


def _claim(memory: Memory, commitment: Node, document: Node) -> Row | None:
    """The claim about it in a document that counts."""
    made = _told_in(memory, commitment, "HAS_STATUS", document, "CLAIMED_IN")
    return next(iter(memory.ordered((Row(one) for one in made), _LAST_TOLD)), None)


def _words(memory: Memory, wording: Node | None) -> list[str] | None:
    """The words of its passages; None where one of them is not held."""
    cites = memory.edges(wording.id, ("CITES",), out=True) if wording else []
    passages = memory.ordered((Row(memory.nodes[edge.target]) for edge in cites), _BY_PASSAGE)
    quotations = [str(memory.value(row, "quotation") or "") for row in passages]
    words = " ".join(quotations).split() if quotations and all(quotations) else None
    return None if words is None else [word for word in words if _bare(word)]


def _bare(word: str) -> str:
    """The word without signs and case."""
    return re.sub(r"\W", "", word).casefold()


def _differing(before: list[str] | None, after: list[str] | None) -> tuple[list[str] | None, list[str] | None]:
    """Runs of words that only the earlier has, and that only the later has."""
    if before is None or after is None:
        return None, None
    same = SequenceMatcher(None, [_bare(one) for one in before], [_bare(one) for one in after], autojunk=False)
    runs = [(before[i:j], after[k:m]) for change, i, j, k, m in same.get_opcodes() if change != "equal"]
    return [" ".join(old) for old, _ in runs if old], [" ".join(new) for _, new in runs if new]


def _status_moved(memory: Memory, claims: list[Row | None]) -> bool:
    told = [memory.value(claim, "status") for claim in claims if claim]
    return len(told) == 2 and told[0] != told[1]


def _place(item: dict[str, Any]) -> tuple[Any, ...]:
    """In the order of the later list, then of the earlier."""
    standing = item["after"] or item["before"]
    return item["after"] is None, standing.node.properties["order"], item["commitment"].node.id


def _counts(items: list[dict[str, Any]]) -> dict[str, int]:
    kinds = [item["kind"] for item in items]
    return {
        **{name: sum(item[name] is not None for item in items) for name in ("before", "after")},
        **{kind.lower(): kinds.count(kind) for kind in ("UNCHANGED", "REWORDED", "ADDED", "DROPPED", "NOT_REPEATED")},
        **{name: sum(item[name] for item in items) for name in ("moved", "status_moved")},
        **{
            f"{mark}_{word.lower()}": sum(item[f"{mark}_mark"] == word for item in items)
            for mark in _MARKS
            for word in ("GAINED", "LOST")
        },
    }
