"""Changing single places of a YAML text and leaving every other byte alone."""

from __future__ import annotations

from dataclasses import dataclass

from rasso_graph.seed.citing.finding import Excerpt
from rasso_graph.seed.reading import Mapping, Scalar, Tree

HINTS = ("near", "after", "nth")
"""Keys of a citation that choose among several passages, and go when it is filled."""


@dataclass(frozen=True)
class Edit:
    """A text in place of what stands from start to before end."""

    start: int
    end: int
    text: str


def edits_of(text: str, mapping: Mapping, found: Excerpt) -> list[Edit]:
    """The edits that put span and fingerprint in place of a quote and its hints."""
    edits: list[Edit] = []
    for index, (key, value) in enumerate(mapping.pairs):
        if key.text == "quote":
            end = _end(text, value)
            edits.append(Edit(key.place.start, end, _span(text, mapping, key, found)))
        elif key.text in HINTS:
            edits.append(removal(text, mapping, index))
    return edits


def _span(text: str, mapping: Mapping, key: Scalar, found: Excerpt) -> str:
    column = key.place.start - (text.rfind("\n", 0, key.place.start) + 1)
    newline = "\r\n" if "\r\n" in text else "\n"
    between = ", " if mapping.flow else newline + " " * column
    return f"span: [{found.start}, {found.end}]{between}sha256: {found.sha256}"


def _end(text: str, value: Tree) -> int:
    """Where a value ends; a block scalar's own end is behind the lines that follow it."""
    start, end = value.place.start, value.place.end
    return start + len(text[start:end].rstrip())


def removal(text: str, mapping: Mapping, index: int) -> Edit:
    """The cut that takes out a pair, by its place in the mapping, with its comma or its line."""
    key, value = mapping.pairs[index]
    if index > 0 and (mapping.flow or "#" not in text[key.place.start : _line_end(text, _end(text, value))]):
        return Edit(_end(text, mapping.pairs[index - 1][1]), _end(text, value), "")
    if index + 1 < len(mapping.pairs):
        return Edit(key.place.start, mapping.pairs[index + 1][0].place.start, "")
    return Edit(key.place.start, _end(text, value), "")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def edited(text: str, edits: list[Edit]) -> str:
    """The text with its edits, the rest as it was."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])
