"""The worked example of how-a-query-becomes-a-statement.md: the operation that stands there, followed to its answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import orjson
from graphql import FieldNode, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode, parse

from rasso_graph.loaders import cypher, sql
from rasso_graph.loaders.address import Address
from rasso_graph.loaders.explained import Explained, PlanPart, outline, words
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import SeenState, Store
from rasso_graph.loaders.text import Statement
from rasso_graph.resolvers.planning.declarations import declaration
from rasso_graph.resolvers.request.types import named, type_of
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.server.opening import open_store

_OPERATION = re.compile(r"```graphql\n(.*?)```", re.DOTALL)
_BREAKS = re.compile(r" (?=FROM |CROSS JOIN |WHERE |ORDER BY |MATCH |RETURN |COLLECT \{)|(?<! FROM) (?=\(SELECT )")
_SECONDS = 30.0


@dataclass
class Watched:
    """A store that keeps the columns that it was asked for last, and the row with which it answered."""

    store: Store
    columns: tuple[Column, ...] = ()
    row: list[Any] = field(default_factory=list[Any])

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        """As the store reads."""
        state, self.row = await self.store.read(name, columns)
        self.columns = columns
        return state, self.row

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        """As the store walks."""
        return await self.store.walk(name, params)

    async def state(self) -> SeenState:
        return await self.store.state()

    def explaining(self, notes: list[Explained]) -> Store:
        """As the store explains."""
        return self.store.explaining(notes)

    async def close(self) -> None:
        """As the store closes."""
        await self.store.close()


def worked(page: str, address: Address) -> dict[str, str]:
    """What the page holds between its marks: its first operation, followed over the store at this address."""
    found = _OPERATION.search(page)
    assert found, "the page has no operation to follow"
    schema, store = core_schema(), Watched(open_store(address, _SECONDS))
    answer = asyncio.run(_answered(Service(schema, store), store, found[1]))
    return {
        "worked/declarations": _table(_declared(schema, found[1])),
        "worked/columns": _block("text", "\n".join(_parts(outline(store.columns, [store.row]), 0))),
        "worked/sql": _statement("sql", sql.statement("worked", store.columns)),
        "worked/cypher": _statement("cypher", cypher.statement("worked", store.columns)),
        "worked/rows": _block("json", _json(store.row)),
        "worked/answer": _block("json", _json({"data": answer})),
    }


async def _answered(service: Service, store: Store, text: str) -> dict[str, Any]:
    answer = await service.answer(text)
    service.close()
    await store.close()
    assert answer.data is not None, answer.errors
    assert answer.errors == []
    return answer.data


def _declared(schema: GraphQLSchema, text: str) -> Iterator[tuple[str, str]]:
    operation = cast(OperationDefinitionNode, parse(text).definitions[0])
    assert schema.query_type
    yield from _fields(schema.query_type, operation.selection_set, "")


def _fields(on: GraphQLObjectType, selected: SelectionSetNode, above: str) -> Iterator[tuple[str, str]]:
    for one in selected.selections:
        assert isinstance(one, FieldNode), "the operation to follow has no fragments"
        asked = on.fields[one.name.value]
        yield f"{above}{one.name.value}", words(declaration(asked))
        if one.selection_set:
            inner = named(type_of(asked))
            assert isinstance(inner, GraphQLObjectType)
            yield from _fields(inner, one.selection_set, f"{above}{one.name.value}.")


def _table(rows: Iterator[tuple[str, str]]) -> str:
    lines = (f"| `{name}` | `{told.replace('|', ' or ')}` |" for name, told in rows)
    return "\n".join(["| field | declared as |", "|---|---|", *lines])


def _parts(parts: tuple[PlanPart, ...], depth: int) -> Iterator[str]:
    for part in parts:
        rows = "" if part.rows is None else f"  {part.rows} row{'' if part.rows == 1 else 's'}"
        yield f"{'  ' * depth}{part.column}{rows}"
        yield from _parts(part.columns, depth + 1)


def _statement(dialect: str, statement: Statement) -> str:
    given = "\n".join(f"{name} = {orjson.dumps(value).decode()}" for name, value in statement.params.items())
    return f"{_block(dialect, _broken(statement.text))}\n\n{_block('text', given)}"


def _broken(text: str) -> str:
    """The statement over several lines, indented by how deep it is nested; in it there is one space for each break."""
    lines, depth = list[str](), 0
    for line in (piece for whole in text.split("\n") for piece in _BREAKS.split(whole)):
        lines.append(f"{'  ' * depth}{line}")
        depth += sum(line.count(one) for one in "({[") - sum(line.count(one) for one in ")}]")
    return "\n".join(lines)


def _json(content: Any) -> str:
    """JSON over several lines, what is short on one."""
    return _laid(content, "")


def _laid(content: Any, indent: str) -> str:
    flat = orjson.dumps(content).decode()
    if len(flat) + len(indent) <= 100 or not isinstance(content, dict | list):
        return flat
    deeper = f"{indent}  "
    if isinstance(content, dict):
        parts = [f'"{key}": {_laid(one, deeper)}' for key, one in cast(dict[str, Any], content).items()]
        return "{\n" + ",\n".join(f"{deeper}{part}" for part in parts) + f"\n{indent}}}"
    listed = [f"{deeper}{_laid(one, deeper)}" for one in cast(list[Any], content)]
    return "[\n" + ",\n".join(listed) + f"\n{indent}]"


def _block(kind: str, text: str) -> str:
    return f"```{kind} from the code\n{text}\n```"
