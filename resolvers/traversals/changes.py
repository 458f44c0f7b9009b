"""Two documents compared by the commitments that they list."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import OneState
from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.words import COMMITMENTS, KINDS
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE, LAST_TOLD
from rasso_graph.resolvers.planning.filters import plain, words_among
from rasso_graph.resolvers.planning.shaping import Answers, Reader, Record, at_name, completed, noting_unknown, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Anew
from rasso_graph.resolvers.request.types import named
from rasso_graph.resolvers.traversals.compared import FactColumns, Item, chosen, compared, counts, theme_counts
from rasso_graph.resolvers.traversals.rows import changes_row
from rasso_graph.resolvers.traversals.wanted import RowsById, Wanted

_TAKEN = 50
"""Commitments that one comparison is taken to hold when its cost is counted."""
_LABELS = {word: label for word, label in KINDS.items() if label in COMMITMENTS}
_ASKED = {
    "kinds": "kind",
    "moved": "moved",
    "jointMark": "jointMark",
    "newMark": "newMark",
    "statusMoved": "statusMoved",
}
"""The field of a change that each argument of the items asks about."""


def planned(planner: Planning, asked: Asked) -> Reader:
    """Reads a comparison of the documents that the arguments name."""
    earlier, later = (checked_id(asked.args[name], ("Document",), asked.node) for name in ("from", "to"))
    if earlier == later:
        raise refusal(Code.ARGUMENT, f"'{earlier}' is compared with itself. Name two documents.", asked.node)
    kinds = [_LABELS[kind] for kind in words_among(asked.args.get("kinds"), _LABELS)]
    changes = AskedChanges(planner, earlier, later, kinds)
    with planner.cost.rows(asked.node, _TAKEN, apart=True):
        value = record(planner.parts(named(asked.type), asked.nodes, changes.part))
    return planner.walk(changes, noting_unknown(value))


@dataclass
class AskedChanges:
    """A comparison as it was asked for."""

    planner: Planning
    earlier: str
    later: str
    kinds: list[str]
    wanted: Wanted = field(default_factory=Wanted)
    theme: Columns = field(default_factory=Columns)
    asked_themes: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        """A theme's row begins with its id."""
        self.theme.place(p.Property("id"))

    def part(self, part: Asked) -> Reader:
        """Reads one field of the comparison."""
        match part.name:
            case "items":
                return self._items(part)
            case "themes":
                return self._read(part, record(self.planner.parts(named(part.type), part.nodes, self._theme_part)))
            case "from" | "to":
                return self._read(part, self._entity(part, self.wanted.nodes))
            case _:
                return self.planner.plain_part(part)

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """The comparison, as rows; none if one of the documents is not there."""
        facts, published = self._facts(), self._published()
        params = {"from": self.earlier, "to": self.later, "kinds": self.kinds, "limit": FIXED.changes + 1}
        rows = await store.walk("changes", params)
        found = [changes_row(*row) for row in rows[: FIXED.changes]]
        ids, ends = {self.earlier, self.later, *self.asked_themes}, set[tuple[str, str]]()
        for row in found:
            ids.update(one for one in (row.commitment, row.before, row.after) if one)
            ends.update((link[0], link[1]) for link in (*row.links, row.drop) if link)
        nodes, joined = await self.wanted.read(store, given, "changes", ids, ends)
        if not {self.earlier, self.later} <= nodes.keys():
            return {}
        self._check_order(nodes, published)
        items = compared(found, nodes, joined, facts)
        return dict.fromkeys(starts, self._object(items, nodes, len(rows) > FIXED.changes))

    def _object(self, items: list[Item], nodes: RowsById, truncated: bool) -> Record:
        ends = {"from": nodes[self.earlier], "to": nodes[self.later]}
        told = {"items": items, "totals": counts(items), "themes": theme_counts(items), "truncated": truncated}
        return {**ends, **told, "unknown": self.asked_themes - nodes.keys()}

    def _published(self) -> tuple[int, int]:
        """Where the first and the last day stand on which a document may have been published."""
        first, last = (self.wanted.nodes.place(p.Property(name)) for name in ("when_earliest", "when_latest"))
        return first, last

    def _check_order(self, nodes: RowsById, published: tuple[int, int]) -> None:
        """Refuse documents of which the first is surely the later; one without a date may be the earlier."""
        first, last = published
        started, ended = nodes[self.earlier][first], nodes[self.later][last]
        if started != LAST_DAY and started > ended:
            told = f"'{self.earlier}' was published after '{self.later}'. Give the earlier one as 'from'."
            raise refusal(Code.ARGUMENT, told)

    def _facts(self) -> FactColumns:
        """Where the facts that the comparison rests on stand in a node's row."""
        nodes = self.wanted.nodes
        theme = p.Rows(p.Via(("UNDER",), True, ("Theme",)), self.theme.all(), order=(p.Key("id"),), one=True)
        passages = p.Rows(p.Via(("CITES",), True, ("Citation",)), (p.Property("quotation"),), order=BY_PASSAGE)
        joint, new, order = (nodes.place(p.Property(name)) for name in ("joint", "new", "order"))
        before, after = (nodes.place(_claim(one, (p.Property("status"),))) for one in (self.earlier, self.later))
        return FactColumns(joint, new, order, nodes.place(theme), nodes.place(passages), before, after)

    def _items(self, part: Asked) -> Reader:
        """Reads those of the changes that the arguments ask for."""
        given = {name: plain(value) for name, value in part.args.items() if value is not None}
        asked = {
            _ASKED[name]: given[name] if isinstance(given[name], tuple) else (given[name],)
            for name in given
            if name in _ASKED
        }
        theme = checked_id(given["theme"], ("Theme",), part.node) if "theme" in given else None
        self.asked_themes |= {theme} if theme else set()
        read = completed(part.type, record(self.planner.parts(named(part.type), part.nodes, self._item_part)))
        return lambda raw, reading: read(chosen(raw["items"], asked, theme), reading)

    def _item_part(self, part: Asked) -> Reader:
        match part.name:
            case "commitment" | "before" | "after":
                return self._read(part, self._entity(part, self.wanted.nodes))
            case "links":
                return self._read(part, self._entity(part, self.wanted.links))
            case "statusBefore":
                return self._claimed(part, self.earlier)
            case "statusAfter":
                return self._claimed(part, self.later)
            case _:
                return self.planner.plain_part(part)

    def _theme_part(self, part: Asked) -> Reader:
        return (
            self._read(part, self._entity(part, self.theme)) if part.name == "theme" else self.planner.plain_part(part)
        )

    def _claimed(self, part: Asked, document: str) -> Reader:
        inner = Columns()
        read = completed(part.type, self._entity(part, inner))
        place = self.wanted.nodes.place(_claim(document, inner.all()))
        return lambda item, reading: read(item["commitment"][place], reading)

    def _entity(self, part: Asked, columns: Columns) -> Reader:
        return self.planner.entity(part.type, part.nodes, columns)

    def _read(self, part: Asked, inner: Reader) -> Reader:
        return at_name(part.name, completed(part.type, inner))


def _claim(document: str, columns: tuple[p.Column, ...]) -> p.Rows:
    """The claim about a commitment that counts in one document."""
    made = p.Related(p.Via(("CLAIMED_IN",), True, ("Document",)), p.Compare("id", "=", p.Param(document)))
    return p.Rows(p.Via(("HAS_STATUS",), True, ("StatusClaim",)), columns, made, LAST_TOLD, one=True)
