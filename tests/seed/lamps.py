"""Two made-up documents on the lighting of a town, a year apart, with what a reader says became of each promise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasso_graph.seed.citing import Texts, fill

FIRST = {
    "square-lamps": "Replace every gas lamp on the market square with an electric one by spring.",
    "bridge-inspection": "Inspect the footbridges twice a year and publish what the inspectors find.",
    "apprentices": "Train six apprentices in the repair of street lighting.",
    "stewards": "Train the harbour stewards in the safe handling of ladders.",
    "porters": "Train the market porters in the safe handling of ladders.",
    "complaints-desk": "Open a desk where residents can report broken lamps at any hour.",
    "school-routes": "Light the paths that children take to the valley school.",
    "energy-report": "Report each winter how much coal the lamp works burn.",
    "old-town-survey": "Survey the wiring of houses in the old town together with the fire brigade.",
    "night-bus": "Ask the carriers for a bus that runs after the theatres close.",
}
"""What the first document promises, by the slug of the action."""

SECOND = {
    "square-lamps": "1. Replace every gas lamp on the market square with an electric one by spring.",
    "bridge-inspection": "2. Inspect the footbridges each quarter, and put the findings of the inspectors on the web.",
    "apprentices": "3. Train eight apprentices in the repair of street lighting.",
    "stewards": "4. Train harbour stewards to handle ladders safely. (NEW)",
    "porters": "5. Train the market porters in the safe handling of ladders.",
    "complaints-desk": "6. Open a desk at which a resident may report a broken lamp, day or night.",
    "school-routes": "7. Light the paths children take to the valley school, beginning with the steepest.",
    "energy-report": "8. No longer report each winter how much coal the lamp works burn.",
    "old-town-survey": "9. Together with the fire brigade, survey the wiring in houses of the old town.",
    "": "10. Train the tram drivers in the safe handling of ladders.",
    "-": "11. Plant limes along the canal.",
    "--": "12. Replace every gas lamp on the fish quay with an electric one by autumn.",
}
"""What the second one says, by the slug of what it repeats; a slug without letters repeats nothing."""


@dataclass(frozen=True)
class Lamps:
    """Folders of texts and of the first document's records, and the second one's file, a draft."""

    corpus: Path
    records: Path
    second: Path

    @property
    def truth(self) -> dict[str, str]:
        """The id of what each new action repeats, by its own; empty for what is new."""
        slugs = (slug.strip("-") for slug in SECOND)
        return {f"action/item-{n}": f"action/{slug}" if slug else "" for n, slug in enumerate(slugs, 1)}


def make_lamps(folder: Path) -> Lamps:
    """Writes both texts, the first one's records, filled, and the second one's draft, still quoting."""
    made = Lamps(folder / "texts", folder / "records", folder / "second.yaml")
    made.corpus.mkdir(parents=True)
    made.records.mkdir()
    (made.corpus / "first.txt").write_text("\n".join(["Lamps, January 1931", *FIRST.values()]), "utf-8")
    told = "Item 11 aside, the footbridge by the mill was inspected in May."
    (made.corpus / "second.txt").write_text("\n".join(["Lamps, January 1932", *SECOND.values(), told]), "utf-8")
    first = made.records / "first.yaml"
    first.write_text(_first(), "utf-8")
    assert fill(first, Texts(made.corpus, {"lamps-1931": "first.txt"})).problems == []
    made.second.write_text(_second(), "utf-8")
    return made


def _first() -> str:
    lines = ["document: lamps-1931", "records:", *_document("1931", "first.txt")]
    gap = "gaps: [{gap: what-came-of-them, type: FATE, title: What came of each promise, reason: No report.}]"
    lines += [f"- {{programme: lamps, title: The lamps, {gap}, cite: {{at: Title, quote: Lamps, near: 0}}}}"]
    lines += ["- {body: council, title: Town council, cite: {at: Title, quote: Lamps, near: 0}}"]
    for order, (slug, text) in enumerate(FIRST.items(), 1):
        lines += [f"- action: {slug}", f"  title: {slug.replace('-', ' ').capitalize()}", "  part_of: programme/lamps"]
        lines += ["  wording:", f"    order: {order}", f'    cite: {{at: "{order}", quote: "{text}"}}']
    lines += ["- event: mill-bridge-inspection", "  title: The footbridge by the mill is to be inspected"]
    lines += ["  occurrence: PROMISED", "  cite: {at: Title, quote: Lamps, near: 0}"]
    return "\n".join([*lines, ""])


def _second() -> str:
    lines = ["document: lamps-1932", "records:", *_document("1932", "second.txt")]
    lines += ["- {body: the-council, title: The Town Council, cite: {at: Title, quote: Lamps, near: 0}}"]
    for number, text in enumerate(SECOND.values(), 1):
        lines += [f"- action: item-{number}", f"  title: Item {number}", "  part_of: programme/lamps"]
        lines += ["  wording:", f'    number: "{number}"']
        lines += [f"    order: {number}", f'    cite: {{at: "{number}", quote: "{text}"}}']
    return "\n".join([*lines, ""])


def _document(year: str, file: str) -> list[str]:
    told = f"title: Lamps of {year}, file: {file}, published: {year}-01, publisher: body/council"
    return [f'- {{document: lamps-{year}, {told}, cite: {{at: Title, quote: "Lamps, January {year}"}}}}']
