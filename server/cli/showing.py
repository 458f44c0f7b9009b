"""`rasso show`: one thing of the graph as a person reads it."""

from __future__ import annotations

import asyncio
from datetime import date
from importlib.resources import files
from typing import Any

import click

from rasso_graph.resolvers.service import Answer
from rasso_graph.server.cli.asking import complete
from rasso_graph.server.cli.console import Failed, as_json, write_drawn, write_json
from rasso_graph.server.cli.options import settings_for, store_option
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings

OPERATION = (files("rasso_graph.server") / "cli" / "shown.graphql").read_text("utf-8")


@click.command()
@click.argument("id", metavar="ID")
@as_json
@store_option
def show(id: str, as_json: bool, store: str | None) -> None:
    """Print a thing by its id: how it stands, who answers for it, where it comes from, what rests on which passage.

    Exits 1 if there is no such thing, and names the ids that are nearest; 3 if the store does not answer.
    """
    found = asyncio.run(thing(settings_for(store), id, OPERATION))
    if as_json:
        write_json(found)
    else:
        _print(found)


async def thing(settings: Settings, id: str, operation: str, **variables: Any) -> dict[str, Any]:
    """The answer of an operation about one thing, whose root fields are all of it. Fails where there is none,
    naming the nearest ids."""
    async with open_service(settings) as service:
        answer = await service.answer(operation, {"id": id, **variables})
        if not _is_nothing(answer):
            return complete(answer)
        from rasso_graph.server.cli.naming import nearest_ids

        nearest = await nearest_ids(service, id)
    advice = (
        f"Nearest: {', '.join(nearest)}."
        if nearest
        else "No id is much like it; a search by GraphQL finds ids by words."
    )
    raise Failed.because(f"The graph holds nothing to show with the id '{id}'. {advice}")


def _is_nothing(answer: Answer) -> bool:
    """Whether there is no such thing, or it is the id of none."""
    codes = {error["extensions"]["code"] for error in answer.errors}
    return codes == {"BAD_ID"} or (not codes and not any((answer.data or {}).values()))


def _print(found: dict[str, Any]) -> None:
    """Imported when wanted, as trees and tables of rich are no part of the answer."""
    from rasso_graph.server.cli.portrait import print_thing

    write_drawn(lambda console: print_thing(found, console, date.today()))
