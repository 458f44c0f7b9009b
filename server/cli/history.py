"""`rasso seed log`: what each update of a store did, and the values that it replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import click

from rasso_graph import seed
from rasso_graph.model.enums import Effect
from rasso_graph.model.revisions import Revision, RevisionChange
from rasso_graph.server.cli.changing import progress_told, tell_applied
from rasso_graph.server.cli.console import Failed, as_json, people, write_json, write_table
from rasso_graph.server.cli.options import store_of, store_option
from rasso_graph.server.settings import read_settings

_SHOWN = 100
"""Lines of what a revision did that people are shown."""


@click.command()
@click.argument("revision", type=click.IntRange(1), required=False)
@as_json
@store_option
def log(revision: int | None, as_json: bool, store: str | None) -> None:
    """List the revisions of a store; or tell one, with what it did and the values that it replaced.

    With --json every revision is told whole.
    """
    found = seed.log(store_of(store))
    if revision is not None:
        found = [_numbered(found, revision)]
    if as_json:
        write_json([asdict(one) for one in found] if revision is None else asdict(found[0]))
    elif revision is not None:
        _tell(found[0])
    else:
        _list(found)


def _numbered(found: Sequence[Revision], number: int) -> Revision:
    for one in found:
        if one.number == number:
            return one
    there = f"It has {found[0].number} to {found[-1].number}" if found else "It has none yet"
    raise Failed.because(f"There is no revision {number} in the store. {there}: rasso seed log lists them.")


def _list(found: Sequence[Revision]) -> None:
    columns = ("revision", "applied", "by", "what", *(effect.lower() for effect in Effect))
    write_table(columns, [_row(one) for one in found])


def _row(revision: Revision) -> tuple[str, ...]:
    sums = Counter[Effect]()
    for one in revision.counts:
        sums[one.effect] += one.count
    totals = (f"{sums[effect]:,}" for effect in Effect)
    return (str(revision.number), revision.applied_at, revision.curator or "-", _what(revision), *totals)


def _what(revision: Revision) -> str:
    return f"{revision.act.lower()} {revision.reverts}" if revision.reverts else revision.act.lower()


def _tell(revision: Revision) -> None:
    """A revision whole."""
    who = f" by {revision.curator}" if revision.curator else ""
    people().print(
        f"Revision {revision.number}: {_what(revision)}, {revision.applied_at}{who}, rasso {revision.version}"
    )
    people().print(f"digest {revision.digest}\n")
    write_table(("file", "sha256"), [(one.name, one.sha256) for one in revision.files])
    counts = [(one.effect.lower(), one.kind, f"{one.count:,}") for one in revision.counts]
    click.echo()
    write_table(("change", "kind", "count"), counts)
    click.echo()
    lines = [line for change in revision.changes for line in _lines(change)]
    people().print(*lines[:_SHOWN], sep="\n")
    if len(lines) > _SHOWN:
        people().print(f"... and {len(lines) - _SHOWN:,} more, which --json tells")


def _lines(change: RevisionChange) -> list[str]:
    """What is told of a change: who it was about, and of what was replaced the old value."""
    if change.effect in (Effect.ADDED, Effect.REMOVED) or not change.values:
        named = change.ids or (f"{change.kind} {change.source} -> {change.target}",)
        return [f"{change.effect.lower()} {name}{_why(change)}" for name in named]
    (name,) = change.ids
    values = (f"{one.name} {one.before!r} -> {one.after!r}" for one in change.values)
    return [f"{change.effect.lower()} {name}: {'; '.join(values)}{_why(change)}"]


def _why(change: RevisionChange) -> str:
    return f" ({change.reason})" if change.reason else ""


@click.command()
@click.argument("revision", type=click.IntRange(1))
@click.option("--patience", type=click.FloatRange(0, 3600), default=10.0, help="Seconds to wait for another writer.")
@as_json
@store_option
def revert(revision: int, patience: float, as_json: bool, store: str | None) -> None:
    """Take one update out of the store again, all or nothing.

    It is refused, with what rests on it, where later updates do. What its files say the next `apply` brings back: take
    them away as well.
    """
    with progress_told() as progress:
        curator = read_settings().curator
        done = seed.revert(revision, store_of(store), curator=curator, patience=patience, progress=progress)
    tell_applied(done, as_json)
