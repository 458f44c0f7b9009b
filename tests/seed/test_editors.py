"""The JSON Schema that editors check records with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rasso_graph.model.records import ENTRIES
from rasso_graph.seed.reading import PACKAGED, SCHEMA_FILE, records_schema, schema_text, tree_of
from tests.checkout import ROOT


def test_the_committed_schema_is_the_one_of_the_shapes() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(), (
        "Write it again: rasso seed schema > seed/records.schema.json"
    )


def test_visual_studio_code_finds_the_schema_for_packaged_records_and_for_updates() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    ((schema, globs),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).samefile(SCHEMA_FILE)
    covered = {path.name for glob in globs for path in ROOT.glob(glob)}
    assert covered >= {path.name for path in PACKAGED.glob("*.yaml")}
    assert "updates/*.yaml" in globs


def mistakes(*lines: str) -> list[str]:
    """What an editor tells of an entry of a file of records."""
    entry = tree_of("\n".join(lines), "draft.yaml")
    assert entry is not None
    checking: Any = Draft202012Validator(records_schema())
    found: Iterable[Any] = checking.iter_errors({"document": "plan", "records": [entry.value]})
    return sorted(one.message for one in found)


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_kind_of_entry_is_checked_by_its_own_shape(kind: str) -> None:
    misspelt = ["Additional properties are not allowed ('tittle' was unexpected)"]
    assert mistakes(f"{kind}: lamps", "tittle: Lamps") == misspelt
    assert mistakes(f"of: {kind}/lamps", "tittle: Lamps") == misspelt
    assert mistakes(f"{kind}: lamps", "title: Lamps") == []


def test_a_programme_that_names_its_document_is_no_document() -> None:
    assert mistakes("programme: harbour", "document: document/plan", "start: 2020-01") == []
    assert mistakes("of: programme/harbour", "document: document/plan", "start: 2020-01") == []


def test_an_entry_that_begins_with_no_kind_is_told_the_key_that_is_wrong() -> None:
    found = mistakes("actoin: lamps", "title: Lamps")
    assert [one[:28] for one in found] == ["'actoin' is not one of ['of'", "'of' is a required property"]
    assert "'lamp/north' does not match" in mistakes("of: lamp/north", "title: Lamps")[0]


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("{at: Lights, quote: One lamp ... two lamps, after: Lights, near: 3, nth: 1}", []),
        (f"{{at: Lights, span: [7, 15], sha256: {'a' * 64}}}", []),
        ("{at: Lights}", ["'sha256' is a required property", "'span' is a required property"]),
        ("{quote: One lamp}", ["'at' is a required property"]),
        ("{at: Lights, quote: One lamp, span: [7, 15]}", ["False schema does not allow [7, 15]"]),
        ("{at: Lights, qoute: One lamp}", ["Additional properties are not allowed ('qoute' was unexpected)"]),
    ],
)
def test_a_citation_holds_words_before_it_is_filled_and_a_place_afterwards(cite: str, told: list[str]) -> None:
    found = mistakes("body: office", "title: Office", f"names: [{{text: Office, type: ALIAS, cite: {cite}}}]")
    assert [one for one in found if "qoute" not in cite or "qoute" in one] == told


def test_a_draft_may_say_what_it_is_unsure_of() -> None:
    assert mistakes("body: office", "unsure: [which office, since when]") == []
    assert mistakes("body: office", "unsure: which office") == []


def test_keys_carry_their_descriptions_and_unknown_ones_are_refused() -> None:
    wording = records_schema()["$defs"]["Wording"]
    assert wording["additionalProperties"] is False
    assert wording["properties"]["joint"]["description"] == "Whether it is marked as joint between police and CPS."


def test_one_thing_may_stand_where_a_list_is_meant() -> None:
    name = "{text: Office, type: ALIAS, cite: {at: Lights, quote: One lamp}}"
    assert mistakes("document: plan", "publisher: body/office", f"names: [{name}]") == []
    assert mistakes("document: plan", "publisher: [body/office, {body: body/crew}]", "cite: []") == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cite: {at: Lights}", ["'sha256' is a required property", "'span' is a required property"]),
        (
            "cite: [{at: Lights, qoute: x, quote: x}]",
            ["Additional properties are not allowed ('qoute' was unexpected)"],
        ),
        ("publisher: {bodi: body/office}", ["'body' is a required property", "Additional properties are not allowed"]),
        ("state: {state: LOST}", ["'LOST' is not one of ['PLANNED', 'DRAFT'"]),
        ("type: LETTER", ["'LETTER' is not one of ['STRATEGY', 'ACTION"]),
        ("title: 5", ["5 is not of type 'string'"]),
        ("title:", []),
    ],
)
def test_what_is_wrong_inside_is_told_by_its_key_or_value(line: str, told: list[str]) -> None:
    found = mistakes("document: plan", line)
    assert [one[: len(told[at])] if at < len(told) else one for at, one in enumerate(found)] == told
