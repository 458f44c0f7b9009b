"""How an operation was answered, as a tree for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text
from rich.tree import Tree

from rasso_graph.loaders.explained import Explained, Operator, PlanPart
from rasso_graph.loaders.text import GIVEN
from rasso_graph.resolvers.service import Answer

_LONGEST = 200
"""Characters of a parameter that are shown."""
_DIALECTS = {"VM steps": "sql", "db hits": "cypher"}
"""What a store whose work is counted so understands."""


def print_explained(answer: Answer, console: Console) -> None:
    """Print a tree for each root field: its statements, and of each the plan, text, parameters, work and rows."""
    for error in answer.errors:
        code, message = error["extensions"]["code"], error["message"]
        console.print(Text.assemble((f"{code} ", "bold red"), message))
    if answer.cost:
        console.print(Text.assemble(("counted beforehand ", "bold"), ", ".join(_costs(answer.cost))))
    for field, statements in (answer.explained or {}).items():
        console.print(_field(field, statements))


def _costs(cost: Mapping[str, int]) -> Iterable[str]:
    for name in ("fields", "rows", "tests"):
        yield f"{cost[name]:,} {name} of {cost[f'most{name.title()}']:,}"


def _field(field: str, statements: list[Explained]) -> Tree:
    many = f"{len(statements)} statement{'' if len(statements) == 1 else 's'}"
    tree = Tree(Text.assemble((field, "bold magenta"), f"  {', '.join((many, *_totals(statements)))}"))
    for one in statements:
        _statement(tree, one)
    return tree


def _totals(statements: list[Explained]) -> Iterable[str]:
    for unit in dict.fromkeys(one.unit for one in statements if one.work is not None):
        yield f"{sum(one.work or 0 for one in statements):,} {unit}"


def _statement(tree: Tree, one: Explained) -> None:
    work = "no answer" if one.work is None else f"{one.work:,} {one.unit}"
    rows = "no rows, given up" if one.rows is None else _rows(one.rows)
    branch = tree.add(Text.assemble((one.name, "bold cyan"), f"  {rows}, {work}"))
    _plan(branch, one)
    text = Syntax("", _DIALECTS[one.unit], theme="ansi_dark").highlight(one.text)
    text.rstrip()
    branch.add(Text("statement", "bold")).add(text)
    _parameters(branch, one.parameters)
    _operators(branch.add(Text("how the store went about it", "bold")), one.operators)


def _plan(branch: Tree, one: Explained) -> None:
    if one.plan:
        _parts(branch.add(Text("plan", "bold")), one.plan)
    else:
        branch.add(Text.assemble(("traversal", "bold"), f" of the file {one.name}.{_DIALECTS[one.unit]}"))


def _parts(branch: Tree, parts: tuple[PlanPart, ...]) -> None:
    for part in parts:
        _parts(branch.add(Text.assemble((part.column, "green"), _beside(part.rows, None))), part.columns)


def _parameters(branch: Tree, parameters: Mapping[str, Any]) -> None:
    shown = branch.add(Text("parameters", "bold")) if parameters else branch
    inside = {f"{GIVEN}.{name}": value for name, value in parameters.get(GIVEN, {}).items()}
    for name, value in (inside or parameters).items():
        text = orjson.dumps(value).decode()
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} … {len(text) - _LONGEST:,} characters more"
        shown.add(Text.assemble((name, "yellow"), f" = {short}"))


def _operators(branch: Tree, operators: tuple[Operator, ...]) -> None:
    for one in operators:
        _operators(branch.add(Text.assemble(one.operator, _beside(one.rows, one.work))), one.below)


def _beside(rows: int | None, work: int | None) -> tuple[str, str]:
    told = [_rows(rows)] if rows is not None else []
    told += [f"{work:,} hits"] if work is not None else []
    return (f"  {', '.join(told)}" if told else "", "dim")


def _rows(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"
