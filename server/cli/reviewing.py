"""`rasso review`: a review of the record, to be read beside the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from rasso_graph.seed.reading import Problem
from rasso_graph.seed.review import FORMATS, Review, lacking, save, unneeded
from rasso_graph.seed.review import review as reviewed
from rasso_graph.server.cli.console import Exit, Failed, as_json, aside, leave, people, write_json, write_table
from rasso_graph.server.cli.options import corpus_needed, corpus_of, corpus_option, records_of, records_option

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--out", type=_FOLDER, metavar="DIR", help="Folder to write into.")
@click.option("--format", "kind", type=click.Choice([*FORMATS, "both"]), default="both", help="Default: both.")
@click.option("--check", is_flag=True, help="Exit 1 if a unit is neither cited nor given a reason. Needs the texts.")
@as_json
@corpus_option
@records_option
def review(
    out: Path | None, kind: str, check: bool, as_json: bool, corpus: tuple[Path, ...], records: tuple[Path, ...]
) -> None:
    """Write a review of the record: an index, and a page for each document in reading order.

    With the texts (--corpus) every passage stands beside what is recorded of it; such a review is not written
    into a git work tree unless git ignores the folder. Reads no store.
    """
    if out is None and not check:
        raise Failed.because("Give --out DIR, or --check.", Exit.USAGE)
    made = reviewed(records_of(records), corpus_needed(corpus) if check else corpus_of(corpus))
    written = save(made, out, list(FORMATS) if kind == "both" else [kind]) if out is not None else []
    lacks = lacking(made) if check else []
    _tell(made, written, lacks, as_json)
    leave(Exit.FAILED if lacks else Exit.DONE)


def _tell(made: Review, written: Sequence[Path], lacks: Sequence[Problem], as_json: bool) -> None:
    if as_json:
        write_json(_json(made, written, lacks))
        return
    people().print(*(f"Wrote {path}." for path in written), *map(str, lacks), sep="\n")
    for warning in (*unneeded(made), *(made.missing if not lacks else ())):
        aside().print(f"warning: {warning}")
    if made.quotes:
        write_table(("document", *_NUMBERS), [tuple(map(str, row.values())) for row in _coverage(made)])


def _json(made: Review, written: Sequence[Path], lacks: Sequence[Problem]) -> dict[str, Any]:
    return {
        "ok": not lacks,
        "files": list(map(str, written)),
        "coverage": list(_coverage(made)),
        "lacking": [asdict(problem) for problem in lacks],
        "warnings": [asdict(problem) for problem in (*unneeded(made), *made.missing)],
    }


_NUMBERS = ("units", "cited", "in part", "with a reason", "neither", "characters", "characters cited")


def _coverage(made: Review) -> list[dict[str, str | int]]:
    """The numbers of each document whose text is at hand."""
    rows: list[dict[str, str | int]] = []
    for one in made.readings:
        held = one.coverage
        counts = map(len, (held.units, held.cited, held.partly, held.excused, held.neither))
        numbers = (*counts, held.characters, held.characters_cited)
        if held.known:
            rows.append({"document": one.document.id, **dict(zip(_NUMBERS, numbers, strict=True))})
    return rows
