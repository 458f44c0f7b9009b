"""An id is one object, whatever question leads to it: caches of clients keep objects by their ids."""

from __future__ import annotations

from graphql import GraphQLField, is_leaf_type, is_object_type

from rasso_graph.resolvers.request.types import named, type_of
from rasso_graph.schema import core_schema
from tests.docs.markdown import ROOT, sections
from tests.identity import Identities, marked
from tests.stores import Asked

QUERIES = (ROOT / "docs" / "queries.md").read_text("utf-8")
OPERATIONS = [one.blocks[0].text for one in sections(QUERIES, "docs/queries.md") if one.blocks]
WAYS = """{
  action(id: "action/joint-protocol") { owners { role inherited distance ownership { id role asWorded basis } }
    involved(inherited: true) { inherited involvement { id role asWorded basis } } }
  programme(id: "programme/jnap") { owners { inherited distance ownership { id role asWorded basis } }
    involved { inherited involvement { id role asWorded basis } } }
  post(id: "post/dpp") { owns { nodes { id role asWorded basis } } }
  body(id: "body/police") { involvedIn(first: 100) { nodes { id role asWorded basis } } }
  then: action(id: "action/joint-protocol") {
    owners(asOf: "2021-01-01", knownBy: "2021-01-01") { ownership { id role } }
    status(asOf: "2021-01-01") { claim { id status words basis } } }
  now: action(id: "action/joint-protocol") {
    status { claim { id status words basis } } statusHistory { id status words } }
  path(from: "post/dpp", to: "action/joint-protocol") { chains { links { id basis } nodes { id title } } }
}"""


def test_an_id_is_one_object_with_one_value_of_each_field_in_every_example(asked: Asked) -> None:
    found, schema = Identities(), core_schema()
    for operation in [*OPERATIONS, WAYS]:
        found.read(asked.data(marked(schema, operation)))
    assert found.broken == []
    assert len(OPERATIONS) >= 37
    assert len(found.ids) > 500


def test_a_fact_that_two_things_inherit_is_met_as_one_object(asked: Asked) -> None:
    found, schema = Identities(), core_schema()
    found.read(asked.data(marked(schema, WAYS)))
    assert found.held["owner/accountable/post/dpp/programme/jnap", "__typename"] == "Ownership"
    assert found.held["involved/monitor/body/joib/programme/jnap", "__typename"] == "Involvement"


def test_every_type_that_has_an_id_is_had_by_node() -> None:
    types = [one for one in core_schema().type_map.values() if is_object_type(one) and "id" in one.fields]
    assert [one.name for one in types if "Node" not in {shown.name for shown in one.interfaces}] == []
    assert len(types) == 36


def test_whatever_an_answer_names_is_had_again_by_its_id(asked: Asked) -> None:
    found, schema = Identities(), core_schema()
    for operation in [*OPERATIONS, WAYS]:
        found.read(asked.data(marked(schema, operation)))
    ids, again = sorted(found.ids), _everything()
    for start in range(0, len(ids), 100):
        asked_for = ids[start : start + 100]
        answer = asked.data(again, {"ids": asked_for})
        assert [one and one["itself"] for one in answer["nodes"]] == asked_for
        found.read(answer)
    assert found.broken == []
    assert {"Ownership", "Involvement", "LineageLink"} <= {
        str(value) for (_, key), value in found.held.items() if key == "__typename"
    }


def _everything() -> str:
    """An operation for nodes with every leaf that takes no argument, marked."""
    schema, parts = core_schema(), list[str]()
    for of in schema.type_map.values():
        if is_object_type(of) and "Node" in {shown.name for shown in of.interfaces}:
            leaves = [name for name, one in of.fields.items() if _plain(one)]
            parts.append(f"... on {of.name} {{ {' '.join(leaves)} }}")
    return marked(schema, f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {' '.join(parts)} }} }}")


def _plain(of: GraphQLField) -> bool:
    return is_leaf_type(named(type_of(of))) and not of.args


def test_a_second_value_of_a_field_is_told() -> None:
    found = Identities()
    found.read([{"__typename": "Body", "itself": "body/a", "plain_Body_title": title} for title in ("A", "B")])
    assert found.broken == [("body/a", "title", "A", "B")]
