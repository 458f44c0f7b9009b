"""From templates to pages. Whatever is put into one is text, never markup."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined

from rasso_graph.explorer import words
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.visiting import Visit, WebPage

ASSETS = {"explorer.css": "text/css", "explorer.js": "text/javascript"}
"""The files beside the pages, and what they are."""


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("rasso_graph.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters = cast(dict[str, Any], made.filters)  # pyright: ignore[reportUnknownMemberType]
    filters |= {"dated": words.spoken_date, "day": words.day, "plain": words.spoken}
    filters |= {"kind": words.kind_words, "anchor": anchor, "one_line": one_line}
    shared = cast(dict[str, Any], made.globals)  # pyright: ignore[reportUnknownMemberType]
    shared |= {"LINKS": words.LINK_WORDS, "STATUSES": words.STATUSES}
    return made


def rendered(template: str, visit: Visit, short: ShortForms, status: int = 200, **told: Any) -> WebPage:
    """The page that a template makes of what is told."""
    up = "../" * visit.path.count("/")
    assets = {name.partition(".")[2]: f"{up}assets/{name}?v={asset_digest(name)}" for name in ASSETS}
    age = partial(words.age, today=visit.today)
    text = _environment().get_template(template).render(visit=visit, short=short, age=age, assets=assets, **told)
    return WebPage(text, status)


@cache
def asset(name: str) -> str:
    """The text of a file beside the pages, one of ASSETS."""
    return (files("rasso_graph.explorer") / "assets" / name).read_text("utf-8")


@cache
def asset_digest(name: str) -> str:
    """What tells a text of an asset from any other."""
    return hashlib.sha256(asset(name).encode()).hexdigest()[:12]


def anchor(id: str) -> str:
    """The place on a page where a thing or link stands."""
    return id.replace("/", "-").replace(".", "-")


def one_line(text: str | None) -> str:
    """A passage without the breaks of its lines."""
    return " ".join((text or "").split())
