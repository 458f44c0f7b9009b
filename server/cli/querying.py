"""`rasso query`: one GraphQL operation against the store, without a server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, TextIO

import click
import orjson

from rasso_graph.resolvers.service import Answer
from rasso_graph.server.cli.console import Exit, Failed, aside, leave, people, write_alone, write_table
from rasso_graph.server.cli.options import settings_for, store_option
from rasso_graph.server.opening import open_service
from rasso_graph.server.replies import body, extensions
from rasso_graph.server.settings import Settings


@click.command()
@click.argument("document", type=click.File("r", encoding="utf-8"), metavar="FILE")
@click.option("--variables", metavar="JSON", default="{}", help="The operation's variables, as a JSON object.")
@click.option("--operation", metavar="NAME", help="Which operation of the file, if it holds several.")
@click.option("--compact", is_flag=True, help="Print on one line.")
@click.option("--explain", is_flag=True, help="Tell how it is answered: plan, statements, parameters, work, rows.")
@click.option("--json", "as_json", is_flag=True, help="With --explain: the answer, and how it was had in `extensions`.")
@click.option("--table", "shape", flag_value="table", help="Print the one list of the answer as a table.")
@click.option("--csv", "shape", flag_value="csv", help="Print the one list of the answer as CSV.")
@store_option
def query(
    document: TextIO,
    variables: str,
    operation: str | None,
    compact: bool,
    explain: bool,
    as_json: bool,
    shape: str | None,
    store: str | None,
) -> None:
    """Answer the GraphQL operation in FILE (- is standard input) and print the answer as JSON.

    A table or CSV has a row for each node of the one list that is asked for; what is wrong is told on standard error.

    Exits 1 if the answer has errors, 3 if the store does not answer.
    """
    values = _object(variables)
    settings = replace(settings_for(store), explain=explain)
    answer = asyncio.run(_answer(settings, document.read(), values, operation))
    if shape:
        _tabled(answer, shape)
    elif explain and not as_json:
        _tell(answer)
    else:
        write_alone(_written(answer, compact))
    if answer.reason:
        aside().print(f"rasso: {answer.reason}")
    if answer.unready or answer.retry_after is not None:
        leave(Exit.UNAVAILABLE)
    if answer.errors:
        leave(Exit.FAILED)


async def _answer(settings: Settings, text: str, variables: dict[str, Any], operation: str | None) -> Answer:
    async with open_service(settings) as service:
        return await service.answer(text, variables, operation)


def _object(text: str) -> dict[str, Any]:
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Failed.because(f"--variables is not JSON: column {error.colno}.", Exit.USAGE) from None
    if not isinstance(values, dict):
        raise Failed.because('--variables must be a JSON object, such as {"id": "action/early-advice"}.', Exit.USAGE)
    return values  # pyright: ignore[reportUnknownVariableType]


def _tell(answer: Answer) -> None:
    """Imported when wanted: the colours of SQL and Cypher take as long as the rest of the command."""
    from rasso_graph.server.cli.explaining import print_explained

    print_explained(answer, people())


def _tabled(answer: Answer, shape: str) -> None:
    from rasso_graph.server.cli.tabling import csv_of, listed_rows

    if answer.errors:
        for error in answer.errors:
            aside().print(f"rasso: {error['message']}")
        return
    columns, rows = listed_rows(answer.data or {})
    if shape == "csv":
        click.echo(csv_of(columns, rows), nl=False)
    else:
        write_table(columns, [[row.get(name, "") for name in columns] for row in rows])


def _written(answer: Answer, compact: bool) -> str:
    told = {} if answer.explained is None else extensions(answer)
    return orjson.dumps({**body(answer), **told}, option=0 if compact else orjson.OPT_INDENT_2).decode()
