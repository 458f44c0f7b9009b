"""Pages of a thing: what it is, whose it is, where it comes from, and the passages that say so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasso_graph.explorer.asking import Replied, operations
from rasso_graph.explorer.picture import Leads, picture_of
from rasso_graph.explorer.referring import references
from rasso_graph.explorer.rendering import anchor, rendered
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.visiting import Unfit, Visit, WebPage
from rasso_graph.explorer.wordings import marked
from rasso_graph.explorer.words import COMMITMENT_IDS, PARTY_IDS

Making = Callable[[Visit, ShortForms], Awaitable[WebPage]]
_PAGE = 20
_ASPECTS = {"standing", "holders", "followed", "doubts", "nearby", "owned", "listed"}
"""Fields of a question that tell more of its thing."""
_KINDS = {"claim": "StatusClaim", "measure": "SuccessMeasure"}
"""What is asked about by another word than its ids begin with."""


async def thing_page(visit: Visit, short: ShortForms) -> WebPage:
    """The page of a thing, by its id, which is its address."""
    prefix = visit.path.partition("/")[0]
    make = _commitment if prefix in COMMITMENT_IDS else _party if prefix in PARTY_IDS else _MAKERS.get(prefix, _other)
    return await make(visit, short)


async def _commitment(visit: Visit, short: ShortForms) -> WebPage:
    answered = await _found(visit, "commitment")
    thing = answered["thing"]
    own = [gap for gap in thing["gaps"] if not gap["inherited"]]
    rest = [gap for gap in thing["gaps"] if gap["inherited"]]
    held = sorted(thing["wordings"], key=_printed)
    return rendered(
        "commitment.html", visit, short, thing=thing, known=answered["known"]["totalCount"] > 0, wordings=held,
        runs=marked(held), own_gaps=own, other_gaps=rest, **lineage_parts(visit, answered["lineage"]),
    )  # fmt: skip


def _printed(wording: Replied) -> str:
    """The day on which a wording was printed; those without one come last."""
    published: Replied = wording["document"]["published"] or {}
    return published.get("latest") or "9999"


async def _party(visit: Visit, short: ShortForms) -> WebPage:
    through = {"id": [visit.path], "inherited": True, **visit.moment}
    asked = {"through": through, "first": _PAGE, "after": visit.said("after") or None}
    answered = await _found(visit, "party", **asked)
    return rendered("party.html", visit, short, thing=answered["thing"], through=answered["through"], known=True)


async def _document(visit: Visit, short: ShortForms) -> WebPage:
    answered = await _found(visit, "document", after=visit.said("after") or None)
    thing = answered["thing"]
    publishers = [one["publisher"] for one in thing["publishedBy"]]
    cited = references({**thing, "publishers": publishers}, address=f"{visit.origin}/{visit.path}")
    return rendered(
        "document.html", visit, short, thing=thing, known=answered["known"]["totalCount"] > 0, cited=cited,
        others=answered["others"]["nodes"], wordings=answered["wordings"], **lineage_parts(visit, answered["lineage"]),
    )  # fmt: skip


async def _other(visit: Visit, short: ShortForms) -> WebPage:
    thing = (await _found(visit, "thing"))["thing"]
    cited = None
    if thing["kind"] == "Citation":
        cited = references(thing["document"], thing["locator"], f"{visit.origin}/{visit.path}")
    return rendered("thing.html", visit, short, thing=thing, known=True, cited=cited)


async def _collection(visit: Visit, short: ShortForms) -> WebPage:
    thing = (await _found(visit, "collection", after=visit.said("after") or None))["thing"]
    return rendered("thing.html", visit, short, thing=thing, known=True, cited=None)


_MAKERS: dict[str, Making] = {"document": _document, "programme": _collection, "theme": _collection}


async def _found(visit: Visit, name: str, **variables: Any) -> Replied:
    """The answer about the thing whose page this is. Raises Unfit where there is none, with the nearest."""
    answered = await visit.answer(name, id=visit.path, operation=_operation(name, visit.path), **variables)
    if answered["thing"] is None:
        raise Unfit(f"The graph holds nothing with the id '{visit.path}'.", 404)
    for aspect in _ASPECTS & answered.keys():
        answered["thing"] |= answered[aspect]
    return answered


def _operation(name: str, id: str) -> str:
    """The operation of a question that asks about this kind of thing, by the first segment of its id."""
    prefix = id.partition("/")[0]
    kind = _KINDS.get(prefix, prefix.capitalize())
    return kind if kind in operations(name) else "Other"


def lineage_parts(visit: Visit, lineage: Replied | None) -> dict[str, Any]:
    """What a page shows of a lineage: the picture, and the same as a list."""
    if lineage is None or len(lineage["steps"]) < 2:
        return {"picture": "", "lineage": lineage, "steps": []}
    whole = visit.said("whole") == "1"
    linking = Leads(lambda id: _step_address(visit, id), lambda id: f"#{anchor(id)}")
    return {
        "picture": picture_of(lineage, whole=whole, linking=linking),
        "folds": not whole,
        "lineage": lineage,
        "steps": [(step, _links_of(step, lineage)) for step in lineage["steps"]],
    }


def _step_address(visit: Visit, id: str) -> str:
    return f"{visit.here(whole='1')}#lineage" if id.startswith("more/") else visit.to(id)


def _links_of(step: dict[str, Any], lineage: dict[str, Any]) -> list[dict[str, Any]]:
    """The links of a step to earlier ones."""
    return [link for link in lineage["links"] if link["later"]["id"] == step["node"]["id"]]
