"""Ids as clients give them."""

from __future__ import annotations

import re

from graphql import FieldNode

from rasso_graph.model.words import LABELS, RECORD, label_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED

_FORM = re.compile(r"[a-z]+(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)+")


def checked_id(given: str, labels: tuple[str, ...] | None, node: FieldNode, place: str = "this field") -> str:
    """The id, if it is well formed and names a kind among the labels. Raises a refusal that names the place."""
    label = label_of(given)
    if len(given) > FIXED.id or not _FORM.fullmatch(given) or label is None:
        shown = given[:60]
        raise refusal(Code.BAD_ID, f"'{shown}' is not an id; {place} takes one like action/early-advice.", node)
    if labels and not {label, LABELS[label].family, RECORD} & set(labels):
        kinds = " or ".join(labels)
        raise refusal(Code.BAD_ID, f"'{given[:60]}' names the kind {label}; {place} takes {kinds}.", node)
    return given


def walked_id(given: str, node: FieldNode) -> str:
    """The id of something that links can lead to: anything but a passage. Raises a refusal."""
    if label_of(checked_id(given, None, node)) == "Citation":
        raise refusal(Code.BAD_ID, f"'{given[:60]}' names a passage; ask about what rests on it.", node)
    return given
