"""The dialect of Neo4j: one statement with COLLECT subqueries, answering with one record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.anchors import anchored, conjuncts
from rasso_graph.loaders.places import spelt, stretches
from rasso_graph.loaders.text import GIVEN, Scope, Statement, Writing, statement_of
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.words import COMMITMENT, FACTS, HOLDING, HOLDING_STEPS, RECORD, SORTED, WAYPOINT

_INDEXED = frozenset({"title_sort", "when_earliest", "id", *SORTED})
"""Properties that indexes hold in order, and that all nodes have which can be ordered by them."""
_ABOVE = f"<-[:{'|'.join(HOLDING)}]-{{0,{HOLDING_STEPS}}}"
"""The way from a thing to itself and to what holds it."""


def statement(name: str, columns: tuple[p.Column, ...]) -> Statement:
    """One statement that answers with the revision and the columns."""
    made = statement_of(name, columns, _written)
    return replace(made, params={GIVEN: made.params})


def _written(columns: tuple[p.Column, ...]) -> tuple[str, dict[str, Any]]:
    w = Writing()
    values = _list(columns, Scope(), w)
    ahead = f"WITH *, {', '.join(w.ahead)}\n" if w.ahead else ""
    text = (
        f"CYPHER 5\nMATCH (graph:Graph {{id: 'graph'}})\n{ahead}RETURN graph.revision AS revision, {values} AS answer"
    )
    return text, w.params


def _bound(value: Any, w: Writing) -> str:
    return f"${GIVEN}.{w.bind(value)}"


def _list(columns: tuple[p.Column, ...], scope: Scope, w: Writing) -> str:
    return f"[{', '.join(_column(column, scope, w) for column in columns)}]"


def _column(column: p.Column, scope: Scope, w: Writing) -> str:
    match column:
        case p.Property(name, at):
            return _term(name, at, scope)
        case p.Depth():
            return scope.depth or "0"
        case p.Group(at, columns):
            return _list(columns, Scope(scope[at], near=scope[at]), w)
        case p.Rows(columns=columns):
            rows = _rows(column, scope, w)
            return _ahead(rows, w) if _aggregates(columns) else rows
        case p.Count(source, where):
            return f"COUNT {{ {_found(source, where, scope, w.scope(scope.node, source), w)} }}"
        case p.Edges(type_):
            return f"COUNT {{ ()-[:{type_}]->() }}"
        case p.Has(source, where):
            inner = w.scope(scope.node, source)
            return f"EXISTS {{ {_found(source, where, scope, inner, w, _there(source, _compared(where), inner))} }}"
        case p.Holds(where):
            return f"coalesce({_predicate(where, scope, w)}, false)"
        case p.About(name):
            return f"graph.{_name(name)}"
        case p.Tally():
            return _ahead(_tally(column, scope, w), w)
        case p.Cross():
            return _ahead(_cross(column, scope, w), w)


def _rows(rows: p.Rows, scope: Scope, w: Writing) -> str:
    inner = w.scope(scope.node, rows.source)
    found = _stretches(rows, scope, inner, w) or _of_order(rows, rows.where, scope, inner, w)
    limit = f" LIMIT {_one_or(rows, w)}" if rows.one or rows.limit else ""
    order = f" ORDER BY {', '.join(_key(key, inner) for key in rows.order)}" if rows.order else ""
    early = f" WITH * {order.strip()}{limit}" if limit and order and not isinstance(rows.source, p.Via) else ""
    outer, w.ahead = w.ahead, []
    values = _list(rows.columns, inner, w)
    ahead = f" WITH *, {', '.join(w.ahead)}" if w.ahead else ""
    w.ahead = outer
    tail = "" if early else f"{order}{limit}"
    collected = f"COLLECT {{ {found}{early}{ahead} RETURN {values} AS row{tail} }}"
    return f"head({collected})" if rows.one else collected


def _of_order(rows: p.Rows, where: p.Predicate | None, scope: Scope, inner: Scope, w: Writing) -> str:
    there = _there(rows.source, {key.name for key in rows.order}, inner)
    return _found(rows.source, where, scope, inner, w, there)


def _stretches(rows: p.Rows, scope: Scope, inner: Scope, w: Writing) -> str:
    """What lies beyond a place, in stretches. Neo4j enters an index by ranges of one key and would read all that equal
    the place in the first. Empty where no index holds the order, or where a filter leads to the rows."""
    parts = conjuncts(rows.where)
    place = next((one for one in parts if isinstance(one, p.Beyond) and one.keys == rows.order), None)
    if not place or not rows.limit or not _ordered(rows) or anchored(rows.source, rows.where) is not rows.where:
        return ""
    rest = (one for one in parts if one is not place)
    others, order = p.every(*rest), ", ".join(_key(key, inner) for key in rows.order)
    found = (_of_order(rows, p.every(stretch, others), scope, inner, w) for stretch in stretches(place))
    first = (f"{one} RETURN {inner.node} ORDER BY {order} LIMIT {_bound(rows.limit.value, w)}" for one in found)
    return f"CALL () {{ {' UNION ALL '.join(first)} }}"


def _ordered(rows: p.Rows) -> bool:
    """Whether an index holds the rows in their order."""
    names = [key.name for key in rows.order]
    return isinstance(rows.source, p.Labelled) and len(names) == len(_INDEXED.intersection(names)) == 2


def _aggregates(columns: tuple[p.Column, ...]) -> bool:
    return any(
        isinstance(column, p.Tally | p.Cross) or (isinstance(column, p.Rows | p.Group) and _aggregates(column.columns))
        for column in columns
    )


def _ahead(expression: str, w: Writing) -> str:
    """A variable for an expression that aggregates, however deep, which Cypher refuses inside a list."""
    w.scopes += 1
    w.ahead.append(f"{expression} AS t{w.scopes}")
    return f"t{w.scopes}"


def _tally(tally: p.Tally, scope: Scope, w: Writing) -> str:
    row = w.scope(scope.node, tally.source)
    found, end = _found(tally.source, tally.where, scope, row, w), row
    for step in tally.by.steps:
        near, end = end, w.scope(end.node, step)
        found += f" {_found(step, None, near, end, w)}"
    counted = f"WITH {_value(tally.by, end)} AS value, {row[tally.of]} AS item WHERE value IS NOT NULL"
    most = f"ORDER BY count DESC, value LIMIT {_bound(tally.most.value, w)}"
    grouped = f"WITH value, count(DISTINCT item) AS count {most}"
    return f"COLLECT {{ {found} {counted} {grouped} RETURN [value, count, {_title('value')}] AS row }}"


def _cross(cross: p.Cross, scope: Scope, w: Writing) -> str:
    row = w.scope(scope.node, cross.source)
    found = _found(cross.source, cross.where, scope, row, w)
    counted = f"WITH {_value(cross.rows, row)} AS value, {_value(cross.columns, row)} AS other, count(*) AS count"
    most = f"ORDER BY count DESC, value, other LIMIT {_bound(cross.most.value, w)}"
    told = f"[value, other, count, {_title('value')}, {_title('other')}]"
    return f"COLLECT {{ {found} {counted} {most} RETURN {told} AS row }}"


def _title(value: str) -> str:
    return f"head(COLLECT {{ MATCH (named:{RECORD} {{id: {value}}}) RETURN named.title }})"


def _value(by: p.Grouping, scope: Scope) -> str:
    match by.value:
        case "property":
            return _term(by.name, by.at, scope)
        case "label":
            return f"head([label IN labels({scope.node}) WHERE NOT label IN ['{RECORD}', '{COMMITMENT}']])"
        case "year":
            day = f"{scope[by.at]}.when_earliest"
            return f"CASE WHEN NOT {day} IN ['{FIRST_DAY}', '{LAST_DAY}'] THEN left({day}, 4) END"


def _one_or(rows: p.Rows, w: Writing) -> str:
    return "1" if rows.one or rows.limit is None else _bound(rows.limit.value, w)


def _key(key: p.Key, scope: Scope) -> str:
    term = scope.depth if key.name == "depth" else _term(key.name, key.at, scope)
    return f"{term} DESC" if key.descending else term


def _found(
    source: p.Source, where: p.Predicate | None, scope: Scope, inner: Scope, w: Writing, there: tuple[str, ...] = ()
) -> str:
    pattern = _pattern(source, scope, inner, w)
    wanted = anchored(source, where)
    conditions = (*there, _predicate(wanted, inner, w)) if wanted else there
    return f"{pattern} WHERE {' AND '.join(conditions)}" if conditions else pattern


def _there(source: p.Source, names: set[str], scope: Scope) -> tuple[str, ...]:
    """That the keys of an order are there, which they always are: an index of them serves only who says so."""
    if not isinstance(source, p.Labelled) or not names or not names <= _INDEXED:
        return ()
    return tuple(f"{scope.node}.{name} IS NOT NULL" for name in sorted(names))


def _compared(where: p.Predicate | None) -> set[str]:
    """The keys of an order that a page's predicate compares."""
    match where:
        case p.Compare(name, _, _, p.At.NODE) if name in _INDEXED:
            return {name}
        case p.Beyond():
            return _compared(spelt(where))
        case p.Every(parts) | p.Some(parts):
            return set[str]().union(*map(_compared, parts))
        case _:
            return set()


