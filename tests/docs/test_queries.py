"""docs/queries.md shows the acceptance questions as their files have them, and no answer that is wrong passes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import parse, print_ast, validate

from rasso_graph.schema import core_schema
from rasso_graph.server.pages.graphiql import default_query
from rasso_graph.server.replies import body
from tests.docs.conftest import Stage
from tests.docs.markdown import ROOT, Section, sections
from tests.docs.matching import MARK, same_json
from tests.shapes import is_list, is_object

PAGE = ROOT / "docs" / "queries.md"
EXAMPLES = [one for one in sections(PAGE.read_text("utf-8"), "docs/queries.md") if one.blocks]
_INLINE = re.compile(r"`([a-z]\w*\([^`]*\)(?: \{[^`]*\})?)`")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def test_each_question_is_asked_as_its_file_has_it() -> None:
    files = sorted((ROOT / "tests" / "questions").glob("*.graphql"))
    asked = [one.blocks[0].text for one in EXAMPLES if re.match(r"\d+\. ", one.title)]
    assert asked == [path.read_text("utf-8").rstrip("\n") for path in files]
    assert len(files) >= 12


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_each_operation_stands_beside_its_answer(example: Section) -> None:
    assert [block.kind for block in example.blocks] == ["graphql", "json"]


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_an_answer_with_anything_else_in_it_is_wrong(example: Section, stage: Stage) -> None:
    operation, shown = example.blocks[0].text, json.loads(example.blocks[1].text)
    found = json.loads(json.dumps(body(stage.ask(operation))))
    assert same_json(shown, found)
    assert [wrong for wrong in altered(shown) if same_json(wrong, found)] == []


def altered(shown: Any) -> Iterator[Any]:
    """What is shown with one value in it changed, for each value that is not left out."""
    if is_object(shown):
        for key, inside in shown.items():
            yield from ({**shown, key: wrong} for wrong in altered(inside))
    elif is_list(shown):
        for at, inside in enumerate(shown):
            yield from ([*shown[:at], wrong, *shown[at + 1 :]] for wrong in altered(inside))
    if not isinstance(shown, dict) and shown != MARK:
        yield "told by nobody"


def test_every_value_is_altered_once() -> None:
    wrong = "told by nobody"
    assert list(altered({"a": [1, "…"], "b": None})) == [
        {"a": [wrong, "…"], "b": None},
        {"a": wrong, "b": None},
        {"a": [1, "…"], "b": wrong},
    ]


def test_variations_in_the_text_are_fields_of_the_schema() -> None:
    text = " ".join(_FENCED.sub("", PAGE.read_text("utf-8")).split())
    named = [one for one in _INLINE.findall(text) if MARK not in one]
    assert len(named) >= 8
    assert [(one, told) for one in named for told in mistakes(one)] == []


def mistakes(field: str) -> list[str]:
    """What validation has against a root field written without or with its selection."""
    selected = field if field.endswith("}") else f"{field} {{ __typename }}"
    return [one.message for one in validate(core_schema(), parse(f"{{ {selected} }}"))]


def test_a_misspelt_variation_is_found() -> None:
    assert mistakes("actions(were: { joint: true })") != []


@pytest.mark.parametrize("stage", ["sqlite", "neo4j"], indirect=True)
def test_graphiql_opens_with_an_operation_that_is_answered_and_names_the_page(stage: Stage) -> None:
    lineage = stage.ask.data(default_query())["lineage"]
    assert "recommendation/hmcpsi-2016/1a" in [step["node"]["id"] for step in lineage["steps"]]
    assert "docs/queries.md" in default_query()


def test_graphiql_opens_with_one_of_the_questions() -> None:
    asked = [print_ast(parse(path.read_text("utf-8"))) for path in (ROOT / "tests" / "questions").glob("*.graphql")]
    assert print_ast(parse(default_query())) in asked
