"""What a match comes to in the new file: its entry adds to the known thing, and says how its wording stands to that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasso_graph.seed.citing import Edit, removal
from rasso_graph.seed.matching.fresh import Fresh, NewFile
from rasso_graph.seed.matching.ranking import Candidate, Ranked
from rasso_graph.seed.reading import Mapping, Scalar, Tree
from rasso_graph.seed.reading import Sequence as Items

WORDS_NAMED = 6
"""Words lost or gained that a reason names."""
_SAME = ("REPEATS", "REWORDS", "IS")
_TOLD = ("title", "summary", "part_of")
"""Keys that the known thing has already, so that telling them again would contradict it."""


def reason(candidate: Candidate) -> str:
    """Why a wording repeats or rewords another, in words of ours."""
    likeness = candidate.likeness
    if likeness.same:
        return "The two print the same words"
    if not likeness.lost and not likeness.gained:
        return "The same words in other forms or another order"
    lost = f"leaves out {_few(likeness.lost)}" if likeness.lost else ""
    gained = f"adds {_few(likeness.gained)}" if likeness.gained else ""
    return " and ".join(one for one in (lost, gained) if one).capitalize()


def _few(words: Sequence[str]) -> str:
    more = f" and {len(words) - WORDS_NAMED} more words" if len(words) > WORDS_NAMED else ""
    return ", ".join(words[:WORDS_NAMED]) + more


def proposal(candidate: Candidate, document: str) -> str:
    """The part of a record that says what a candidate is to a new thing of a document, as YAML."""
    known = candidate.known
    if candidate.relation in ("CONTINUES", "RESPONDS_TO"):
        why = f'basis: INFERRED, confidence: MEDIUM, reason: "{reason(candidate)}"'
        return f"links: [{{type: {candidate.relation}, to: {known.id}, {why}}}]"
    if candidate.relation == "IS" or not known.last or known.last == f"document/{document}":
        return f"of: {known.id}"
    return f"of: {known.id}, wording: {{{_compared(candidate)}, ...}}"


def _compared(candidate: Candidate) -> str:
    """How the wording stands to the last one that was printed; where another came closer, that is not told."""
    last, told = candidate.known.last, candidate.printed.document
    key = candidate.relation.lower() if last == told else "rewords"
    why = reason(candidate) + ("" if last == told else f", as against {told.partition('/')[2] or 'our title'}")
    slug = last.partition("/")[2]
    return f'{key}: {{from: {slug}, basis: INFERRED, confidence: HIGH, reason: "{why}"}}'


def edits(new: NewFile, match: Ranked, candidate: Candidate) -> Iterator[Edit]:
    """The changes to the file by which a new thing adds to, or links to, a candidate."""
    entry = match.fresh.tree
    if candidate.relation not in _SAME:
        yield _inserted(new.text, entry, proposal(candidate, new.document))
        return
    key, value = entry.pairs[0]
    yield Edit(key.place.start, value.place.end, f"of: {candidate.known.id}")
    for at, (name, _) in enumerate(entry.pairs):
        if name.text in _TOLD:
            yield removal(new.text, entry, at)
    for wording in _wordings(entry) if candidate.known.last else ():
        yield _inserted(new.text, wording, _compared(candidate))
    yield from _renamed(new.root, match.fresh, candidate.known.id)
    own = new.root.get("document")
    if isinstance(own, Scalar) and match.fresh.id == f"document/{own.text}":
        yield Edit(own.place.start, own.place.end, candidate.known.id.partition("/")[2])


def _wordings(entry: Mapping) -> list[Mapping]:
    """The wordings of an entry that say nothing yet of an earlier one."""
    told = entry.get("wording")
    listed = told.items if isinstance(told, Items) else [told]
    found = [one for one in listed if isinstance(one, Mapping)]
    return [one for one in found if not any(one.get(key) is not None for key in ("repeats", "rewords"))]


def _inserted(text: str, mapping: Mapping, told: str) -> Edit:
    """A pair before the last one of a mapping."""
    key = mapping.pairs[-1][0]
    column = key.place.start - (text.rfind("\n", 0, key.place.start) + 1)
    between = ", " if mapping.flow else "\n" + " " * column
    return Edit(key.place.start, key.place.start, told + between)


def _renamed(tree: Tree, fresh: Fresh, known: str) -> Iterator[Edit]:
    """The known id wherever the file names the new thing."""
    inner = (
        [value for _, value in tree.pairs]
        if isinstance(tree, Mapping)
        else tree.items
        if isinstance(tree, Items)
        else []
    )
    for one in inner:
        yield from _renamed(one, fresh, known)
    if isinstance(tree, Scalar) and tree.text == fresh.id:
        yield Edit(tree.place.start, tree.place.end, known)