def _pattern(source: p.Source, scope: Scope, inner: Scope, w: Writing) -> str:
    match source:
        case p.Via():
            return _via(source, scope.node, inner)
        case p.NamedNodes(name, labels, at, many):
            held = f"{scope[at]}.{_name(name)}"
            if many:
                return f"UNWIND {held} AS i{inner.node} MATCH ({inner.node}:{_any(labels)} {{id: i{inner.node}}})"
            return f"MATCH ({inner.node}:{_any(labels)} {{id: {held}}})"
        case p.Labelled(labels):
            return f"MATCH ({inner.node}:{_any(labels)})"
        case p.Ids(ids, labels):
            given = f"UNWIND {_bound(ids.value, w)} AS i{inner.node}"
            return f"{given} MATCH ({inner.node}:{_any(labels)} {{id: i{inner.node}}})"
        case p.EdgesById(ends):
            types = "|".join(FACTS)
            end = f"(e{inner.node}:{RECORD} {{id: i{inner.node}[1]}})"
            edge = f"[{inner.edge}:{types} {{id: i{inner.node}[0]}}]"
            both = f"startNode({inner.edge}) AS {inner.source}, endNode({inner.edge}) AS {inner.node}"
            return f"UNWIND {_bound(ends.value, w)} AS i{inner.node} MATCH {end}-{edge}-(:{RECORD}) WITH *, {both}"
        case p.EdgesBetween(type_, ends):
            given = f"i{inner.node}"
            edge = f"[{inner.edge}:{type_} {{id: {given}[0]}}]"
            near, far = f"{inner.source}:{RECORD} {{id: {given}[1]}}", f"{inner.node}:{RECORD} {{id: {given}[2]}}"
            return f"UNWIND {_bound(ends.value, w)} AS {given} MATCH ({near})-{edge}->({far})"


