"""Pages of more than one thing: two documents compared, a timeline, a chain, a lineage by itself."""

from __future__ import annotations

from typing import Any

from rasso_graph.explorer.asking import Replied
from rasso_graph.explorer.picture import picture_of
from rasso_graph.explorer.rendering import rendered
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.things import lineage_parts
from rasso_graph.explorer.visiting import Unfit, Visit, WebPage
from rasso_graph.explorer.wordings import marked

_KINDS = ("REWORDED", "ADDED", "DROPPED", "NOT_REPEATED", "UNCHANGED", "NOT_COMPARED")
"""How commitments differ between two documents, as the page tells it."""


async def comparison(visit: Visit, short: ShortForms) -> WebPage:
    """Two documents compared; to be chosen first, where the address names none."""
    start, end = visit.said("from"), visit.said("to")
    if not (start and end):
        answered = await visit.answer("held")
        return rendered("compare.html", visit, short, changes=None, documents=answered["documents"]["nodes"])
    answered = await visit.answer("changes", **{"from": start, "to": end})
    changes: Replied | None = answered["changes"]
    if changes is None:
        raise Unfit(f"'{start}' or '{end}' is no document of the graph. Choose from the lists.", 404)
    items: list[Replied] = changes["items"]
    groups = [(kind, [one for one in items if one["kind"] == kind]) for kind in _KINDS]
    runs = {one["commitment"]["id"]: marked([one[side] for side in ("before", "after") if one[side]]) for one in items}
    documents = answered["documents"]["nodes"]
    return rendered("compare.html", visit, short, changes=changes, groups=groups, runs=runs, documents=documents)


async def timeline(visit: Visit, short: ShortForms) -> WebPage:
    """What happened, in order, of one thing or of all."""
    kinds = [visit.said("kind")] if visit.said("kind") else None
    told = {name: visit.said(name) or None for name in ("about", "from", "to", "after")}
    answered = await visit.answer("timeline", kinds=kinds, **told)
    if answered["timeline"] is None:
        raise Unfit(f"The graph holds nothing with the id '{told['about']}'.", 404)
    return rendered("timeline.html", visit, short, timeline=answered["timeline"])


async def path(visit: Visit, short: ShortForms) -> WebPage:
    """How two things are connected."""
    start, end = visit.said("from"), visit.said("to")
    found = (await visit.answer("path", **{"from": start, "to": end}))["path"] if start and end else None
    return rendered("path.html", visit, short, found=found)


async def embed(visit: Visit, short: ShortForms) -> WebPage:
    """A lineage for other people's pages."""
    lineage = await _lineage(visit)
    page = rendered("embed.html", visit, short, of=visit.said("of"), **lineage_parts(visit, lineage))
    return WebPage(page.body, framed=True)


async def svg(visit: Visit, short: ShortForms) -> WebPage:
    """A lineage as a picture by itself."""
    return WebPage(picture_of(await _lineage(visit), whole=visit.said("whole") == "1"), media="image/svg+xml")


async def _lineage(visit: Visit) -> dict[str, Any]:
    of = visit.said("of")
    if not of:
        raise Unfit("Say of what: ?of=action/early-advice.")
    lineage = (await visit.answer("lineage", id=of))["lineage"]
    if lineage is None:
        raise Unfit(f"The graph holds nothing with the id '{of}'.", 404)
    return lineage
