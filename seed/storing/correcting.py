"""What corrects facts that a store tells: which it is, by which ids it may be named, and what was not named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rasso_graph.model.enums import Act
from rasso_graph.model.graph import Edge, Node, identity_of
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.revisions import Revision, SourceFile
from rasso_graph.model.words import FACTS, LABELS
from rasso_graph.seed.storing.difference import Difference
from rasso_graph.seed.storing.refused import Corrections, Forgotten
from rasso_graph.seed.storing.telling import corrects

_LISTED = 20
_HANGING = {kind.hangs for kind in LABELS.values() if kind.hangs} - {"CITES"}


@dataclass(frozen=True)
class Correction:
    """A fact that the store tells and the records no longer do, or tell otherwise."""

    said: str
    names: tuple[str, ...]
    """The ids by which it may be named: its own first, then that of what it hangs on."""


@dataclass(frozen=True)
class Correcting:
    """What may be corrected: ids that were named, and ids with reasons, of records that each count once."""

    named: Collection[str] = ()
    records: tuple[tuple[str, str], ...] = ()
    files: tuple[SourceFile, ...] = field(default=(), repr=False)
    """What the records are told by."""

    def reasons(self) -> dict[str, str]:
        """Why, by id."""
        return dict(self.records)


def corrections(found: Difference) -> Iterator[Correction]:
    """What of a difference corrects; not what only follows: that a thing goes takes its edges and passages along."""
    gone = {node.id for node in found.removed_nodes}
    owners = {edge.target: edge.source for edge in found.removed_edges if edge.type in _HANGING}
    for node in found.removed_nodes:
        if node.label != "Citation" and owners.get(node.id) not in gone:
            yield Correction(f"{node.id} would be removed", _names(node.id, owners.get(node.id)))
    for edge in found.removed_edges:
        if edge.type not in DERIVED_RELATIONS and not {edge.source, edge.target} & gone:
            own = edge.id if edge.type in FACTS else edge.source
            yield Correction(f"{identity_of(edge)} would be removed", (own,))
    for change in found.changes:
        thing, owner = change.thing, _edge_source(change.thing)
        for key in sorted(corrects(change)):
            before, after = change.before[key], change.after.get(key, "nothing")
            said = f"{key} of {identity_of(thing)} would change from {before!r} to {after!r}"
            yield Correction(said, _names(thing.id or owner, None))


def _edge_source(thing: Node | Edge) -> str:
    return thing.source if isinstance(thing, Edge) else thing.id


def _names(own: str, owner: str | None) -> tuple[str, ...]:
    return (own, owner) if owner else (own,)


def unnamed(found: Difference, given: Correcting, log: Sequence[Revision]) -> list[Correction]:
    """The corrections that neither the command nor a record names."""
    used = {(name, one.reason) for revision in log for one in revision.changes for name in (*one.ids, one.source)}
    allowed = {*given.named, *(name for name, reason in given.records if (name, reason) not in used)}
    return [one for one in corrections(found) if not allowed & set(one.names)]


def refused_for(
    found: Difference, left: Sequence[Correction], given: Correcting, log: Sequence[Revision]
) -> Corrections:
    """Why corrections that nobody named are refused, and what to do: where records were forgotten, to give them."""
    more = [f"... and {len(left) - _LISTED:,} more"] if len(left) > _LISTED else []
    what = f"{len(left):,} thing{'s' * (len(left) != 1)}"
    head = f"The records would change or remove {what} that the store tells already:"
    listed = "\n  ".join([head, *(one.said for one in left[:_LISTED]), *more])
    absent = absences(found, given.files, log)
    if absent:
        return Forgotten("\n".join([*absent, *_taking_out(found), listed]))
    return Corrections(f"{listed}\n{_advice(left)}")


def _advice(left: Sequence[Correction]) -> str:
    names = list(dict.fromkeys(one.names[-1] for one in left))
    told = " ".join(f"--correct {name}" for name in names[:3]) + (" ..." if len(names) > 3 else "")
    return (
        "Facts are only added. If this corrects mistakes of the records, say of each thing that it does: by an entry "
        f"'corrects: {names[0]}' with its reason, or by {told}"
    )


def absences(found: Difference, given: Sequence[SourceFile], log: Sequence[Revision]) -> list[str]:
    """Sentences on what was there and is not given: documents that would vanish, files that the store came from."""
    documents = _vanishing(found)
    last = next((one for one in reversed(log) if one.act is not Act.REVERT), None)
    files = {_parts(one.name)[1] for one in given}
    missing = [one.name for one in (last.files if last else ()) if _parts(one.name)[1] not in files]
    if not documents and not missing:
        return []
    said = [f"{_several('document', [one.id for one in documents])} would vanish."] if documents else []
    if missing:
        said.append(
            f"The store was last brought up from {_several('file', missing)} that {_is(missing)} not given now."
        )
    folders = {_parts(name)[0] for name in missing} - {_parts(one.name)[0] for one in given} - {""}
    named = "".join(f" --records {folder}" for folder in sorted(folders)) or " --records"
    return [*said, f"Did you forget{named}? Name all records each time."]


def _parts(name: str) -> tuple[str, str]:
    """The folder of a file as a log names it, empty where it was named by itself; and its own name."""
    folder, _, file = name.rpartition("/")
    return folder, file


def _vanishing(found: Difference) -> list[Node]:
    return [node for node in found.removed_nodes if node.label == "Document"]


def _taking_out(found: Difference) -> list[str]:
    numbers = sorted({one.added_in for one in _vanishing(found) if one.added_in > 1})
    return [f"To take an update out again: rasso seed revert {numbers[-1]}"] if numbers else []


def _several(what: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    return f"{len(names)} {what}{'s' * (len(names) != 1)} ({shown})"


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
