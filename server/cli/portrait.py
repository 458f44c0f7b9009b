"""A thing of the graph as text for a person, in any width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rasso_graph.server.cli.descent import descent

Answered = dict[str, Any]


def print_thing(found: Answered, console: Console, today: date) -> None:
    """Print what the operation `Shown` answered. `today` is the day on which ages are reckoned."""
    thing = found["node"]
    for line in _head(thing):
        console.print(line)
    if "status" in thing:
        _section(console, "Standing", _standing(thing["status"], today))
        _section(console, "Due", [_due(thing["due"])])
    if "owners" in thing:
        _section(console, "Answers for it", [_holders(thing["owners"], "Nobody is named.")])
        _section(console, "Involved", [_holders(thing["involved"], "Nobody is named.")])
    if thing.get("wordings"):
        _section(console, "Wordings", _wordings(thing["wordings"]))
    _section(console, "Lineage", descent(found["lineage"]))
    _section(console, "Not told", _gaps(thing.get("gaps", ())) or ["No gap is recorded."])
    _section(console, "Passages", _passages(thing))


def _section(console: Console, title: str, parts: Iterable[Any]) -> None:
    console.print()
    console.print(Text(title, "bold cyan"))
    for part in parts:
        console.print(Padding(part, (0, 0, 0, 2), expand=False))


def _head(thing: Answered) -> Iterable[Text]:
    yield Text(thing.get("title") or thing["id"], "bold")
    joint = ["joint"] if thing.get("joint") else []
    under = [thing["theme"]["title"]] if thing.get("theme") else []
    dated = [one["edtf"] for key in ("date", "published") if (one := thing.get(key))]
    yield Text(", ".join([thing["id"], *dated, *joint, *under]), "dim")
    if thing.get("summary"):
        yield Text(thing["summary"])


def _standing(status: Answered, today: date) -> Iterable[Text]:
    since = f" since {status['date']['edtf']}" if status["date"] else ""
    overdue = ", overdue" if status["overdue"] else ""
    yield Text.assemble((_words(status["status"]), "bold"), f"{since}{overdue}{_sure(status)}")
    if status["reason"]:
        yield Text(status["reason"])
    if status["lastAttested"]:
        told, document = status["lastAttested"], status["lastAttestedIn"]["id"]
        yield Text(f"Last told {told['edtf']} by {document}{_age(told['latest'], today)}")


def _age(latest: str | None, today: date) -> str:
    if latest is None:
        return ""
    told = date.fromisoformat(latest)
    months = (today.year - told.year) * 12 + today.month - told.month - (today.day < told.day)
    many, unit = (months // 12, "year") if months >= 12 else (max(months, 0), "month")
    return f", {many} {unit}{'' if many == 1 else 's'} ago"


def _due(due: Answered | None) -> Text:
    if due is None:
        return Text("No document that was read tells a day.")
    day = f"{due['date']['edtf'].replace('../', 'by ')}: " if due["date"] else ""
    return Text(f"{day}{due['words']}{_sure(due)}, by {due['document']['id']}")


def _holders(entries: Sequence[Answered], otherwise: str) -> Table | Text:
    """A line for each role of a holder, with what it is stated of where that contains the thing."""
    if not entries:
        return Text(otherwise)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for one in entries:
        through = f", through {one['statedOf']['id']}" if one["inherited"] else ""
        told = Text.assemble(one["holder"]["title"], (f"{_sure(one['fact'])}{through}", "dim"))
        table.add_row(_words(one["role"]), told)
    return table


def _wordings(wordings: Sequence[Answered]) -> Iterable[Any]:
    for one in wordings:
        marks = [f"no. {one['number']}"] if one["number"] else []
        marks += [mark for mark in ("joint", "new") if one[mark]]
        published = one["document"]["published"]
        dated = f"{published['edtf']}  " if published else ""
        said = f"  {', '.join(marks)}" if marks else ""
        yield Text.assemble(dated, (one["document"]["id"], "bold"), said)
        yield Padding(_place_or_text(one), (0, 0, 0, 2), expand=False)


def _place_or_text(wording: Answered) -> Text:
    places = "; ".join(citation["locator"] for citation in wording["citations"])
    return Text(f"“{wording['text']}”" if wording["text"] else f"{places} (its text is not held)")


def _gaps(gaps: Sequence[Answered]) -> list[Text]:
    """Those of the thing with their reasons, those of what contains it by title."""
    own = [Text.assemble((one["title"], "bold"), f". {one['reason']}") for one in gaps if not one["inherited"]]
    return own + [
        Text.assemble(one["title"], (f" (about {one['through']['id']})", "dim")) for one in gaps if one["inherited"]
    ]


def _passages(thing: Answered) -> Iterable[Text]:
    """Each place once, with its words where somebody holds them: those of wordings stand there already."""
    worded = [place for one in thing.get("wordings", ()) for place in one["citations"]]
    rest = [place for part in (thing, thing.get("status"), thing.get("due")) if part for place in part["citations"]]
    said = {place["id"] for place in worded}
    for place in {one["id"]: one for one in [*worded, *rest]}.values():
        told = place["quotation"] if place["id"] not in said else None
        yield Text.assemble((f"{place['document']['id']}, {place['locator']}", "bold"), f": “{told}”" if told else "")


def _sure(told: Answered) -> str:
    """How it is known: stated, or inferred and how surely."""
    if told["basis"] is None:
        return ""
    sure = f", {_words(told['confidence'])} confidence" if told.get("confidence") else ""
    return f" ({_words(told['basis'])}{sure})"


def _words(value: str) -> str:
    """A value of an enumeration as people write it: IN_PROGRESS is in progress."""
    return value.replace("_", " ").lower()
