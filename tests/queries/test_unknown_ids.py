"""Ids in filters that are well formed and name nothing: told apart from those that match nothing."""

from __future__ import annotations

import pytest

from tests.stores import Asked

COMPARED = 'changes(from: "document/plan-2020", to: "document/annex-2022")'
CASES: list[tuple[str, tuple[str, ...], int]] = [
    ('{ commitments(where: {theme: "theme/none"}) { totalCount } }', ("theme/none",), 1),
    ('{ commitments(where: {theme: "theme/plan/loose"}) { totalCount } }', (), 1),
    (
        '{ events(where: {ids: ["event/z", "event/a", "event/y", "event/z"]}) { totalCount } }',
        ("event/y", "event/z"),
        1,
    ),
    (
        '{ actions(where: {or: [{answerable: {id: "body/none"}}, {not: {partOf: "programme/plan"}}]}) { totalCount } }',
        ("body/none",),
        1,
    ),
    (
        '{ a: bodies(where: {partOf: "body/b"}) { totalCount } b: people(where: {about: "event/q"}) { totalCount } }',
        ("body/b", "event/q"),
        2,
    ),
    ('{ search(text: "twin", owner: "post/none", theme: "theme/plan/loose") { totalCount } }', ("post/none",), 1),
    ('{ search(text: "twin", document: "document/plan-2020") { totalCount } }', (), 1),
    (
        f'{{ {COMPARED} {{ items(theme: "theme/none") {{ kind }} }} }}',
        ("theme/none",),
        2,
    ),
    (
        f'{{ {COMPARED} {{ items(theme: "theme/plan/loose") {{ kind }} }} }}',
        (),
        2,
    ),
    (
        '{ timeline(about: "body/none") { nodes { node { ... on Person { commitments(where: {ids: ["action/none"]}) '
        "{ totalCount } } } } } }",
        ("action/none",),
        2,
    ),
    (
        '{ timeline(last: 50) { nodes { node { ... on Person { commitments(where: {ids: ["action/none"]}) '
        "{ totalCount } } } } } }",
        ("action/none",),
        2,
    ),
    (
        '{ lineage(of: "action/advice") { steps { owners { holder { ... on Body { commitments(where: '
        '{theme: ["theme/none"]}) { totalCount } } } } } } }',
        ("theme/none",),
        2,
    ),
    (
        '{ search(text: "twin", owner: "post/none") { nodes { node { ... on Body { commitments(where: '
        '{theme: ["theme/none", "theme/plan/loose"]}) { totalCount } } } } unmet { word } } }',
        ("post/none", "theme/none"),
        2,
    ),
    ('{ node(id: "body/none") { id } timeline(about: "body/none") { totalCount } }', (), 3),
]


@pytest.mark.parametrize(("query", "unknown", "statements"), CASES)
def test_ids_in_filters_that_name_nothing_are_told_without_a_statement_more(
    ask: Asked, query: str, unknown: tuple[str, ...], statements: int
) -> None:
    answer = ask(query)
    assert (answer.executed, answer.errors, answer.unknown_ids) == (True, [], unknown)
    assert len(ask.store.statements) == statements
