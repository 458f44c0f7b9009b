"""What a new file of records tells, read as it stands: a draft may still quote, and be wrong in much else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasso_graph.model.records import ENTRIES
from rasso_graph.model.words import NAMED
from rasso_graph.seed.citing import NoText, Texts, edited, fill_text
from rasso_graph.seed.reading import Mapping, Problem, RecordErrors, Scalar, Sequence, Tree, decoded, mappings, tree_of


@dataclass(frozen=True)
class Fresh:
    """A thing that a new file begins, with the words it goes by; `tree` is its entry as the file has it."""

    kind: str
    slug: str
    line: int
    title: str
    texts: tuple[str, ...]
    tree: Mapping

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.slug}"

    @property
    def label(self) -> str:
        return ENTRIES[self.kind].kind


@dataclass(frozen=True)
class NewFile:
    """A new file: its document's slug, what it begins, and the ids of what it adds to."""

    path: Path
    text: str
    document: str
    fresh: tuple[Fresh, ...]
    extends: tuple[str, ...]
    root: Mapping


def read_new(path: Path, texts: Texts) -> NewFile:
    """Reads a new file. Raises RecordErrors where it is no file of records at all."""
    text = decoded(path)
    root, filled = tree_of(text, str(path)), tree_of(edited(text, fill_text(text, str(path), texts)[1]), str(path))
    if not isinstance(root, Mapping) or not isinstance(filled, Mapping):
        raise RecordErrors([Problem(str(path), 1, "This is no file of records", "Begin one: rasso seed new")])
    document = _text(root.get("document"))
    pairs = list(zip(_entries(root), _entries(filled), strict=True))
    fresh = [one for entry, full in pairs if (one := _fresh(entry, full, document, texts)) is not None]
    extends = [_text(entry.get("of")) for entry, _ in pairs if entry.get("of") is not None]
    return NewFile(path, text, document, tuple(fresh), tuple(extends), root)


def _entries(root: Mapping) -> list[Mapping]:
    records = root.get("records")
    items = records.items if isinstance(records, Sequence) else []
    return [item for item in items if isinstance(item, Mapping) and item.pairs]


def _fresh(entry: Mapping, full: Mapping, document: str, texts: Texts) -> Fresh | None:
    """What an entry begins; None where it adds to something, or begins nothing that we know."""
    kind, slug = entry.pairs[0][0].text, _text(entry.pairs[0][1])
    if kind not in ENTRIES or entry.get("of") is not None:
        return None
    title = _text(full.get("title"))
    named = (_text(one.get("text")) for one in mappings(full.get("names")))
    told = full.get("wording") if full.get("wording") is not None else full.get("cite")
    passages = _passages(told, document, texts) if ENTRIES[kind].kind not in NAMED else ()
    words = tuple(dict.fromkeys(one for one in (title, *named, *passages) if one))
    return Fresh(kind, slug, entry.place.line, title, words, entry)


def _passages(told: Tree | None, document: str, texts: Texts) -> Iterator[str]:
    """The passages that an entry cites; of one that could not be located the words that are quoted."""
    for cite in mappings(told):
        span = cite.get("span")
        bounds = [_text(one) for one in span.items] if isinstance(span, Sequence) else []
        if len(bounds) == 2 and all(one.isdecimal() for one in bounds):
            start, end = map(int, bounds)
            try:
                yield texts.text(_text(cite.get("in")) or document)[start:end]
            except NoText:
                continue
        elif cite.get("quote") is not None:
            yield _text(cite.get("quote")).replace("...", " ")


def _text(value: Tree | None) -> str:
    return value.text if isinstance(value, Scalar) and value.value is not None else ""
