"""The pages for people, each with a policy that lets it load only what it needs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LOADS_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:"
"""The policy of a page that loads nothing but pictures of ours."""


@cache
def page(name: str) -> str:
    """The text of a file of this folder."""
    return (files("rasso_graph.server") / "pages" / name).read_text("utf-8")
