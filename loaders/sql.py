"""The dialect of SQLite: one SELECT of nested JSON functions, answering with one row of one text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.anchors import anchored
from rasso_graph.loaders.places import spelt
from rasso_graph.loaders.text import Scope, Statement, Writing, statement_of
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.properties import DERIVED_NODE_PROPERTIES
from rasso_graph.model.revisions import LOG_TABLES
from rasso_graph.model.words import FACTS, HOLDING, HOLDING_STEPS, LABELS, RECORD, SORTED

_ALWAYS = DERIVED_NODE_PROPERTIES | {"id", "depth"}
"""Keys of an order that are never null; an index serves those alone."""
_FAMILIES = {label.family for label in LABELS.values() if label.family}


def statement(name: str, columns: tuple[p.Column, ...]) -> Statement:
    """One statement that answers with the revision and the columns, as one JSON text."""
    return statement_of(name, columns, _written)


def _written(columns: tuple[p.Column, ...]) -> tuple[str, dict[str, Any]]:
    w = Writing()
    values = _list(columns, Scope(), w)
    return f"SELECT json_array(graph.revision, {values}) FROM graph", w.params


def _list(columns: tuple[p.Column, ...], scope: Scope, w: Writing) -> str:
    return f"json_array({', '.join(_column(column, scope, w) for column in columns)})"


def _column(column: p.Column, scope: Scope, w: Writing) -> str:
    match column:
        case p.Property(name, at):
            return f'{scope[at]}."{name}"'
        case p.Depth():
            return f"{scope.depth}.depth" if scope.depth else "0"
        case p.Group(at, columns):
            return _list(columns, Scope(scope[at], near=scope[at]), w)
        case p.Rows():
            return _rows(column, scope, w)
        case p.Count(source, where):
            return f"(SELECT count(*) {_found(source, where, scope, w.scope(scope.node, source), w)})"
        case p.Edges(type_):
            return f"(SELECT count(*) FROM edge WHERE type = :{w.bind(type_)})"
        case p.Has(source, where):
            return f"EXISTS (SELECT 1 {_found(source, where, scope, w.scope(scope.node, source), w)})"
        case p.Holds(where):
            return f"coalesce({_predicate(where, scope, w)}, 0)"
        case p.About(name):
            return f'graph."{name}"'
        case p.Tally():
            return _tally(column, scope, w)
        case p.Cross():
            return _cross(column, scope, w)


def _rows(rows: p.Rows, scope: Scope, w: Writing) -> str:
    inner = w.scope(scope.node, rows.source)
    values: list[str] = []
    row = _json_array(rows.columns, inner, values, w)
    found = _found(rows.source, rows.where, scope, inner, w, _there(rows.order, inner))
    order = f" ORDER BY {', '.join(_key(key, inner) for key in rows.order)}" if rows.order else ""
    limit = " LIMIT 1" if rows.one else f" LIMIT :{w.bind(rows.limit.value)}" if rows.limit else ""
    answer = row if rows.one else f"json_group_array({row})"
    return f"(SELECT {answer} FROM (SELECT {', '.join(values) or '1'} {found}{order}{limit}))"


def _json_array(columns: tuple[p.Column, ...], scope: Scope, values: list[str], w: Writing) -> str:
    """The columns as a list of names, each added to `values` under its name.

    SQLite before 3.47 parses with a stack of a hundred symbols. Rows within a name take a third less of it than rows
    within a function's arguments: seven levels instead of five.
    """
    told: list[str] = []
    for column in columns:
        if isinstance(column, p.Group):
            told.append(_json_array(column.columns, Scope(scope[column.at], near=scope[column.at]), values, w))
            continue
        name = f"v{len(values)}"
        values.append(f"{_column(column, scope, w)} AS {name}")
        told.append(f"json({name})" if isinstance(column, p.Rows | p.Tally | p.Cross) else name)
    return f"json_array({', '.join(told)})"


def _tally(tally: p.Tally, scope: Scope, w: Writing) -> str:
    row = w.scope(scope.node, tally.source)
    found, terms = _filtered(tally.source, tally.where, scope, row, w)
    end = row
    for step in tally.by.steps:
        near, end = end, w.scope(end.node, step)
        tables, more = _tables(step, near, end, w)
        found, terms = f"{found} JOIN {tables}", [*terms, *more]
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    rows = f"SELECT {row[tally.of]}.pk AS pk, {_value(tally.by, end)} AS met FROM {found}{where}"
    grouped = f"SELECT met, count(DISTINCT pk) AS count FROM ({rows}) WHERE met IS NOT NULL GROUP BY met"
    most = f"ORDER BY count DESC, met LIMIT :{w.bind(tally.most.value)}"
    return f"(SELECT json_group_array(json_array(met, count, {_title('met')})) FROM ({grouped} {most}))"


def _cross(cross: p.Cross, scope: Scope, w: Writing) -> str:
    row = w.scope(scope.node, cross.source)
    found = _found(cross.source, cross.where, scope, row, w)
    met = f"{_value(cross.rows, row)} AS met, {_value(cross.columns, row)} AS other"
    most = f"ORDER BY count DESC, met NULLS LAST, other NULLS LAST LIMIT :{w.bind(cross.most.value)}"
    grouped = f"SELECT {met}, count(*) AS count {found} GROUP BY met, other {most}"
    return (
        f"(SELECT json_group_array(json_array(met, other, count, {_title('met')}, {_title('other')})) FROM ({grouped}))"
    )


def _title(met: str) -> str:
    return f"(SELECT title FROM node WHERE id = {met})"


def _value(by: p.Grouping, scope: Scope) -> str:
    match by.value:
        case "property":
            return f'{scope[by.at]}."{by.name}"'
        case "label":
            return f"{scope.node}.label"
        case "year":
            day = f"{scope[by.at]}.when_earliest"
            return f"iif({day} IN ('{FIRST_DAY}', '{LAST_DAY}'), NULL, substr({day}, 1, 4))"


def _key(key: p.Key, scope: Scope) -> str:
    """As Neo4j orders: what is unknown after all that is known."""
    term = f"{scope.depth}.depth" if key.name == "depth" else f'{scope[key.at]}."{key.name}"'
    nulls = "" if key.name in _ALWAYS else " NULLS FIRST" if key.descending else " NULLS LAST"
    return f"{term} DESC{nulls}" if key.descending else f"{term}{nulls}"


def _there(order: tuple[p.Key, ...], scope: Scope) -> list[str]:
    """That the first key is there: an index of those that have it serves only who says so."""
    return [f"{scope.node}.{key.name} IS NOT NULL" for key in order[:1] if key.name in SORTED]


def _found(
    source: p.Source, where: p.Predicate | None, scope: Scope, inner: Scope, w: Writing, there: Iterable[str] = ()
) -> str:
    tables, terms = _filtered(source, where, scope, inner, w)
    terms = [*terms, *there]
    return f"FROM {tables}" + (f" WHERE {' AND '.join(terms)}" if terms else "")


def _filtered(
    source: p.Source, where: p.Predicate | None, scope: Scope, inner: Scope, w: Writing
) -> tuple[str, list[str]]:
    """Tables and terms. Where an anchor finds the nodes, a plus keeps the index of their label from doing so."""
    tables, terms = _tables(source, scope, inner, w)
    wanted = anchored(source, where)
    if wanted is not where:
        terms = [f"+{term}" for term in terms]
    return tables, [*terms, _predicate(wanted, inner, w)] if wanted else terms


def _tables(source: p.Source, scope: Scope, inner: Scope, w: Writing) -> tuple[str, list[str]]:
    node = inner.node
    match source:
        case p.Via():
            return _via(source, scope.node, inner)
        case p.NamedNodes(name, labels, at, many):
            held = f'{scope[at]}."{name}"'
            if many:
                return _listed(held, node), _label(labels, node)
            return f"node {node}", [f"{node}.id = {held}", *_label(labels, node)]
        case p.Labelled((label,)) if label in LOG_TABLES:
            return f"{LOG_TABLES[label]} {node}", []
        case p.Labelled(labels):
            return f"node {node}", _label(labels, node)
        case p.Ids(ids, labels):
            return _listed(f":{w.bind(ids.value)}", node), _label(labels, node)
        case p.EdgesById(ends):
            return _links(ends, FACTS, inner, w)
        case p.EdgesBetween(type_, ends):
            tables, terms = _links(ends, (type_,), inner, w)
            given = ((inner.source, 1), (node, 2))
            return tables, [*terms, *(f"{end}.id = json_extract(i{node}.value, '$[{at}]')" for end, at in given)]


def _listed(ids: str, node: str) -> str:
    """The nodes of a list of ids. A cross join, as SQLite may otherwise start from all nodes of their family."""
    return f"json_each({ids}) i{node} CROSS JOIN node {node} ON {node}.id = i{node}.value"


def _links(ends: p.Param, types: tuple[str, ...], inner: Scope, w: Writing) -> tuple[str, list[str]]:
    given = f"json_each(:{w.bind(ends.value)}) i{inner.node}"
    edge = f"edge {inner.edge} ON {inner.edge}.id = json_extract(i{inner.node}.value, '$[0]')"
    near = f"node {inner.source} ON {inner.source}.pk = {inner.edge}.source"
    far = f"node {inner.node} ON {inner.node}.pk = {inner.edge}.target"
    return f"{given} CROSS JOIN {edge} JOIN {near} JOIN {far}", [_among(f"{inner.edge}.type", types)]


def _via(via: p.Via, near: str, inner: Scope) -> tuple[str, list[str]]:
    start, end = ("source", "target") if via.out else ("target", "source")
    edge, node = inner.edge, inner.node
    far = f"node {node} ON {node}.pk = {edge}.{end}"
    terms = [_among(f"{edge}.type", via.types), *_label(via.labels, node)]
    if not via.within:
        return f"edge {edge} CROSS JOIN {far}", [f"{edge}.{start} = {near}.pk", *terms]
    found_at = inner.source if via.out else inner.target
    joined = f"node {found_at} ON {found_at}.pk = {inner.depth}.pk"
    owned = f"edge {edge} ON {edge}.{start} = {inner.depth}.pk"
    reached = f"{_containers(near, node)} {inner.depth} CROSS JOIN {owned} CROSS JOIN {joined}"
    return f"{reached} CROSS JOIN {far}", [_few(f"{inner.depth}.depth >= 0"), *terms]


def _containers(near: str, node: str) -> str:
    above = f"u{node}"
    return (
        f"(WITH RECURSIVE {above}(pk, depth) AS (SELECT {near}.pk, 0 UNION SELECT h.source, {above}.depth + 1 "
        f"FROM {above} JOIN edge h ON {_among('h.type', HOLDING)} AND h.target = {above}.pk "
        f"WHERE {_few(f'{above}.depth < {HOLDING_STEPS}')}) "
        f"SELECT pk, min(depth) AS depth FROM {above} GROUP BY pk)"
    )


def _few(term: str) -> str:
    """A term of rows that are few; expecting many, SQLite builds a Bloom filter over all edges after ANALYZE."""
    return f"likelihood({term}, 0.000001)"


def _label(labels: tuple[str, ...], node: str) -> list[str]:
    if labels == (RECORD,):
        return []
    if len(labels) == 1 and labels[0] in _FAMILIES:
        return [f"{node}.family = '{labels[0]}'"]
    return [_among(f"{node}.label", labels)]


def _among(term: str, words: tuple[str, ...]) -> str:
    if len(words) == 1:
        return f"{term} = '{words[0]}'"
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"{term} IN ({quoted})"


def _predicate(where: p.Predicate, scope: Scope, w: Writing) -> str:
    match where:
        case p.Compare():
            return _compare(where, scope, w)
        case p.Carries(labels):
            return _among(f"{scope.node}.label", labels)
        case p.Related(source, inside):
            return f"EXISTS (SELECT 1 {_found(source, inside, scope, w.scope(scope.node, source), w)})"
        case p.LeadingTo(steps):
            return _reached(steps, scope, w)
        case p.Direct():
            return f"{scope.depth}.depth = 0" if scope.depth else "1"
        case p.Every(parts):
            return f"({' AND '.join(_predicate(part, scope, w) for part in parts)})" if parts else "1"
        case p.Some(parts):
            return f"({' OR '.join(_predicate(part, scope, w) for part in parts)})" if parts else "0"
        case p.Not(part):
            return f"NOT coalesce({_predicate(part, scope, w)}, 0)"
        case p.Among():
            return _among_rows(where, scope, w)
        case p.Beyond():
            return _beyond(where, scope, w)


def _beyond(beyond: p.Beyond, scope: Scope, w: Writing) -> str:
    """Keys of one direction as one row, for which an index is entered at the place itself."""
    directions = {key.descending for key in beyond.keys}
    if len(directions) > 1 or len(beyond.keys) == 1:
        return _predicate(spelt(beyond), scope, w)
    terms = ", ".join(f'{scope[key.at]}."{key.name}"' for key in beyond.keys)
    place = ", ".join(_given(value, scope, w) for value in beyond.values)
    there = "".join(f"{one} AND " for one in _there(beyond.keys, scope))
    return f"{there}({terms}) {'<' if True in directions else '>'}{'=' if beyond.inclusive else ''} ({place})"


def _reached(steps: tuple[p.Step, ...], scope: Scope, w: Writing) -> str:
    """Read from the end that has an id: cross joins keep SQLite from starting elsewhere, a plus from using labels."""
    tables, terms, reached = "", list[str](), ""
    for step, inner in reversed([(step, w.scope(f"h{w.scopes}", step.source)) for step in steps]):
        start, end = ("source", "target") if step.source.out else ("target", "source")
        far = f" CROSS JOIN node {inner.node} ON {inner.node}.pk = {reached}" if reached else f"node {inner.node}"
        tables += f"{far} CROSS JOIN edge {inner.edge} ON {inner.edge}.{end} = {inner.node}.pk"
        labels = (f"+{label}" for label in _label(step.source.labels, inner.node))
        terms += [_among(f"{inner.edge}.type", step.source.types), *labels]
        terms += [_predicate(step.where, inner, w)] if step.where else []
        reached = f"{inner.edge}.{start}"
        if step.source.within:
            found = f"SELECT {reached}, 0, {inner.edge}.pk FROM {tables} WHERE {' AND '.join(terms)}"
            tables = f"{_held(found, inner)} CROSS JOIN node {inner.node} ON {inner.node}.pk = {inner.edge}.{end}"
            terms, reached = [_predicate(step.back, inner, w) if step.back else "1"], f"{inner.near}.pk"
    return f"{scope.node}.pk IN (SELECT {reached} FROM {tables} WHERE {' AND '.join(terms)})"


def _held(found: str, inner: Scope) -> str:
    """What is held by what some edges were found at, with each of those edges."""
    below, depth = f"b{inner.node}", inner.depth
    return (
        f"(WITH RECURSIVE {below}(pk, depth, edge) AS ({found} UNION SELECT h.target, {below}.depth + 1, {below}.edge "
        f"FROM {below} CROSS JOIN edge h ON {_among('h.type', HOLDING)} AND h.source = {below}.pk "
        f"WHERE {_few(f'{below}.depth < {HOLDING_STEPS}')}) SELECT pk, depth, edge FROM {below}) {depth} "
        f"CROSS JOIN edge {inner.edge} ON {inner.edge}.pk = {depth}.edge "
        f"CROSS JOIN node {inner.near} ON {inner.near}.pk = {depth}.pk"
    )


def _among_rows(among: p.Among, scope: Scope, w: Writing) -> str:
    given = w.bind(among.rows.value)
    with w.trying() as row:
        test = _predicate(among.test, scope, w)
    rows = f"SELECT 1 FROM json_each(:{given}) {row} WHERE"
    return f"NOT EXISTS ({rows} NOT coalesce({test}, 0))" if among.every else f"EXISTS ({rows} {test})"


def _compare(test: p.Compare, scope: Scope, w: Writing) -> str:
    c = test.plainest()
    left, value = f'{scope[c.at]}."{c.name}"', _given(c.value, scope, w)
    match c.operator:
        case "in":
            return f"{left} IN (SELECT value FROM json_each({value}))"
        case "known":
            return f"({left} IS NOT NULL) = {value}"
        case "contains":
            return f"instr({left}, {value}) > 0"
        case "starts":
            return f"substr({left}, 1, length({value})) = {value}"
        case _:
            return f"{left} {c.operator} {value}"


def _given(value: p.Operand, scope: Scope, w: Writing) -> str:
    match value:
        case p.Param(given):
            return f":{w.bind(given)}"
        case p.Own(name):
            return f'{scope.near}."{name}"'
        case p.Cell(at):
            return f"json_extract({w.row}.value, '$[{at}]')"
