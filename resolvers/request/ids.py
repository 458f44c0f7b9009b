"""Ids as clients give them."""

from __future__ import annotations

import re

from graphql import FieldNode

from rasso_graph.model.words import LABELS, PLACES, RECORD, label_of, relation_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED

_FORM = re.compile(r"[a-z]+(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)+")


def checked_id(given: str, labels: tuple[str, ...] | None, node: FieldNode, place: str = "") -> str:
    """The id, if it is well formed and names a kind among the labels. Raises a refusal that names the place."""
    label, shown = label_of(given), given[:60]
    if len(given) > FIXED.id or not _FORM.fullmatch(given) or label is None:
        told = "the id of a link" if linked_by(given) else "not an id"
        raise refusal(Code.BAD_ID, f"'{shown}' is {told}; {_takes(labels, node, place)}", node)
    if labels and not {label, LABELS[label].family, RECORD} & set(labels):
        told = f"'{shown}' is the id of another kind, {LABELS[label].one}; {_takes(labels, node, place)}"
        raise refusal(Code.BAD_ID, told, node)
    return given


def _takes(labels: tuple[str, ...] | None, node: FieldNode, place: str) -> str:
    """How the ids look that the place takes."""
    takes = f"{place or repr(node.name.value)} takes one"
    if not labels or RECORD in labels:
        return f"{takes} like action/early-advice."
    prefixes = [f"{kind.prefix}/" for kind in LABELS.values() if {kind.label, kind.family} & set(labels)]
    return f"{takes} that begins {' or '.join(prefixes)}."


def linked_by(given: str) -> str | None:
    """The type of edge that a well-formed id of a link names; None where it is no such id."""
    return relation_of(given) if len(given) <= FIXED.id and _FORM.fullmatch(given) else None


def walked_id(given: str, node: FieldNode) -> str:
    """The id of something that links can lead to: anything but a passage. Raises a refusal."""
    if label_of(checked_id(given, None, node)) in PLACES:
        raise refusal(
            Code.BAD_ID,
            f"'{given[:60]}' names a place in a document; ask about what rests on it or is named there.",
            node,
        )
    return given
