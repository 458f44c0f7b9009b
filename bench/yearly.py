"""What a yearly run costs beside the packaged records and many invented updates: plan and apply of one more.

python -m bench.yearly --updates 50,500
"""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import click

from rasso_graph import seed
from rasso_graph.seed.reading import PACKAGED

T = TypeVar("T")

CARRIED = 20
"""Commitments that each update words anew, with a claim of status for each."""
_SHA = sha256(b"invented").hexdigest()


def write_updates(folder: Path, count: int) -> None:
    """Writes this many files of records, each of which carries on what the one before tells."""
    for number in range(count):
        (folder / f"update-{number:04}.yaml").write_text("\n".join([*_update(number), ""]), "utf-8")


def _update(number: int) -> list[str]:
    """A document a month, from 2030 on."""
    slug, day = f"update-{number:04}", f"{2030 + number // 12}-{number % 12 + 1:02}"
    lines = [f"document: {slug}", "records:", f"- document: {slug}", f"  title: Invented update {number}"]
    lines += [f"  file: {slug}.txt", f"  published: {day}", "  publisher: body/cps", f"  cite: {_cite(0)}"]
    for item in range(CARRIED):
        name = f"action/invented-{item}"
        lines += [f"- of: {name}" if number else f"- action: invented-{item}\n  title: Invented action {item}"]
        lines += ["  wording:", f'    number: "{item + 1}"', f"    order: {item + 1}"]
        if number:
            lines += [f"    rewords: {{from: update-{number - 1:04}, reason: Another month}}"]
        lines += [
            f"    cite: {_cite(item + 1)}",
            f"  status: {{status: IN_PROGRESS, date: {day}, cite: {_cite(item + 1)}}}",
        ]
        if not number:
            lines += [
                f"  gaps: [{{gap: invented-{item}, type: ORIGIN, title: Where {item} comes from, reason: Invented.}}]"
            ]
    return lines


def _cite(place: int) -> str:
    return f"{{at: Item {place}, span: [{place * 10}, {place * 10 + 8}], sha256: {_SHA}}}"


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What work gives, and the seconds that it took: of the clock, and of the processor."""
    began, used = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - began, time.process_time() - used


@click.command()
@click.option("--updates", default="50,500", help="How many updates there are before the one that is measured.")
def main(updates: str) -> None:
    """Print a row of a table for each number of updates."""
    print("| updates before | nodes | plan, s | of processor | apply, s | of processor | plan with no change, s |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for count in map(int, updates.split(",")):
        with TemporaryDirectory() as folder:
            print(_row(Path(folder), count))


def _row(folder: Path, count: int) -> str:
    store, records = f"sqlite://{folder}/rasso.db", [PACKAGED, folder]
    write_updates(folder, count)
    seed.apply(store, records)
    write_updates(folder, count + 1)
    planned, *plan = timed(lambda: seed.plan(store, records))
    _, *apply = timed(lambda: seed.apply(store, records))
    _, *again = timed(lambda: seed.plan(store, records))
    nodes = len(planned.difference.added_nodes)
    figures = (f"{one:.1f}" for one in (*plan, *apply, again[0]))
    return f"| {count} | {nodes} added | " + " | ".join(figures) + " |"


if __name__ == "__main__":
    main()
