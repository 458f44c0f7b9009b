"""Alternatives in a JSON Schema told apart by type, so that an editor names the key that is wrong inside the one that
was meant, and not that none of them fits."""

from __future__ import annotations

from typing import Any, cast

Schema = dict[str, Any]


def told_apart(part: Any, definitions: Schema) -> Any:
    """The same schema with `if`, `then` and `else` in place of each `anyOf` whose alternatives differ by type."""
    if isinstance(part, list):
        return [told_apart(one, definitions) for one in cast(list[Any], part)]
    if not isinstance(part, dict):
        return part
    inner: Schema = {key: told_apart(value, definitions) for key, value in cast(Schema, part).items()}
    alternatives = cast(list[Schema], inner.get("anyOf", []))
    types = [_type(one, definitions) for one in alternatives]
    if len(types) < 2 or None in types or len(set(types)) < len(types):
        return inner
    return {key: value for key, value in inner.items() if key != "anyOf"} | _chosen(alternatives, types)


def _chosen(alternatives: list[Schema], types: list[str | None]) -> Schema:
    """The last alternative is what everything else is held against, so it is not one that only says null."""
    ordered = sorted(zip(types, alternatives, strict=True), key=lambda one: one[0] != "null")
    *others, (_, chosen) = ordered
    for type_, one in reversed(others):
        chosen = {"if": {"type": type_}, "then": one, "else": chosen}
    return chosen


def _type(schema: Schema, definitions: Schema) -> str | None:
    """The one type that a schema allows; None where that is not plain."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    found = definitions.get(name, {}).get("type") if name else schema.get("type")
    return found if isinstance(found, str) else None
