"""schema.graphql is what the code builds, breaks nobody unannounced, and is fit to be read."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
)

from rasso_graph.loaders.logged import CHANGE_COLUMNS, REVISION_COLUMNS
from rasso_graph.loaders.plan import At, Key
from rasso_graph.model.properties import ADDED_IN, EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.words import LABEL_OF_PREFIX
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.request.types import named, required, type_of
from rasso_graph.schema import core_schema, sdl
from tests.docs.markdown import ROOT
from tests.stores import packaged

FILE = ROOT / "schema.graphql"
_LOGGED = {*REVISION_COLUMNS, *CHANGE_COLUMNS}
KNOWN = {
    At.NODE: {"id", ADDED_IN, *NODE_PROPERTIES, *_LOGGED},
    At.SOURCE: {"id", *NODE_PROPERTIES},
    At.TARGET: {"id", *NODE_PROPERTIES},
    At.EDGE: {"id", "type", ADDED_IN, *EDGE_PROPERTIES},
}
"""The properties that a declaration may name; an edge's type is asked of the edge itself."""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return core_schema()


def test_the_file_is_what_the_code_builds() -> None:
    assert FILE.read_text("utf-8") == sdl().rstrip("\n") + "\n", "schema.graphql is not current. Run: make schema"


def test_no_change_breaks_clients_unannounced() -> None:
    earlier = next((text for text in _committed() if text != FILE.read_text("utf-8")), None)
    if earlier is None:
        pytest.skip("no earlier schema.graphql is in this git history")
    assert unannounced(earlier, sdl(), (ROOT / "CHANGELOG.md").read_text("utf-8")) == []


def unannounced(before: str, after: str, announced: str) -> list[str]:
    """What breaks clients between two schemas and does not stand in the change log."""
    broken = find_breaking_changes(build_schema(before), build_schema(after))
    return [change.description for change in broken if change.description not in announced]


def _committed() -> Iterator[str]:
    """The file as committed, the newest first; or only as in RASSO_SCHEMA_BASE, a git revision."""
    base = os.environ.get("RASSO_SCHEMA_BASE")
    found = [base] if base else _git("log", "-20", "--format=%H", "--", FILE.name).split()
    return (_git("show", f"{revision}:{FILE.name}") for revision in found)


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout if ran.returncode == 0 else ""


def test_a_removed_field_is_told() -> None:
    before = "type Query { one: Int two: Int }"
    assert unannounced(before, "type Query { one: Int }", "") == ["Field Query.two was removed."]


def test_a_break_that_the_change_log_tells_may_pass() -> None:
    before = "type Query { one: Int two: Int }"
    assert unannounced(before, "type Query { one: Int }", "### Breaking\n\n- Field Query.two was removed.") == []


def test_a_new_field_breaks_nobody() -> None:
    assert unannounced("type Query { one: Int }", "type Query { one: Int two: Int }", "") == []


