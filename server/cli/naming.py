"""The ids that are most like one that names nothing."""

from __future__ import annotations

from rapidfuzz import fuzz, process
from strawberry.utils.str_converters import to_camel_case

from rasso_graph.model.words import COMMITMENTS, LABEL_OF_PREFIX
from rasso_graph.resolvers.service import Service
from rasso_graph.schema.kinds import entities
from rasso_graph.server.cli.asking import ask

_LIKE = 60
"""How like an id must be to be named, from 0 to 100."""
_NAMED = 5
_PAGES = 50
"""So many pages of ids are looked through at most."""
_OPERATION = """query Ids($after: String) {
  ids: %s(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } }
}"""


async def nearest_ids(service: Service, id: str) -> list[str]:
    """The ids most like this one, the nearest first: of its kind, of all commitments where it has none of its own."""
    prefix, _, slug = id.rpartition("/") if "/" not in id else id.partition("/")
    held = await _ids(service, _listed(LABEL_OF_PREFIX.get(prefix)))
    slugs = [one.partition("/")[2] for one in held]
    alike = process.extract(slug, slugs, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_NAMED)
    return [held[at] for _, _, at in alike]


def _listed(label: str | None) -> str:
    """The field that lists things of a kind; all commitments for theirs, and for kinds that are in no list."""
    listed = [entity.fields[1] for entity in entities() if entity.example and entity.label == label]
    return to_camel_case(listed[0] if listed and label not in COMMITMENTS else "commitments")


async def _ids(service: Service, field: str) -> list[str]:
    found, page = list[str](), {"hasNextPage": True, "endCursor": None}
    for _ in range(_PAGES):
        if page["hasNextPage"]:
            ids = (await ask(service, _OPERATION % field, after=page["endCursor"]))["ids"]
            found += [node["id"] for node in ids["nodes"]]
            page = ids["pageInfo"]
    return found
