"""The JSON Schema of a file of records, which editors use to complete and check it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rasso_graph.model.records import ENTRIES, Entry, Slug

SCHEMA_FILE = Path(__file__).parent.parent / "records.schema.json"
"""The copy in the repository, to which a records file may point its editor."""


def records_schema() -> dict[str, Any]:
    """The JSON Schema of a file of records."""
    definitions: dict[str, Any] = {}
    for kind, shape in ENTRIES.items():
        _define(kind, shape, definitions)
    slug = TypeAdapter(Slug).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of records",
        "type": "object",
        "additionalProperties": False,
        "required": ["document", "records"],
        "properties": {
            "document": {**slug, "description": "The document that these records cite."},
            "records": {"type": "array", "items": {"oneOf": _alternatives()}},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: str, shape: type[Entry], definitions: dict[str, Any]) -> None:
    schema = shape.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(schema.pop("$defs", {}))
    for name in ("of", kind):
        schema["properties"][name].pop("default", None)
    definitions[shape.__name__] = schema


def _alternatives() -> list[dict[str, Any]]:
    """An entry begins with its kind, or with `of` and an id of that kind."""
    found: list[dict[str, Any]] = []
    for kind, shape in ENTRIES.items():
        of = {"properties": {"of": {"pattern": f"^{kind}/"}}, "required": ["of"]}
        begins = {"required": [kind], "not": {"required": ["of"]}}
        found.append({"allOf": [{"$ref": f"#/$defs/{shape.__name__}"}, {"oneOf": [begins, of]}]})
    return found


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(records_schema(), indent=2, ensure_ascii=False) + "\n"
