"""How the types of the schema say which kind of node, or which type of edge, they show.

A kind's label, prefix and relations stand in `model/words.py`, the shape of its record in `model/records.py`; what
clients see of it, in one file of this folder, under `@entity`. Whatever lists kinds takes it from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeVar

import strawberry

from rasso_graph.loaders.plan import Key
from rasso_graph.model.words import COMMITMENT, LABELS, RELATIONS, THINGS
from rasso_graph.resolvers.planning.declarations import METADATA, Links, Nodes, Pages
from rasso_graph.schema.facets import ANY, Groupings
from rasso_graph.schema.fields import BY_TITLE
from rasso_graph.schema.words import listed, things_first

C = TypeVar("C", bound=type)


class BadType(TypeError):
    """The types of the schema do not show the kinds of the model; the message says which, and what to do."""


@dataclass(frozen=True)
class Entity:
    """How clients ask for nodes of a kind, or of a family of kinds: by id, and by filter and order."""

    label: str
    type: type
    one: str
    """What one is called in a sentence."""
    many: str
    filter: Any = None
    example: str = ""
    """An id; without one there are no root fields."""
    order: tuple[Key, ...] = BY_TITLE

    @property
    def fields(self) -> tuple[str, str]:
        """The names of the root fields: by id, and of all."""
        kind = LABELS.get(self.label)
        one, many = (kind.one, kind.several) if kind else (self.label.lower(), f"{self.label.lower()}s")
        return one.replace(" ", "_"), many.replace(" ", "_")


ENTITIES: dict[str, Entity] = {}
"""By label."""
LINKS: dict[str, type] = {}
"""The types that show edges, by the type of edge."""


def declares(declaration: Nodes | Links | Pages) -> Callable[[C], C]:
    """Says what the objects of a type are."""

    def on(type_: C) -> C:
        setattr(type_, METADATA, declaration)
        return type_

    return on


def entity(
    label: str,
    *,
    filter: Any = None,
    example: str = "",
    order: tuple[Key, ...] = BY_TITLE,
    counted: Groupings = ANY,
    called: tuple[str, str] | None = None,
    description: str = "",
) -> Callable[[C], C]:
    """The type of a kind of node. What the kind's line in the model says is not said again: its description, and what
    one and several of it are called, unless `called` says otherwise. Raises BadType."""
    if label not in LABELS:
        raise BadType(
            f"@entity names the kind '{label}', which model/words.py does not declare. Declare it there first."
        )
    kind = LABELS[label]
    one, many = called or (kind.one, kind.several)
    if label in THINGS and not (filter and example):
        raise BadType(
            f"@entity of the kind '{label}' has no filter or no example of an id, so nobody could ask for it."
        )
    if example and not example.startswith(f"{kind.prefix}/"):
        raise BadType(f"In @entity the example '{example}' is no id of the kind '{label}': those begin {kind.prefix}/.")

    if filter and kind.dated is not hasattr(filter, "year"):
        raise BadType(
            f"@entity gives the kind '{label}' the filter {filter.__name__}, but model/words.py says that it "
            f"{'may have a date' if kind.dated else 'has none'}. Derive the filter "
            f"from {'DatedTests' if kind.dated else 'Tests'}."
        )
    groupings = {word: by for word, by in counted.items() if kind.dated or by.value != "year"}

    def on(type_: C) -> C:
        _enter(Entity(label, type_, one, many, filter, example, order))
        made = strawberry.type(type_, description=description or kind.description)
        return declares(Nodes((label,), groupings))(made)

    return on


def family(label: str, *, filter: Any, example: str, counted: Groupings, description: str) -> Callable[[C], C]:
    """The interface of a family of kinds."""
    kinds = [kind for kind in LABELS.values() if kind.family == label]

    def on(type_: C) -> C:
        one = listed([kind.one for kind in kinds], "or")
        _enter(Entity(label, type_, one, listed([kind.several for kind in kinds], "and"), filter, example))
        return declares(Nodes((label,), counted))(strawberry.interface(type_, description=description))

    return on


def link(*types: str, counted: Groupings | None = None, description: str) -> Callable[[C], C]:
    """The type of edges of these types; without any, one that no bare link is shown as. Raises BadType."""
    for name in types:
        if name not in RELATIONS:
            raise BadType(f"@link names the relation '{name}', which model/words.py does not declare.")

    def on(type_: C) -> C:
        for name in types:
            if LINKS.setdefault(name, type_) is not type_:
                raise BadType(f"{type_.__name__} and {LINKS[name].__name__} both show edges of the type '{name}'.")
        return declares(Links(types, counted or {}))(strawberry.type(type_, description=description))

    return on


def _enter(found: Entity) -> None:
    held = ENTITIES.setdefault(found.label, found)
    if held is not found:
        raise BadType(f"{found.type.__name__} and {held.type.__name__} both show the kind '{found.label}'.")


def entities() -> list[Entity]:
    """What clients can ask for, families first, from every module of this folder. Raises BadType for a kind without a
    type, or a fact without one."""
    for found in iter_modules([str(Path(__file__).parent)]):
        import_module(f"{__package__}.{found.name}")
    lacking = [label for label in LABELS if label not in ENTITIES]
    if lacking:
        raise BadType(
            f"The kind '{lacking[0]}' has no type. Declare one in schema/ with @entity(\"{lacking[0]}\", ...)."
        )
    untold = [one.name for one in RELATIONS.values() if one.fact and one.name not in LINKS]
    if untold:
        raise BadType(
            f"Edges of the type '{untold[0]}' have no type. Declare one in schema/ with @link(\"{untold[0]}\")."
        )
    return [ENTITIES[COMMITMENT], *(ENTITIES[kind.label] for kind in things_first())]
