"""What a validation error means to the person who wrote the record."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from rasso_graph.seed.reading.drafts import UNSURE, within_quoted
from rasso_graph.seed.reading.problems import Problem
from rasso_graph.seed.reading.tree import Loc, Mapping, Scalar, Tree, line_at, part_at

_DATES = "Write an EDTF date, such as 2014-10, 2014-04/2014-09, 2021-22 (summer) or ../2015"
_URLS = "Write the address as a browser shows it, as in https://www.example.org/plan.pdf, without #..."
_SLUGS = "Write lower-case letters, digits and hyphens, as in early-advice"
_REFS = "Write the kind, a slash and the slug, as in body/npcc"


def problems_of(error: ValidationError, shape: type[BaseModel], tree: Mapping, file: str) -> list[Problem]:
    """One problem for each mistake that validation found in an entry, but for passages that are still quoted."""
    found: dict[tuple[int, str], Problem] = {}
    for detail in error.errors(include_url=False):
        if within_quoted(tree, detail["loc"]):
            continue
        message, advice = _meant(detail, shape, _written(tree, detail))
        line = line_at(tree, detail["loc"])
        found.setdefault((line, message), Problem(file, line, message, advice))
    return list(found.values())


def _written(tree: Tree, detail: ErrorDetails) -> str:
    """What is wrong, as it was written: 010 and not the number that YAML makes of it."""
    found = part_at(tree, detail["loc"])
    return found.text if isinstance(found, Scalar) else str(detail["input"])


def _meant(detail: ErrorDetails, shape: type[BaseModel], written: str) -> tuple[str, str]:
    key, given = _key(detail["loc"]), _shortened(detail["input"])
    match detail["type"]:
        case "extra_forbidden" if key == UNSURE.key:
            return f"Not settled yet: {_told(detail['input'])}", f"Settle it, then take '{key}' out"
        case "extra_forbidden":
            return f"Unknown key '{key}'", did_you_mean(key, _keys_at(shape, detail["loc"][:-1]))
        case "missing" if isinstance(detail["loc"][-1], int):
            return f"'{key}' has too few values", _described(shape, detail["loc"])
        case "missing":
            return f"'{key}' is missing", f"Add it: {_described(shape, detail['loc'])}".removesuffix(": ")
        case "enum" | "literal_error":
            allowed = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
            return f"{given} is no {key}", f"Write one of {allowed}"
        case "value_error":
            return str(detail["msg"]).removeprefix("Value error, "), _DATES
        case "blank":
            return str(detail["msg"]), "Write what a reader can see"
        case "address":
            return str(detail["msg"]), _URLS
        case "string_pattern_mismatch":
            return f"{given} is not well formed as {key}", _pattern_advice(detail)
        case "string_type" if isinstance(detail["input"], int | float):
            return (
                f"'{written}' is a number where '{key}' wants text",
                f'Put it in quotes: {key}: "{written}"',
            )
        case _:
            return f"'{key}' is not as it should be: {detail['msg']}, not {given}", ""


def _pattern_advice(detail: ErrorDetails) -> str:
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if "0-9a-f]{64}" in pattern:
        return "A fingerprint is 64 lower-case hex digits; run: rasso seed cite"
    if pattern.startswith("^http"):
        return _URLS
    return _REFS if pattern.count("[a-z0-9]+(?:-") > 2 else _SLUGS


def _key(loc: Loc) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "entry")


def _shortened(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f"'{text[:60]}...'" if len(text) > 60 else f"'{text}'"


def _told(value: Any) -> str:
    """What is not settled, one after the other."""
    return "; ".join(map(str, cast(list[Any], value))) if isinstance(value, list) else str(value)


def did_you_mean(word: str, known: list[str]) -> str:
    """Advice for a word that is not known: the one that was meant, or all there are."""
    near = get_close_matches(word, known, 1)
    return f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(known)}"


def _described(shape: type[BaseModel], loc: Loc) -> str:
    """The description of the key that a location ends with, without positions."""
    keys = [part for part in loc if isinstance(part, str)]
    field = field_of(_model_at(shape, tuple(keys[:-1])), keys[-1]) if keys else None
    return (field.description or "").partition("\n")[0] if field else ""


def _keys_at(shape: type[BaseModel], loc: Loc) -> list[str]:
    model = _model_at(shape, loc)
    return keys_of(model) if model else []


def keys_of(shape: type[BaseModel]) -> list[str]:
    """The keys of a shape, as records have them."""
    return [field.alias or name for name, field in shape.model_fields.items()]


def field_of(shape: type[BaseModel] | None, key: str) -> FieldInfo | None:
    """The field of a key; None where there is none."""
    fields = shape.model_fields.items() if shape else ()
    return next((field for name, field in fields if (field.alias or name) == key), None)


def _model_at(shape: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The shape that a location of an entry has."""
    model: type[BaseModel] | None = shape
    for part in loc:
        field = field_of(model, part) if isinstance(part, str) else None
        model = shape_in(field.annotation) if field else model
    return model


def shape_in(annotation: Any) -> type[BaseModel] | None:
    """The shape that a field holds, one or several of it; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := shape_in(inner))), None)
