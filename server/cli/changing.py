"""`rasso seed plan`, `apply` and `upgrade`: what records would change in a store, and changing it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.progress import Progress, TaskID

from rasso_graph import seed
from rasso_graph.seed.storing import Forgotten, count_rows, details
from rasso_graph.server.cli.console import Exit, as_json, aside, leave, people, write_json, write_table
from rasso_graph.server.cli.options import (
    corpus_of,
    corpus_option,
    records_of,
    records_option,
    store_of,
    store_option,
)
from rasso_graph.server.settings import read_settings

_CORRECT = "A thing or fact of which the records were wrong: what the store tells of it may change. May be given again."
correct_option = click.option("--correct", multiple=True, metavar="ID", help=_CORRECT)


@click.command()
@click.option("--details", "in_detail", is_flag=True, help="Name every node and edge that would change.")
@correct_option
@as_json
@store_option
@corpus_option
@records_option
def plan(
    in_detail: bool,
    correct: tuple[str, ...],
    as_json: bool,
    store: str | None,
    corpus: tuple[Path, ...],
    records: tuple[Path, ...],
) -> None:
    """Print what `apply` would change, and write nothing.

    Exits 0 if nothing would change, 2 if anything would.
    """
    made = seed.plan(store_of(store), records_of(records), corpus_of(corpus), correct=correct)
    if as_json:
        write_json(_json(made) | {"corrections": list(made.corrections), "refusal": made.refusal or None})
    else:
        _tell(made)
        _list("It would be refused", made.refusal.splitlines())
        _list("In detail", list(details(made.difference)) if in_detail else ())
    leave(Exit.WOULD_CHANGE if made.exit_code else Exit.DONE)


_LEAVE = "Leave a store as it is that came from records besides these: for a start that seeds each time."

_EXPORT = "Make the store of what `rasso export` wrote here as jsonl, with its log, instead of records."
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@correct_option
@click.option("--leave-newer", is_flag=True, help=_LEAVE)
@click.option("--export", "folder", type=_FOLDER, metavar="DIR", help=_EXPORT)
@click.option("--patience", type=click.FloatRange(0, 3600), default=10.0, help="Seconds to wait for another writer.")
@as_json
@store_option
@corpus_option
@records_option
def apply(
    correct: tuple[str, ...],
    leave_newer: bool,
    folder: Path | None,
    patience: float,
    as_json: bool,
    store: str | None,
    corpus: tuple[Path, ...],
    records: tuple[Path, ...],
) -> None:
    """Bring the store to what the records say, all or nothing.

    A second time changes nothing. With the texts (--corpus) every passage is checked and stored as a quotation.
    """
    if folder is not None:
        _restore(folder, store, records or correct, corpus, patience, as_json)
        return
    try:
        done = _change(seed.apply, (store, records, corpus), correct=correct, patience=patience)
    except Forgotten as error:
        if not leave_newer:
            raise
        _tell_left(str(error), as_json)
    else:
        tell_applied(done, as_json)


def _restore(
    folder: Path, store: str | None, others: Sequence[object], corpus: tuple[Path, ...], patience: float, as_json: bool
) -> None:
    if others:
        raise click.UsageError("An export is whole: give --export alone, without --records or --correct.")
    with progress_told() as progress:
        done = seed.restore(folder, store_of(store), corpus_of(corpus), patience=patience, progress=progress)
    tell_applied(done, as_json)


def _tell_left(why: str, as_json: bool) -> None:
    if as_json:
        write_json({"changed": False, "left": why})
    else:
        people().print(f"{why.partition(chr(10))[0]} The store stays as it is.")


@click.command()
@correct_option
@as_json
@store_option
@corpus_option
@records_option
def upgrade(
    correct: tuple[str, ...], as_json: bool, store: str | None, corpus: tuple[Path, ...], records: tuple[Path, ...]
) -> None:
    """Lay out a store of an older version anew and fill it from the records, all or nothing."""
    tell_applied(_change(seed.upgrade, (store, records, corpus), correct=correct), as_json)


def _change(
    verb: Callable[..., seed.Applied], given: tuple[str | None, tuple[Path, ...], tuple[Path, ...]], **how: Any
) -> seed.Applied:
    """Brings the store to what the records say: the store, the records and the texts as the command line gives them."""
    store, records, corpus = given
    with progress_told() as progress:
        told = {"curator": read_settings().curator, "progress": progress, **how}
        return verb(store_of(store), records_of(records), corpus_of(corpus), **told)


def tell_applied(done: seed.Applied, as_json: bool) -> None:
    if as_json:
        write_json(_json(done) | {"revision": done.revision, "digest": done.digest})
        return
    _tell(done)
    people().print(f"The store holds revision {done.revision}.")


def _json(made: seed.Plan | seed.Applied) -> dict[str, Any]:
    changes = [{"change": verb, "kind": kind, "count": count} for verb, kind, count in count_rows(made.difference)]
    return {
        "changed": bool(made.difference),
        "words": made.words or None,
        "changes": changes,
        "details": list(details(made.difference)),
        "warnings": [asdict(warning) for warning in made.warnings],
    }


def _tell(made: seed.Plan | seed.Applied) -> None:
    for warning in made.warnings:
        aside().print(f"warning: {warning}")
    if not made.difference:
        people().print("Nothing to change.")
        return
    people().print(f"{made.words}\n")
    rows = [(verb, kind, f"{count:,}") for verb, kind, count in count_rows(made.difference)]
    write_table(("change", "kind", "count"), rows)


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        people().print(f"\n{title}:", *(f"  {line}" for line in lines), sep="\n")


@contextmanager
def progress_told() -> Generator[Callable[[str, int, int], None]]:
    """Tells how far it is, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        # Bars that are switched off end with an empty line in older versions of rich.
        yield lambda said, done, total: None
        return
    with Progress(console=aside(), transient=True) as bars:
        known: dict[str, TaskID] = {}

        def tell(said: str, done: int, total: int) -> None:
            if said not in known:
                known[said] = bars.add_task(said, total=total)
            bars.update(known[said], completed=done)

        yield tell
