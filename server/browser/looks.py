"""Colours, sizes and captions for Neo4j Browser, in its GraSS.

The colours are of the palette of Okabe and Ito, which people see apart whatever their colour vision; sizes and captions
tell what colours leave open. Of several rules that meet a node the last one counts: labels that nodes share come first.
Every label has a caption and a colour, so that Browser adds no rules of its own when it first draws one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.words import CLAIMS, COMMITMENT, LABELS, PLACES, RECORD, RELATIONS, WAYPOINT, Kind, Relation

BLACK, WHITE, GREY = "#000000", "#FFFFFF", "#D9D9D9"
ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILION, PURPLE = "#0072B2", "#D55E00", "#CC79A7"


@dataclass(frozen=True)
class Look:
    """How a circle is drawn: its colours, its width in pixels, and what the group stands for."""

    means: str
    color: str
    text: str
    diameter: int


TRACKED = Look("what is tracked: outcomes, actions, recommendations, replies", BLUE, WHITE, 80)
PRINTED = Look("how a document prints it", SKY, BLACK, 65)
GATHERING = Look("documents, programmes, themes", GREEN, BLACK, 80)
PARTY = Look("who: bodies, people, posts", ORANGE, BLACK, 70)
HAPPENED = Look("what happened or was promised", YELLOW, BLACK, 70)
SAYING = Look("what is said of a thing: its standing, due day, state", PURPLE, BLACK, 65)
DOUBTED = Look("what is not known, and what contradicts", VERMILION, BLACK, 75)
OTHER = Look("figures, findings, duties, other names", WHITE, BLACK, 60)
PLACE = Look("places in the documents", GREY, BLACK, 65)
LOOKS = (TRACKED, PRINTED, GATHERING, PARTY, HAPPENED, SAYING, DOUBTED, OTHER, PLACE)
_OWN = {"Wording": PRINTED, "Event": HAPPENED, "Side": DOUBTED}


def look_of(kind: Kind) -> Look:
    """How a kind is drawn, by what it is."""
    if kind.label in _OWN:
        return _OWN[kind.label]
    sorts = (
        (kind.family is not None, TRACKED),
        (kind.label in PLACES, PLACE),
        (kind.party, PARTY),
        (kind.label in CLAIMS, SAYING),
        (kind.doubt, DOUBTED),
        (kind.contains, GATHERING),
    )
    return next((one for meets, one in sorts if meets), OTHER)


def style() -> str:
    """The rules, as Browser reads them from a file or an address."""
    return "\n".join([*_nodes(), *_relationships()])


def _nodes() -> Iterator[str]:
    yield _node("node", OTHER)
    yield _node(f"node.{RECORD}", OTHER)
    yield _node(f"node.{COMMITMENT}", TRACKED)
    for kind in LABELS.values():
        yield _node(f"node.{kind.label}", look_of(kind))
    for label, caption in ((WAYPOINT, "{id}"), ("Graph", "revision {revision}")):
        yield _node(f"node.{label}", PLACE, caption)


def _node(selector: str, drawn: Look, caption: str = "{name}") -> str:
    colors = f"color: {drawn.color}; border-color: #595959; text-color-internal: {drawn.text}"
    sizes = f"diameter: {drawn.diameter}px; border-width: 2px; font-size: 10px"
    return f"{selector} {{ {sizes}; {colors}; caption: '{caption}'; }}"


def _relationships() -> Iterator[str]:
    yield _relationship("relationship", "#8C8C8C", 1)
    for relation in RELATIONS.values():
        yield _relationship(f"relationship.{relation.name}", *_line(relation))


def _line(relation: Relation) -> tuple[str, int]:
    """Lineage is broad and blue, other facts are orange, what only joins parts is thin and grey."""
    if relation.name in DERIVED_RELATIONS:
        return GREY, 1
    return (BLUE, 4) if relation.trace else (ORANGE, 3) if relation.fact else ("#8C8C8C", 1)


def _relationship(selector: str, color: str, width: int) -> str:
    texts = "font-size: 8px; padding: 3px; text-color-external: #000000; text-color-internal: #FFFFFF"
    return f"{selector} {{ color: {color}; shaft-width: {width}px; {texts}; caption: '<type>'; }}"