def _via(via: p.Via, near: str, inner: Scope) -> str:
    left, right = ("-", "->") if via.out else ("<-", "-")
    far = f"{left}[{inner.edge}:{'|'.join(via.types)}]{right}({inner.node}:{_any(via.labels)})"
    if DERIVED_RELATIONS.issuperset(via.types):
        edge, node = (
            f"[{inner.edge}:{'|'.join(via.types)}]",
            f"({inner.node}:{_any(via.labels)} {{id: w{inner.node}.id}})",
        )
        return f"MATCH (:{WAYPOINT} {{id: {near}.id}}){left}{edge}{right}(w{inner.node}:{WAYPOINT}) MATCH {node}"
    if not via.within:
        return f"MATCH ({near}){far}"
    path, found_at = f"q{inner.node}", inner.source if via.out else inner.target
    return (
        f"MATCH {path} = ({near}){_ABOVE}({found_at}:{RECORD}) "
        f"MATCH ({found_at}){far} "
        f"WITH *, length({path}) AS {inner.depth}"
    )


def _any(labels: tuple[str, ...]) -> str:
    return "|".join(labels)


def _term(name: str, at: p.At, scope: Scope) -> str:
    """A property; an edge's type is none, and asked of the edge itself."""
    return f"type({scope.edge})" if at is p.At.EDGE and name == "type" else f"{scope[at]}.{_name(name)}"


