"""`rasso seed match`: what the things of a new file of records may be in the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rasso_graph import seed
from rasso_graph.seed.matching import Candidate, Ranked, Sureness, Unrepeated, proposal, reason
from rasso_graph.server.cli.console import Exit, Failed, as_json, aside, people, write_json, write_table
from rasso_graph.server.cli.options import corpus_of, corpus_option, records_of, records_option

_WORDS = 5
"""Words lost or gained that a table shows."""
_CHOICE = "Write this one: NEW=KNOWN, both as ids; NEW= for none. May be given again; goes with --write."


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Put what is sure, and what is chosen, into FILE.")
@click.option("--choose", "choices", multiple=True, metavar="NEW=KNOWN", help=_CHOICE)
@as_json
@corpus_option
@records_option
def match(
    path: Path,
    write: bool,
    choices: tuple[str, ...],
    as_json: bool,
    corpus: tuple[Path, ...],
    records: tuple[Path, ...],
) -> None:
    """Tell what the things that FILE begins may be in the graph, and what the new document may settle or drop.

    Commitments are compared by their words as printed (with the texts: --corpus), bodies, documents, promises and
    gaps by their names and passages. Nothing is written without --write: read it, and decide.
    """
    chosen = dict(map(_choice, choices))
    if chosen and not write:
        raise Failed.because("--choose says what to write: give --write too.", Exit.USAGE)
    folders = corpus_of(corpus)
    found = seed.match(path, folders, records=records_of(records), write=write, chosen=chosen)
    if folders is None:
        aside().print("warning: Titles alone are compared. Name the folder of the texts with --corpus.")
    elif not found.read:
        said = "The text of the new document is not at hand, so nothing is told of what it settles."
        aside().print(f"warning: {said}")
    if as_json:
        write_json(_json(found))
    else:
        _tell(found)


def _choice(said: str) -> tuple[str, str]:
    new, sign, known = said.partition("=")
    if not sign or not new:
        raise Failed.because(
            f"'{said}' is no choice. Write NEW=KNOWN, such as action/item-3=action/protocol.", Exit.USAGE
        )
    return new.strip(), known.strip()


def _json(found: seed.Matching) -> dict[str, Any]:
    document = found.new.document
    return {
        "document": document,
        "matches": [_match(one, document) for one in found.matches],
        "settles": [
            {"id": one.open.id, "title": one.open.properties.get("title"), "score": round(one.score, 3)}
            | {"line": one.sentence.line, "start": one.sentence.start, "words": one.sentence.text}
            for one in found.settling
        ],
        "unrepeated": [
            {"id": one.known.id, "title": one.known.title, "document": one.document, "dropped": one.dropped}
            | {"status": _status(one), "line": one.told.line if one.told else None}
            | {"perhaps": list(one.perhaps)}
            for one in found.unrepeated
        ],
        "written": [{"new": new, "known": known} for new, known in found.written],
    }


def _match(one: Ranked, document: str) -> dict[str, Any]:
    candidates = [_candidate(candidate, document) for candidate in one.candidates]
    told = {"id": one.fresh.id, "line": one.fresh.line, "title": one.fresh.title, "level": one.level.value}
    return {**told, "doubts": list(one.doubts), "candidates": candidates}


def _candidate(one: Candidate, document: str) -> dict[str, Any]:
    return {
        "id": one.known.id,
        "title": one.known.title,
        "relation": one.relation,
        "score": round(one.score, 3),
        "document": one.printed.document or None,
        "lost": list(one.likeness.lost),
        "gained": list(one.likeness.gained),
        "reason": reason(one),
        "proposal": proposal(one, document),
    }


def _tell(found: seed.Matching) -> None:
    write_table(("line", "new", "", "may be", "score", "lost", "gained", "why not surer"), list(_rows(found)))
    _proposals(found)
    if found.settling:
        people().print("\nMay be settled:")
        rows = [
            (one.open.id, f"{one.score:.2f}", str(one.sentence.line), _short(one.sentence.text))
            for one in found.settling
        ]
        write_table(("open", "score", "line", "words"), rows)
    if found.unrepeated:
        people().print(f"\nNot repeated from {found.unrepeated[0].document}:")
        write_table(("commitment", "last status", "", "title"), [_lost(one) for one in found.unrepeated])
    for new, known in found.written:
        people().print(f"Wrote {new} as {known}.")
    counts = ", ".join(f"{sum(one.level is level for one in found.matches)} {level.lower()}" for level in Sureness)
    people().print(f"\n{counts}.")


def _rows(found: seed.Matching) -> Iterator[tuple[str, ...]]:
    for one in found.matches:
        named = (str(one.fresh.line), one.fresh.id, one.level.value.lower())
        if not one.candidates:
            yield (*named, "", "", "", "", "")
        for at, candidate in enumerate(one.candidates[: 1 if one.level is Sureness.SURE else 3]):
            doubts = "; ".join(one.doubts) if at == 0 else ""
            told = (f"{candidate.relation} {candidate.known.id}", f"{candidate.score:.2f}")
            words = (_few(candidate.likeness.lost), _few(candidate.likeness.gained))
            yield (*(named if at == 0 else ("", "", "")), *told, *words, doubts)


def _proposals(found: seed.Matching) -> None:
    told = [(one, one.candidates[0]) for one in found.matches if one.level in (Sureness.SURE, Sureness.LIKELY)]
    if told:
        people().print("\nProposed:")
    for one, candidate in told:
        people().print(f"  line {one.fresh.line}, {one.fresh.id}: {proposal(candidate, found.new.document)}")


def _lost(one: Unrepeated) -> tuple[str, ...]:
    elsewhere = (
        f"told at line {one.told.line}?" if one.told else f"{', '.join(one.perhaps)}?" if one.perhaps else "untold"
    )
    told = "dropped?" if one.dropped else elsewhere
    return one.known.id, _status(one), told, one.known.title


def _status(one: Unrepeated) -> str:
    return str(one.known.node.properties.get("status", "UNKNOWN"))


def _few(words: tuple[str, ...]) -> str:
    return " ".join(words[:_WORDS]) + (f" +{len(words) - _WORDS}" if len(words) > _WORDS else "")


def _short(text: str, width: int = 90) -> str:
    said = " ".join(text.split())
    return said if len(said) <= width else f"{said[: width - 3]}..."
