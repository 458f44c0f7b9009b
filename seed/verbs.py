"""What the command line and integration scripts call: plan, apply, verify, export, and citing.

`store` is an address as RASSO_STORE has it, None for the default; `records` are files, folders or what a program made
(RecordFile), None for the packaged ones; `corpus` is the folder of the texts, or several. All raise RecordErrors (the
records, every mistake of them), Refused (the store is not to be written; nothing was), StoreAway (the store does not
answer) and BadAddress.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rasso_graph.loaders.address import Address, parse
from rasso_graph.model.graph import Graph
from rasso_graph.model.records import Cite
from rasso_graph.model.revisions import Revision
from rasso_graph.seed import citing, drafting, matching, storing
from rasso_graph.seed.citing import (
    Corpus,
    Filling,
    Lookup,
    Shown,
    Texts,
    at_line,
    at_span,
    choose,
    held_files,
    quotations,
)
from rasso_graph.seed.deriving import derive, of_quotation
from rasso_graph.seed.exporting import NAMESPACE, BadExport, Export, export_graph, read_export
from rasso_graph.seed.making import Built, build, entitle, notes
from rasso_graph.seed.reading import PACKAGED, Problem, RecordErrors, RecordFile, apart, files, sources
from rasso_graph.seed.rules import Check, checks
from rasso_graph.seed.storing import Difference, digest, verify_graph

StoreName = str | Address | None
RecordPaths = Iterable[Path | RecordFile] | None


@dataclass(frozen=True)
class Plan:
    """What an apply would do. Its exit code is 2 if anything would change."""

    difference: Difference
    corrections: tuple[str, ...]
    """What `apply` refuses to do, as neither `correct` nor a record names it as a correction."""
    warnings: tuple[Problem, ...]
    words: str = ""
    """What it would come to, in a sentence; empty where nothing would change."""
    refusal: str = ""
    """What `apply` would say to that; empty where there is nothing of the sort."""

    @property
    def exit_code(self) -> int:
        return 2 if self.difference else 0


def plan(
    store: StoreName = None, records: RecordPaths = None, corpus: Corpus | None = None, *, correct: Iterable[str] = ()
) -> Plan:
    """Compares a store with records and writes nothing, not even an empty file."""
    built, warnings = _built(records, corpus)
    planned = storing.plan_graph(_address(store), built.whole, _correcting(built, correct, records))
    words = storing.in_words(planned.difference, built.whole)
    return Plan(planned.difference, tuple(one.said for one in planned.unnamed), warnings, words, planned.refusal)


def apply(
    store: StoreName = None,
    records: RecordPaths = None,
    corpus: Corpus | None = None,
    *,
    correct: Iterable[str] = (),
    curator: str = "",
    patience: float = storing.LOCK_PATIENCE,
    progress: storing.Progress = storing.quiet,
) -> storing.Applied:
    """Brings a store to what the records say, all or nothing; a second time changes nothing.

    With a corpus the passages are checked and stored as quotations; without one those in the store stay.
    Facts may be added; those of the things whose ids `correct` or a record `corrects` names may change or go, too.
    What changes is logged as a revision by `curator`. `patience` is how many seconds to wait for another writer;
    `progress` is told how far it is. Raises Forgotten where not all records that the store came from are given.
    """
    return _apply(store, records, corpus, correct, curator, patience=patience, progress=progress)


def upgrade(
    store: StoreName = None,
    records: RecordPaths = None,
    corpus: Corpus | None = None,
    *,
    correct: Iterable[str] = (),
    curator: str = "",
    progress: storing.Progress = storing.quiet,
) -> storing.Applied:
    """Lays out a store of an older version anew and fills it from the records, in one transaction."""
    return _apply(store, records, corpus, correct, curator, upgrade=True, progress=progress)


def _apply(
    store: StoreName,
    records: RecordPaths,
    corpus: Corpus | None,
    correct: Iterable[str],
    curator: str,
    **how: Any,
) -> storing.Applied:
    built, warnings = _built(records, corpus)
    correcting = _correcting(built, correct, records)
    occasion = storing.Occasion(curator, correcting.files, reasons=correcting.reasons())
    done = storing.apply_graph(_address(store), built.whole, correct=correcting, occasion=occasion, **how)
    return replace(done, warnings=warnings)


def restore(
    folder: Path,
    store: StoreName = None,
    corpus: Corpus | None = None,
    *,
    patience: float = storing.LOCK_PATIENCE,
    progress: storing.Progress = storing.quiet,
) -> storing.Applied:
    """Makes a store of an export as JSON lines: the same digest, log and revisions; with a corpus quotations too.

    The store must be empty, or its log must be how that of the export begins; a second time changes nothing. Raises
    BadExport where the files are not whole, and as `apply` does.
    """
    found = read_export(folder)
    entitle(found.graph)
    if digest(found.graph) != found.digest:
        raise BadExport(f"The files in {folder} are not as they were exported. Export the store again")
    built = Built(found.graph, derive(found.graph), {})
    broken = (f"{one.name}: {', '.join(one.details)}" for one in checks(built.whole) if not one.ok)
    if first := next(broken, None):
        raise BadExport(f"What {folder} holds breaks a rule of this version. {first}. Apply the records instead")
    missing = _quote(built.whole, built, corpus) if corpus is not None else ()
    done = storing.restore_graph(_address(store), built.whole, found.log, patience=patience, progress=progress)
    return replace(done, warnings=tuple(missing))


def _correcting(built: Built, named: Iterable[str], records: RecordPaths) -> storing.Correcting:
    return storing.Correcting(frozenset(named), built.corrections, sources(_paths(records)))


def verify(store: StoreName = None, records: RecordPaths = None, corpus: Corpus | None = None) -> list[Check]:
    """Re-checks a store against records, derived values and rules; with a corpus every fingerprint too.

    The packaged records are also compared with the totals of the documents. All is well if every check is `ok`.
    """
    built, found = build(_paths(records)), storing.stored_whole(_address(store))
    told = sources(_paths(records))
    return verify_graph(found, built.graph, built.places, files=told, corpus=corpus, totals=records is None)


def revert(
    number: int,
    store: StoreName = None,
    *,
    curator: str = "",
    patience: float = storing.LOCK_PATIENCE,
    progress: storing.Progress = storing.quiet,
) -> storing.Applied:
    """Takes one revision out of a store again, all or nothing, as a revision of its own.

    Raises Refused, with what rests on it, where later revisions do. The records stay as they are: what they still say
    the next apply brings back.
    """
    occasion = storing.Occasion(curator)
    return storing.revert_graph(
        _address(store), number, entitle, patience=patience, progress=progress, occasion=occasion
    )


def log(store: StoreName = None) -> tuple[Revision, ...]:
    """Every revision of a store, the first first, with what each did and the values that it replaced."""
    return storing.stored_log(_address(store))


def export(
    out: Path,
    store: StoreName = None,
    form: str = "jsonl",
    *,
    derived: bool = False,
    quotations: bool = False,
    namespace: str = NAMESPACE,
    progress: storing.Progress = storing.quiet,
) -> tuple[Path, ...]:
    """Writes what a store holds into a folder, in one of exporting.FORMATS; returns the paths, `about.json` last.

    Facts alone, and with `derived` what follows from them; with `quotations` the words of passages, where they are
    held. `namespace` makes addresses of ids where the format has addresses.
    """
    found = storing.stored_whole(_address(store))
    what = Export(*(found.graph, found.state.revision, found.state.digest, found.log), derived, quotations, namespace)
    return export_graph(what, out, form, progress)


def cite(
    document: str,
    words: str,
    corpus: Corpus,
    *,
    records: RecordPaths = None,
    file: str | None = None,
    near: int | None = None,
    after: str | None = None,
    nth: int | None = None,
) -> Lookup:
    """Finds words in a held document's text; see citing.choose. `file` names its text where no record does.

    Raises NoText where there is no text of the document.
    """
    texts = _texts(corpus, records, {document: file} if file else {})
    return choose(texts.text(document), words, near, after, nth)


def citation(
    text: str,
    at: str,
    words: str,
    *,
    document: str | None = None,
    near: int | None = None,
    after: str | None = None,
    nth: int | None = None,
) -> Cite:
    """The citation of words in a document's text, for records that a program makes; `at` is where a reader finds them.

    `document` names it where it is not the file's own; see citing.choose for the rest. Raises NoPassage where the words
    are not there, or more than once.
    """
    found = citing.one_passage(choose(text, words, near, after, nth))
    return Cite(at=at, span=(found.start, found.end), sha256=found.sha256, document=document)


def fill(path: Path, corpus: Corpus, *, records: RecordPaths = None, named: dict[str, str] | None = None) -> Filling:
    """Fills the quotations of one file of records in place; see filling.HELP. `named` adds texts to documents."""
    return citing.fill(path, _texts(corpus, [*(records or ()), path], named or {}))


def mentions(document: str, corpus: Corpus, *, records: RecordPaths = None) -> str:
    """What a held document names by the names that records give, as a file of records to review. Raises NoText."""
    graph, slug = build(_paths(records)).graph, document.removeprefix("document/")
    text = Texts(corpus, citing.held_texts(graph)).text(slug)
    return citing.mentions_file(slug, citing.Naming(graph).find(slug, text))


@dataclass(frozen=True)
class Started:
    """A record file that was started: the files written, and how much of each kind the draft holds."""

    records: Path
    mentions: Path
    text: Path
    counts: Mapping[str, int]


def new(document: str, source: Path, out: Path, *, records: RecordPaths = None) -> Started:
    """Starts the record file `out` of a new document from its text, PDF, Word document or web page.

    The text is kept beside the source, the mentions beside the records. Raises drafting.Unreadable where it cannot be
    read, and FileExistsError where a file of records is there already; then nothing is written.
    """
    slug, named = document.removeprefix("document/"), out.with_name(f"mentions-{out.name}")
    for path in (out, named):
        if path.exists():
            raise FileExistsError(f"{path} is there already. Name another with --out, or take it away")
    graph, text = build(_paths(records)).whole, drafting.text_of(source)
    kept = drafting.beside(source, text)
    made = drafting.draft(slug, kept.name, text, graph)
    out.write_text(made.records, "utf-8", newline="\n")
    named.write_text(made.mentions, "utf-8", newline="\n")
    return Started(out, named, kept, made.counts)


def match(
    path: Path,
    corpus: Corpus | None = None,
    *,
    records: RecordPaths = None,
    write: bool = False,
    chosen: Mapping[str, str] | None = None,
) -> matching.Matching:
    """What the things of a new file may be in the graph of records; the file itself is left out of these.

    Without a corpus titles alone are compared. `write` puts what is sure into the file, and what is chosen (the new
    id to the known one, or to "" for none). Raises NoMatch where there is no such choice, and then writes nothing.
    """
    paths, made = apart(_paths(records))
    built = build([*(one for one in files(paths) if one.resolve() != path.resolve()), *made])
    passages = citing.quotations(built.graph, corpus, built.places).passages if corpus is not None else {}
    given = [*_paths(records), path]
    found = matching.match(path, built.whole, passages, _texts(corpus or (), given, {}))
    return matching.write_choices(found, chosen or {}) if write else found


def show(document: str, start: int, end: int, corpus: Corpus, *, records: RecordPaths = None) -> Shown:
    """The passage of a document at a span, with what stands around it. Raises NoText."""
    return at_span(_texts(corpus, records, {}), document, start, end)


def show_line(path: Path, line: int, corpus: Corpus, *, records: RecordPaths = None) -> list[Shown]:
    """The passages that a line of a file of records cites, or else the entry around it. Raises NoText."""
    return at_line(path, line, _texts(corpus, records, held_files([path])))


def _address(store: StoreName) -> Address:
    return parse(store) if store is None or isinstance(store, str) else store


def _paths(records: RecordPaths) -> list[Path | RecordFile]:
    return [PACKAGED] if records is None else list(records)


def _built(records: RecordPaths, corpus: Corpus | None) -> tuple[Built, tuple[Problem, ...]]:
    """What records make, with a corpus with its quotations; and what should be known of it."""
    built = build(_paths(records))
    missing = _quote(built.whole, built, corpus) if corpus is not None else ()
    return built, (*missing, *notes(built.whole, built.places))


def _quote(graph: Graph, built: Built, corpus: Corpus) -> tuple[Problem, ...]:
    found = quotations(graph, corpus, built.places)
    if found.problems:
        raise RecordErrors(found.problems)
    for place, passage in found.passages.items():
        graph.nodes[place].properties.update(quotation=passage, **of_quotation(passage))
    for place, line in citing.around_mentions(graph, found.texts).items():
        graph.nodes[place].properties["quotation"] = line
    return tuple(found.missing)


def _texts(corpus: Corpus, records: RecordPaths, named: dict[str, str]) -> Texts:
    packaged = held_files(files([PACKAGED])) if any(PACKAGED.glob("*.yaml")) else {}
    paths, made = apart(records or ())
    given = held_files([*files(paths), *made])
    slugs = {document.removeprefix("document/"): file for document, file in named.items()}
    return Texts(corpus, {**packaged, **given, **slugs})
