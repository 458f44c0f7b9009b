"""The explorer: pages where people look, made of answers of the public API alone."""

from rasso_graph.explorer.asking import Ask, NotAnswered, Replied, operation_text, questions
from rasso_graph.explorer.pages import PAGES, not_found, short_forms
from rasso_graph.explorer.picture import STYLE, picture_of
from rasso_graph.explorer.rendering import ASSETS, asset, asset_digest
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.things import Making, thing_page
from rasso_graph.explorer.visiting import Unfit, Visit, WebPage

__all__ = [
    "ASSETS",
    "PAGES",
    "STYLE",
    "Ask",
    "Making",
    "NotAnswered",
    "Replied",
    "ShortForms",
    "Unfit",
    "Visit",
    "WebPage",
    "asset",
    "asset_digest",
    "not_found",
    "operation_text",
    "picture_of",
    "questions",
    "short_forms",
    "thing_page",
]
