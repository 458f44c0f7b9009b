"""The JSON Schema of a file of records, which editors use to complete and check it, drafts too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rasso_graph.model.records import ENTRIES, Cite, CorrectionRecord, Entry, Slug
from rasso_graph.seed.reading.alternatives import told_apart
from rasso_graph.seed.reading.drafts import QUOTING, UNSURE

SCHEMA_FILE = Path(__file__).parent.parent / "records.schema.json"
"""The copy in the repository, to which a records file may point its editor."""


def records_schema() -> dict[str, Any]:
    """The JSON Schema of a file of records."""
    definitions: dict[str, Any] = {}
    for kind, shape in ENTRIES.items():
        _define(kind, shape, definitions)
    correcting = CorrectionRecord.model_json_schema(ref_template="#/$defs/{model}")
    correcting.pop("$defs", None)
    definitions[CorrectionRecord.__name__] = correcting
    _quoting(definitions[Cite.__name__])
    definitions = told_apart(definitions, definitions)
    slug = TypeAdapter(Slug).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of records",
        "type": "object",
        "additionalProperties": False,
        "required": ["document", "records"],
        "properties": {
            "document": {**slug, "description": "The document that these records cite."},
            "records": {"type": "array", "items": {"type": "object", "allOf": _beginnings()}},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: str, shape: type[Entry], definitions: dict[str, Any]) -> None:
    schema = shape.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(schema.pop("$defs", {}))
    for name in ("of", kind):
        schema["properties"][name].pop("default", None)
    schema["properties"][UNSURE.key] = UNSURE.schema
    definitions[shape.__name__] = schema


def _quoting(cite: dict[str, Any]) -> None:
    """A citation that is not filled yet has words of the passage in place of span and fingerprint."""
    located = [name for name in cite["required"] if name != "at"]
    cite["properties"] |= {one.key: one.schema for one in QUOTING}
    quoted = {"properties": dict.fromkeys(located, False)}
    plain = {"required": located, "properties": {one.key: False for one in QUOTING}}
    cite |= {"required": ["at"], "if": {"required": [QUOTING[0].key]}, "then": quoted, "else": plain}


def _beginnings() -> list[dict[str, Any]]:
    """What an entry is checked by: its kind, or the id that it adds to. Told by `if`, so that an editor names the key
    that is wrong, and not all the kinds that the entry might have been."""
    found = [_when({"required": ["of"]}, {"properties": {"of": {"pattern": rf"^(?:{'|'.join(ENTRIES)})/"}}})]
    found.append(_when(_named("corrects"), {"$ref": f"#/$defs/{CorrectionRecord.__name__}"}))
    for kind, shape in ENTRIES.items():
        used = {"$ref": f"#/$defs/{shape.__name__}"}
        found.append(_when({"required": ["of"], "properties": {"of": {"pattern": f"^{kind}/"}}}, used))
        found.append(_when({"required": [kind], "not": _named("of", *_bearing(kind))}, used))
    keys = list(
        dict.fromkeys(
            ["of", "corrects", *ENTRIES, UNSURE.key, *(key for one in ENTRIES.values() for key in one.model_fields)]
        )
    )
    found.append(
        _when({"not": _named("of", "corrects", *ENTRIES)}, {"required": ["of"], "propertyNames": {"enum": keys}})
    )
    return found


def _bearing(kind: str) -> list[str]:
    """Other kinds, entries of which may have a key of this name: a programme says its `document`."""
    return [other for other, shape in ENTRIES.items() if other != kind and kind in shape.model_fields]


def _named(*keys: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _when(test: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    return {"if": test, "then": then}


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(records_schema(), indent=2, ensure_ascii=False) + "\n"
