"""Pages that list: all commitments to be narrowed, and what holds some words."""

from __future__ import annotations

from typing import Any

import orjson

from rasso_graph.explorer.rendering import rendered
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.visiting import Unfit, Visit, WebPage

_PAGE = 20
_FILTERS = ("kind", "status", "theme", "document", "owner", "year", "overdue")
_SHORTEST = 3
"""Characters from which on titles are offered."""


async def home(visit: Visit, short: ShortForms) -> WebPage:
    """Search where words are given, else all commitments, to be narrowed."""
    return await (_search if visit.said("q") else _browse)(visit, short)


async def _browse(visit: Visit, short: ShortForms) -> WebPage:
    early = "knownBy" in visit.moment
    by = ["KIND", "YEAR"] if early else ["STATUS", "THEME", "DOCUMENT", "OWNER", "KIND", "YEAR"]
    where = _where(visit, early=early)
    asked: dict[str, Any] = {"where": where, "by": by, "first": _PAGE, "after": visit.said("after") or None}
    answered = await visit.answer("browse", orderBy=[{"by": "TITLE"}], **asked)
    chosen = {name: visit.said(name) for name in _FILTERS if visit.said(name)}
    refused = sorted(chosen.keys() & {"status"}) if early else []
    return rendered(
        "home.html", visit, short, found=answered["commitments"], documents=answered["documents"]["nodes"],
        chosen=chosen, refused=refused, early=early, day=_last_day(visit),
    )  # fmt: skip


def _where(visit: Visit, *, early: bool) -> dict[str, Any]:
    """What the address narrows the commitments to."""
    where: dict[str, Any] = {"knownBy": visit.moment.get("knownBy")}
    theme, document = visit.said("theme"), visit.said("document")
    if visit.said("kind"):
        where["kind"] = [visit.said("kind")]
    if visit.said("status") and not early:
        where["status"] = [visit.said("status")]
    if theme:
        where |= {"printedIn": {"theme": [theme]}} if early else {"theme": [theme]}
    if document:
        where["citedIn"] = {"document": [document]}
    if visit.said("owner"):
        where["answerable"] = {"id": [visit.said("owner")]}
    if visit.said("year"):
        where["year"] = _number(visit.said("year"))
    if visit.said("overdue"):
        where["overdueOn"] = _last_day(visit)
    return where


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Unfit(f"'{text}' is no year. Write it as 2016.")
    return int(text)


def _last_day(visit: Visit) -> str:
    """The day on which what is due counts as overdue."""
    return visit.moment.get("asOf") or visit.moment.get("knownBy") or visit.today.isoformat()


async def _search(visit: Visit, short: ShortForms) -> WebPage:
    chosen = {name: visit.said(name) for name in ("kind", "theme", "document", "owner") if visit.said(name)}
    asked: dict[str, Any] = {name: text for name, text in chosen.items() if name != "kind"}
    if "kind" in chosen:
        asked["kinds"] = [chosen["kind"]]
    answered = await visit.answer(
        "search", text=visit.said("q"), first=_PAGE, after=visit.said("after") or None, **asked
    )
    return rendered("found.html", visit, short, found=answered["search"], chosen=chosen, words=visit.said("q"))


async def suggest(visit: Visit, short: ShortForms) -> WebPage:
    """The first things whose titles go on as what is typed, as JSON for the script."""
    text = visit.said("q")
    if len(text) < 3:
        return WebPage("[]", media="application/json")
    answered = await visit.ask("suggest", {"text": text if not text[-1].isalnum() else f"{text}*"}, None)
    titles = dict.fromkeys(hit["node"]["title"] for hit in answered["search"]["nodes"])
    return WebPage(orjson.dumps(list(titles)).decode(), media="application/json")