def test_nothing_goes_that_the_last_release_did_not_deprecate() -> None:
    """Until there is a release, what goes need only be announced."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.search(r"^## \d", changes, re.MULTILINE)
    earlier = next(_committed(), None) if released else None
    assert earlier is None or gone(earlier, sdl()) == []
    assert earlier is None or surprising(earlier, sdl(), changes) == []


def gone(before: str, after: str) -> list[str]:
    """Fields, arguments and values that are no longer there and were not deprecated."""
    left = dict(_parts(build_schema(after)))
    held = _parts(build_schema(before))
    return [name for name, part in held if name not in left and not getattr(part, "deprecation_reason", None)]


def surprising(before: str, after: str, announced: str) -> list[str]:
    """Additions that a client which lists all it knows may trip over, and that the change log does not tell."""
    found = find_dangerous_changes(build_schema(before), build_schema(after))
    return [change.description for change in found if change.description not in announced]


def unexplained(schema: GraphQLSchema) -> list[str]:
    """Deprecated parts whose reason does not name what to use."""
    reasons = [(name, getattr(part, "deprecation_reason", None)) for name, part in _parts(schema)]
    return [name for name, reason in reasons if reason is not None and not re.match(r"Use `\w+", reason)]


def test_what_is_deprecated_says_what_to_use(schema: GraphQLSchema) -> None:
    assert unexplained(schema) == []


def test_a_deprecation_without_a_way_out_is_found() -> None:
    fields = 'type Query { a: Int @deprecated(reason: "Old.") b: Int @deprecated(reason: "Use `c`.") c: Int }'
    assert unexplained(build_schema(fields)) == ["Query.a"]


def test_what_goes_without_a_deprecation_is_found() -> None:
    before = """type Query { a(x: Int, y: Int): E b: Int @deprecated(reason: "Use `a`.") c: Int }
      enum E { ONE TWO @deprecated(reason: "Use `ONE`.") THREE }"""
    after = "type Query { a(y: Int): E } enum E { ONE }"
    assert gone(before, after) == ["Query.a(x:)", "Query.c", "E.THREE"]


def test_a_new_value_that_the_change_log_does_not_tell_is_found() -> None:
    before, after = "type Query { a: E } enum E { ONE }", "type Query { a: E } enum E { ONE TWO }"
    (told,) = surprising(before, after, "")
    assert "TWO" in told
    assert surprising(before, after, f"- {told}") == []


def test_everything_is_described(schema: GraphQLSchema) -> None:
    assert [name for name, part in _parts(schema) if not part.description] == []


def test_every_id_that_a_description_names_is_one(schema: GraphQLSchema) -> None:
    named = {one for _, part in _parts(schema) for one in ids(part.description or "")}
    assert len(named) > 20
    whole = packaged().whole
    assert named - whole.nodes.keys() - {edge.id for edge in whole.edges.values()} == set()


def ids(text: str) -> list[str]:
    """What looks like an id in a description."""
    return re.findall(rf"\b(?:owner/[a-z]+/)?(?:{'|'.join(LABEL_OF_PREFIX)})/[a-z0-9/-]*[a-z0-9]", text)


def test_ids_in_a_description_are_found() -> None:
    assert ids('Such as "body/cps" or response/cps-2016/1b.') == ["body/cps", "response/cps-2016/1b"]


def test_every_field_says_where_its_value_is(schema: GraphQLSchema) -> None:
    assert undeclared(schema) == []


def undeclared(schema: GraphQLSchema) -> list[str]:
    """Fields that declare nothing beside others that do. Types whose values are made whole declare nothing at all."""
    declared = {name: _declared(field) is not None for name, field in _fields(schema)}
    stored = {name.partition(".")[0] for name, is_declared in declared.items() if is_declared}
    return [name for name, is_declared in declared.items() if not is_declared and name.partition(".")[0] in stored]


def test_a_field_that_says_nothing_is_found() -> None:
    schema = core_schema()
    action = schema.type_map["Action"]
    assert isinstance(action, GraphQLObjectType)
    action.fields["title"].extensions = {}
    assert undeclared(schema) == ["Action.title"]


def test_every_property_that_a_field_names_is_one(schema: GraphQLSchema) -> None:
    named = ((where, name, at) for where, field in _fields(schema) for name, at in properties(_declared(field)))
    assert [(where, name) for where, name, at in named if name not in KNOWN[at]] == []


def test_a_misspelt_property_is_found() -> None:
    assert list(properties(d.Stored("titel"))) == [("titel", At.NODE)]
    assert "titel" not in KNOWN[At.NODE]


def test_every_root_field_may_be_null(schema: GraphQLSchema) -> None:
    """See docs/decisions/0003-root-fields-are-nullable.md."""
    assert schema.query_type
    assert [name for name, field in schema.query_type.fields.items() if required(type_of(field))] == []


def test_every_type_can_be_reached(schema: GraphQLSchema) -> None:
    assert _own(schema).keys() - reachable(schema) == set()


def _own(schema: GraphQLSchema) -> dict[str, GraphQLNamedType]:
    return {name: type_ for name, type_ in schema.type_map.items() if not name.startswith("__")}


def _parts(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Everything that can have a description, by its name."""
    for name, type_ in _own(schema).items():
        yield name, type_
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{name}.{value}", part) for value, part in type_.values.items())
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for key, field in type_.fields.items():
                yield f"{name}.{key}", field
                arguments: dict[str, GraphQLArgument] = getattr(field, "args", {})
                yield from ((f"{name}.{key}({of}:)", argument) for of, argument in arguments.items())


def _fields(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    for name, type_ in _own(schema).items():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            yield from ((f"{name}.{key}", field) for key, field in type_.fields.items())


def _declared(field: Any) -> d.Declaration | None:
    try:
        return d.declaration(field)
    except LookupError:
        return None


def properties(declared: d.Declaration | None) -> Iterator[tuple[str, At]]:
    """The stored properties that a declaration names, and on what."""
    match declared:
        case d.Stored(name, at) | d.Named(name, at) | d.Dated(name, at):
            yield name, at
        case d.Matches(test) | d.Identified(test):
            yield test.name, test.at
        case d.Linked(_, order, tests):
            yield from _keys(order)
            yield from ((test.name, test.at) for asked in tests.values() for test in asked)
        case d.Listing(_, order):
            yield from _keys(order)
        case _:
            pass


def _keys(order: tuple[Key, ...]) -> Iterator[tuple[str, At]]:
    return ((key.name, key.at) for key in order if key.name != "depth")


def reachable(schema: GraphQLSchema) -> set[str]:
    """Names of the types that an operation can name, give or get."""
    assert schema.query_type
    found, waiting = set[str](), [schema.query_type.name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_around(schema, schema.type_map[name]))
    return found


def _around(schema: GraphQLSchema, type_: GraphQLNamedType) -> Iterator[str]:
    if isinstance(type_, GraphQLUnionType):
        yield from (one.name for one in type_.types)
    if isinstance(type_, GraphQLInterfaceType):
        yield from (one.name for one in schema.get_possible_types(type_))
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        yield from (one.name for one in type_.interfaces)
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        for field in type_.fields.values():
            yield named(type_of(field)).name
            arguments: dict[str, GraphQLArgument] = getattr(field, "args", {})
            yield from (named(type_of(argument)).name for argument in arguments.values())