def _name(name: str) -> str:
    return f"`{name}`" if name in {"order", "end", "start"} else name


def _predicate(where: p.Predicate, scope: Scope, w: Writing) -> str:
    match where:
        case p.Compare():
            return _compare(where, scope, w)
        case p.Carries(labels):
            return f"{scope.node}:{_any(labels)}" if labels else "false"
        case p.Related(source, inside):
            return f"EXISTS {{ {_found(source, inside, scope, w.scope(scope.node, source), w)} }}"
        case p.LeadingTo(steps):
            return _reached(steps, scope, w)
        case p.Direct():
            return f"{scope.depth} = 0" if scope.depth else "true"
        case p.Every(parts):
            return f"({' AND '.join(_predicate(part, scope, w) for part in parts)})" if parts else "true"
        case p.Some(parts):
            return f"({' OR '.join(_predicate(part, scope, w) for part in parts)})" if parts else "false"
        case p.Not(part):
            return f"NOT coalesce({_predicate(part, scope, w)}, false)"
        case p.Among(test, rows, every):
            given = _bound(rows.value, w)
            with w.trying() as row:
                return f"{'all' if every else 'any'}({row} IN {given} WHERE {_predicate(test, scope, w)})"
        case p.Beyond():
            return _predicate(spelt(where), scope, w)


def _reached(steps: tuple[p.Step, ...], scope: Scope, w: Writing) -> str:
    """Not EXISTS, which Neo4j asks of each node: a list of ids is looked up once, and from the end that has one."""
    w.scopes += 1
    start = near = f"n{w.scopes}"
    found: list[str] = []
    for step in steps:
        inner = w.scope(near, step.source)
        found.append(_back(step, inner, w))
        near = inner.node
    return f"{scope.node}.id IN COLLECT {{ {' '.join(reversed(found))} RETURN {start}.id }}"


def _back(step: p.Step, inner: Scope, w: Writing) -> str:
    """From where a step leads to where it leaves from, and from what holds that to what is held."""
    source = step.source
    at = (inner.source if source.out else inner.target) if source.within else inner.near
    found = f"MATCH ({at}:{RECORD}) {_via(replace(source, within=False), at, inner)}"
    found += f" WHERE {_predicate(step.where, inner, w)}" if step.where else ""
    if not source.within:
        return found
    down = f"MATCH q{inner.node} = ({inner.near}:{RECORD}){_ABOVE}({at}) WITH *, length(q{inner.node}) AS {inner.depth}"
    return f"{found} {down}" + (f" WHERE {_predicate(step.back, inner, w)}" if step.back else "")


def _compare(test: p.Compare, scope: Scope, w: Writing) -> str:
    c = test.plainest()
    left, value = _term(c.name, c.at, scope), _given(c.value, scope, w)
    if c.operator == "known":
        return f"({left} IS NOT NULL) = {value}"
    word = {"in": "IN", "contains": "CONTAINS", "starts": "STARTS WITH"}.get(c.operator, c.operator)
    return f"{left} {word} {value}"


def _given(value: p.Operand, scope: Scope, w: Writing) -> str:
    match value:
        case p.Param(given):
            return _bound(given, w)
        case p.Own(name):
            return f"{scope.near}.{_name(name)}"
        case p.Cell(at):
            return f"{w.row}[{at}]"
