"""`rasso seed cite`, `show` and `fill`: from words to citations and from citations to passages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from rasso_graph import seed
from rasso_graph.seed.citing import HELP, around, explain, flow, on_terminal
from rasso_graph.server.cli.console import Exit, Failed, as_json, aside, leave, people, write_json
from rasso_graph.server.cli.options import corpus_needed, corpus_option, records_of, records_option

_FOUND = {1: Exit.DONE, 0: Exit.FAILED}
_NAMED = click.option("--file", metavar="NAME", help="File of the text in the corpus, where no record says it.")


@click.command()
@click.argument("document", metavar="DOCUMENT_ID")
@click.argument("words")
@click.option("--at", default="...", metavar="LOCATOR", help="Where it stands, as a reader finds it: 'Table 1, 2'.")
@click.option("--after", metavar="WORDS", help="Take the first passage behind these words.")
@click.option("--near", type=int, metavar="OFFSET", help="Take the passage that starts closest to this code point.")
@click.option("--nth", type=click.IntRange(1), help="Take the first, second, ... passage.")
@_NAMED
@as_json
@corpus_option
@records_option
def cite(
    document: str,
    words: str,
    at: str,
    file: str | None,
    after: str | None,
    near: int | None,
    nth: int | None,
    as_json: bool,
    corpus: tuple[Path, ...],
    records: tuple[Path, ...],
) -> None:
    """Find WORDS in a document's text and print the ready citation.

    Line breaks, hyphens and typographic quotes do not matter; `first words ... last words` takes what is
    between.
    Exits 1 if the words are not there, 2 if they are there several times.
    """
    texts = corpus_needed(corpus)
    looked = seed.cite(document, words, texts, records=records_of(records), file=file, near=near, after=after, nth=nth)
    if as_json:
        write_json(_as_json(looked))
    else:
        _tell(looked, at)
    leave(_FOUND.get(len(looked.found), Exit.WOULD_CHANGE))


def _as_json(looked: seed.Lookup) -> dict[str, Any]:
    nearest = looked.miss.json if looked.miss else None
    return {"found": [one.json for one in looked.found], "nearest": nearest, "said": looked.said}


def _tell(looked: seed.Lookup, at: str) -> None:
    if len(looked.found) != 1:
        aside().print(explain(looked))
        return
    people().print(flow(looked.found[0], at))
    aside().print(around(looked.found[0]))


@click.command()
@click.argument("document", metavar="DOCUMENT_ID")
@corpus_option
@records_option
def mentions(document: str, corpus: tuple[Path, ...], records: tuple[Path, ...]) -> None:
    """Print where a document names bodies, people, posts, documents and programmes, as a file of records.

    It goes by the names that the records give, whole words, the longest first. Read it before you put it beside the
    other records; what a name does not mean stands in seed/citing/exceptions.yaml, each with the reason.
    """
    click.echo(seed.mentions(document, corpus_needed(corpus), records=records_of(records)), nl=False)


@click.command()
@click.argument("place")
@click.argument("span", nargs=-1, type=click.IntRange(0))
@as_json
@corpus_option
@records_option
def show(place: str, span: tuple[int, ...], as_json: bool, corpus: tuple[Path, ...], records: tuple[Path, ...]) -> None:
    """Show a citation's passage in its context.

    PLACE is a line of a file of records (`seed/records/x.yaml:42`), or a document's id followed by the
    SPAN's start and end. Exits 1 if a fingerprint does not match.
    """
    found = _shown(place, span, corpus_needed(corpus), records_of(records))
    if as_json:
        write_json([asdict(one) | {"matches": one.matches} for one in found])
    else:
        click.echo("\n\n".join(on_terminal(one, sys.stdout.isatty()) for one in found))
    leave(Exit.DONE if all(one.matches for one in found) else Exit.FAILED)


def _shown(place: str, span: Sequence[int], corpus: list[Path], records: list[Path] | None) -> list[seed.Shown]:
    if len(span) == 2:
        return [seed.show(place, span[0], span[1], corpus, records=records)]
    file, _, line = place.rpartition(":")
    if span or not file or not line.isdecimal():
        raise Failed.because("Give FILE:LINE, or DOCUMENT_ID START END.", Exit.USAGE)
    found = seed.show_line(Path(file), int(line), corpus, records=records)
    if not found:
        raise Failed.because(f"No citation stands at line {line} of {file}.")
    return found


@click.command(help=f"Turn the quotes in FILES of records into spans and fingerprints.\n\n{HELP}")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
@corpus_option
@records_option
def fill(paths: tuple[Path, ...], as_json: bool, corpus: tuple[Path, ...], records: tuple[Path, ...]) -> None:
    texts, given = corpus_needed(corpus), records_of(records)
    done = {str(path): seed.fill(path, texts, records=given) for path in paths}
    problems = [problem for one in done.values() for problem in one.problems]
    if as_json:
        filled = {path: one.filled for path, one in done.items()}
        write_json({"filled": filled, "errors": [asdict(problem) for problem in problems]})
    for path, one in done.items() if not as_json else ():
        people().print(f"{path}: {one.filled} filled, {len(one.problems)} left")
    for problem in problems if not as_json else ():
        aside().print(str(problem))
    leave(Exit.FAILED if problems else Exit.DONE)
