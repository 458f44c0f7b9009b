"""Where pages are, and what is said where there is none."""

from __future__ import annotations

from rasso_graph.explorer.asking import Ask, NotAnswered, Replied
from rasso_graph.explorer.lists import home, suggest
from rasso_graph.explorer.relations import comparison, embed, path, svg, timeline
from rasso_graph.explorer.rendering import rendered
from rasso_graph.explorer.short_forms import ShortForms, meanings
from rasso_graph.explorer.things import Making
from rasso_graph.explorer.visiting import Unfit, Visit, WebPage
from rasso_graph.explorer.words import SHORT_FORMS

_MOST_PAGES = 20
"""Pages of bodies that are read for their short forms."""
_OFFERED = 8
_WORDS = 4
"""Words of an address that is nowhere that are looked for."""
_LONG = 4
"""Letters from which on the end of a word is left open, as it may be spelt amiss."""


async def not_found(visit: Visit, why: Unfit | NotAnswered, short: ShortForms) -> WebPage:
    """What is said where there is no such page: why, and the nearest there are."""
    return rendered("refused.html", visit, short, why.status, why=str(why), nearest=await _nearest(visit))


async def _nearest(visit: Visit) -> list[Replied]:
    """Things whose names have words like those of the address, of its own kind first."""
    kind, _, slug = visit.path.partition("/")
    words = [f"{word[:-2]}*" if len(word) > _LONG else word for word in slug.rpartition("/")[2].split("-")[:_WORDS]]
    found = dict[str, Replied]()
    for text in dict.fromkeys([" ".join(words), *words]):
        for kinds in ([kind.replace("-", "_").upper()], None):
            found |= {node["id"]: node for node in await _named(visit, text, kinds) if node["id"] not in found}
    return list(found.values())[:_OFFERED]


async def _named(visit: Visit, text: str, kinds: list[str] | None) -> list[Replied]:
    try:
        answered = await visit.ask("suggest", {"text": text, "kinds": kinds}, None) if text else {}
    except NotAnswered:
        return []
    found: Replied = answered.get("search") or {"nodes": []}
    return [hit["node"] for hit in found["nodes"]]


async def short_forms(ask: Ask) -> dict[str, str]:
    """What short forms stand for, by the graph's own names."""
    told, after = dict(SHORT_FORMS), None
    for _ in range(_MOST_PAGES):
        answered = await ask("acronyms", {"after": after}, None)
        told |= meanings(answered)
        page: Replied = answered["bodies"]["pageInfo"]
        if not page["hasNextPage"]:
            break
        after = page["endCursor"]
    return told


PAGES: dict[str, Making] = {
    "": home,
    "suggest": suggest,
    "compare": comparison,
    "timeline": timeline,
    "path": path,
    "embed/lineage": embed,
    "lineage.svg": svg,
}
"""The pages by their path. Any other path with a slash is that of a thing."""
