"""The keys of records as tables: of every kind of entry, and of the parts that stand within entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from graphql import GraphQLInterfaceType, GraphQLObjectType

from rasso_graph.model.records import ENTRIES, CommitmentEntry, Entry
from rasso_graph.model.words import COMMITMENTS, LABELS
from rasso_graph.schema import core_schema
from rasso_graph.seed.reading import records_schema
from rasso_graph.seed.reading.drafts import UNSURE

Schema = dict[str, Any]
HEAD = ("key", "holds", "what it says")
SAID = {
    "of": "In place of the kind's own key: the id of what another file began, to which this entry adds.",
    "cite": "The passages that it rests on, and with it whatever in it names none of its own.",
    "names": "Other names of it, as printed.",
    "gaps": "What is not told about it, where one would expect to be told.",
    "links": "What it goes on from, answers, does or replaces.",
    "wording": "How this file's document prints it.",
    "status": "What this file's document tells had become of it.",
    "due": "By when it was to be done, as this file's document tells.",
    "state": "In what state it is, as this file's document tells.",
    "repeats": "The same words as in an earlier document.",
    "rewords": "Other words than in an earlier document.",
    "moves": "Another theme than in an earlier document.",
    "start": "Since when, if told.",
    "end": "Until when, if told.",
    "order": "Its place among its like, from 1.",
    "type": "What sort it is.",
    "publisher": "Who published or issued it: a body's id, or more of the fact.",
    "held_by": "Who holds the post, and since when.",
    "sides": "What is said on each side, two or more.",
}
"""What keys say whose shape does not tell it, here or in the API."""


def tables() -> Iterator[tuple[str, str]]:
    """The parts of the page by their names."""
    definitions = cast(dict[str, Schema], records_schema()["$defs"])
    shared, committed = set(Entry.model_fields), set(CommitmentEntry.model_fields)
    yield "keys of any entry", _table(definitions, "PersonEntry", shared | {UNSURE.key}, "")
    yield "keys of commitments", _table(definitions, "ActionEntry", committed - shared, "Action")
    for kind, shape in ENTRIES.items():
        known = committed if shape.kind in COMMITMENTS else shared
        own = {key for key in shape.model_fields if key not in known or _told_anew(shape, key)}
        yield f"keys of {kind}", _table(definitions, shape.__name__, own, shape.kind)
    entries = {shape.__name__ for shape in ENTRIES.values()}
    parts = [name for name, one in definitions.items() if name not in entries and "properties" in one]
    yield "keys of parts", "\n\n".join(f"### {name}\n\n{_table(definitions, name, None, '')}" for name in parts)


def _told_anew(shape: type[Entry], key: str) -> bool:
    """Whether a kind says something else by a key that every entry has."""
    return key in shape.__annotations__


def _table(definitions: dict[str, Schema], name: str, keys: set[str] | None, label: str) -> str:
    held = cast(dict[str, Schema], definitions[name]["properties"])
    rows = [HEAD, ("---",) * len(HEAD)]
    for key, one in held.items():
        if keys is None or key in keys:
            needed = " (needed)" if keys is None and key in definitions[name].get("required", ()) else ""
            rows.append((f"`{key}`{needed}", _holds(one), _said(key, one, label)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _holds(one: Schema) -> str:
    """What a key holds, in a few words."""
    if "if" in one or "anyOf" in one:
        return _either(one)
    if "$ref" in one:
        return f"`{str(one['$ref']).rpartition('/')[2]}`"
    if one.get("type") == "array":
        pair = len(one.get("prefixItems", ())) == 2
        return "[start, end]" if pair else f"list of {_holds(one.get('items', {}))}"
    if "enum" in one:
        return ", ".join(f"`{value}`" for value in one["enum"])
    return _plain(one)


def _either(one: Schema) -> str:
    """What alternatives hold; of one thing or a list of such the one, as a list of one may be written without it."""
    parts: list[Schema] = one["anyOf"] if "anyOf" in one else [one["then"], one["else"]]
    found = dict.fromkeys(_holds(part) for part in parts if part.get("type") != "null")
    single = [name for name in found if not name.startswith("list of ")]
    several = [name for name in found if name.startswith("list of ")]
    return f"{' or '.join(single)}, or a list" if single and several else " or ".join(found)


def _plain(one: Schema) -> str:
    pattern = str(one.get("pattern", ""))
    if "EDTF" in str(one.get("description", "")):
        return "date (EDTF)"
    if pattern:
        return "fingerprint" if "{64}" in pattern else "id" if pattern.count("[a-z0-9]+(?:-") > 2 else "slug"
    names = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}
    return names.get(str(one.get("type")), "anything")


def _said(key: str, one: Schema, label: str) -> str:
    """What a key says: as its shape tells it, as the API does, or as this page does."""
    told = " ".join(str(one.get("description", "")).split())
    if told and "An EDTF date" not in told:
        return told
    if key in ENTRIES:
        return "Its slug, which never changes." if LABELS[ENTRIES[key].kind].prefix == key else ""
    told = SAID.get(key) or _described(key, label) or SAID.get(key.removesuffix("_said"), "")
    return f"{told.partition(';')[0].rstrip('.')}." if told else ""


def _described(key: str, label: str) -> str:
    type_ = core_schema().type_map.get(label)
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        first, *more = key.removesuffix("_said").split("_")
        field = type_.fields.get(first + "".join(map(str.capitalize, more)))
        return str(field.description) if field is not None else ""
    return ""
