"""Every limit of what may be asked, each once, with what it bounds: docs/reference.md prints them from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rasso_graph.loaders.chains import WIDEST
from rasso_graph.model.analysis import LONGEST_WORD

PLAIN_LIST = 5
"""Rows that a list without a page is taken to hold, and things that are linked to one."""
WHOLE_KIND = 100
"""Things that a kind is taken to hold where tests are counted."""

LOOKED_UP = 10
"""Values of a list that cost as much to be equal to one of as another test."""


def _limit(most: float, words: str, variable: str = "") -> Any:
    return field(default=most, metadata={"words": words, "variable": variable})


@dataclass(frozen=True)
class Limits:
    """What one operation may hold."""

    tokens: int = _limit(8_000, "lexical tokens of an operation's document", "RASSO_MAX_TOKENS")
    depth: int = _limit(24, "selections within selections", "RASSO_MAX_DEPTH")
    roots: int = _limit(100, "root fields of an operation", "RASSO_MAX_ROOTS")
    fields: int = _limit(2_000, "fields, each counted wherever it is asked for", "RASSO_MAX_FIELDS")
    rows: int = _limit(
        50_000,
        f"rows: a page is its size, another list {PLAIN_LIST}; nested ones multiply, up to what the graph holds",
        "RASSO_MAX_ROWS",
    )
    values: int = _limit(
        2_000, "values in all filters of an operation, each as often as it is used", "RASSO_MAX_VALUES"
    )
    tests: int = _limit(
        500_000,
        f"tests that filters, orders, counts and facets make of things: a root field's of {WHOLE_KIND}, another's of "
        f"{PLAIN_LIST} for each row it stands in; through a link, {PLAIN_LIST} times as many; a list counts as one and "
        f"one more for each {LOOKED_UP} values",
        "RASSO_MAX_TESTS",
    )
    at_once: int = _limit(
        4, "statements of an operation that a store works on at a time; the rest wait", "RASSO_AT_ONCE"
    )
    seconds: float = _limit(30.0, "seconds that an operation may take in all", "RASSO_OPERATION_TIMEOUT")
    listed: int = _limit(1_000, "things of a list without pages; beyond, an error beside them says `TRUNCATED`")
    traversals: int = _limit(20, "traversals: `lineage`, `path`, `timeline`, `changes` and `search`")
    levels: int = _limit(6, "rows within rows that one statement reads: ask for what lies deeper apart, by id")


@dataclass(frozen=True)
class Fixed:
    """What is the same for every operation."""

    definitions: int = _limit(100, "operations and fragments of a document")
    pairs: int = _limit(10_000, "pairs of fields under one name, and of fragments, in one place of a document")
    nested: int = _limit(50, "lists and objects within one another in a variable")
    columns: int = _limit(100, "different things that one selection asks of each row")
    page: int = _limit(100, "items of a page, ids of `nodes`, values of a facet")
    cells: int = _limit(1_000, "cells of a two-way count")
    filter_depth: int = _limit(5, "filters within filters")
    filter_values: int = _limit(500, "values in one filter")
    filter_links: int = _limit(12, "links that one filter follows; tests of one kind in an `or` follow theirs once")
    links: int = _limit(100, "links that all filters of an operation follow")
    lineage_depth: int = _limit(16, "links of a lineage from its start to its end")
    lineage_links: int = _limit(1_000, "links of a lineage each way; beyond, it says `truncated`")
    path_length: int = _limit(16, "links of a chain of a `path`")
    path_chains: int = _limit(10, "chains of a `path`; beyond, it says `truncated`")
    path_edges: int = _limit(WIDEST, "edges around what a `path` has reached on SQLite; beyond, its code is `TIMEOUT`")
    changes: int = _limit(1_000, "commitments that `changes` compares; beyond, it says `truncated`")
    text: int = _limit(1_000, "characters of a search")
    words: int = _limit(30, "words of a search")
    start: int = _limit(2, "letters or digits, at the least, before a `*` in a search")
    word: int = _limit(LONGEST_WORD, "characters of a word that a search looks at")
    hits: int = _limit(100_000, "things that the words of a search may meet")
    highlights: int = _limit(10, "highlights of a thing found")
    read_for_words: int = _limit(5_000, "things whose words are read at a time for a search that finds nothing")
    unmet_words: int = _limit(5, "words of a search that are told to be in no text")
    nearest_words: int = _limit(3, "words told to be most like one of them")
    id: int = _limit(400, "characters of an id")


FIXED = Fixed()
