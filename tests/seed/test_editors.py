"""The JSON Schema that editors check records with."""

from __future__ import annotations

from rasso_graph.model.records import ENTRIES
from rasso_graph.seed.reading import SCHEMA_FILE, records_schema, schema_text


def test_the_committed_schema_is_the_one_of_the_shapes() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(), (
        "Write it again: rasso seed schema > seed/records.schema.json"
    )


def test_every_kind_of_entry_is_offered() -> None:
    offered = records_schema()["properties"]["records"]["items"]["oneOf"]
    assert [kind["allOf"][0]["$ref"] for kind in offered] == [f"#/$defs/{shape.__name__}" for shape in ENTRIES.values()]


def test_keys_carry_their_descriptions_and_unknown_ones_are_refused() -> None:
    wording = records_schema()["$defs"]["Wording"]
    assert wording["additionalProperties"] is False
    assert wording["properties"]["joint"]["description"] == "Whether it is marked as joint between police and CPS."


def test_one_thing_may_stand_where_a_list_is_meant() -> None:
    cite = records_schema()["$defs"]["Wording"]["properties"]["cite"]
    assert cite["anyOf"] == [{"items": {"$ref": "#/$defs/Cite"}, "type": "array"}, {"$ref": "#/$defs/Cite"}]
