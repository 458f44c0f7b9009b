"""The texts of held documents: the folders of a corpus, and which file in them is which document."""

from collections import abc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from rasso_graph.seed.reading import Mapping, RecordErrors, RecordFile, Scalar, mappings, tree_in

Corpus = Path | Sequence[Path]
"""The folder of the texts, or several; of files with one name the first counts."""


def folders(corpus: Corpus) -> tuple[Path, ...]:
    """The folders of a corpus."""
    return (corpus,) if isinstance(corpus, Path) else tuple(corpus)


class NoText(LookupError):
    """A document's text is not there; the message says why and what to do."""


class NotUtf8(NoText):
    """The text is there and cannot be read."""


class Texts:
    """The texts in the folders of a corpus, by the slug of their document."""

    def __init__(self, corpus: Corpus, files: abc.Mapping[str, str]) -> None:
        self.folders = folders(corpus)
        self.files = files
        self.text = cache(self._read)

    def _read(self, slug: str) -> str:
        slug = slug.removeprefix("document/")
        name = self.files.get(slug)
        if name is None:
            raise NoText(f"No record says which file holds '{slug}'. Held: {', '.join(sorted(self.files)) or 'none'}")
        path = self.find(name)
        if path is None:
            where = " or ".join(map(str, self.folders))
            raise NoText(f"The text of '{slug}' should be {name} in {where}, and is not there")
        try:
            return path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotUtf8(f"{path} is not UTF-8 text: byte {error.start} is not") from error

    def find(self, name: str) -> Path | None:
        """The file of this name, None where no folder has it."""
        there = (folder / name for folder in self.folders if Path(name).name == name)
        return next((path for path in there if path.is_file()), None)


def held_files(records: Iterable[Path | RecordFile]) -> dict[str, str]:
    """File names by document slug, as the entries of records name them that begin a document or add to one.

    Files that are not well-formed are passed over: citing has to work while they are being written.
    """
    found: dict[str, str] = {}
    for one in records:
        for mapping in _entries(one):
            slug, name = _document(mapping), mapping.get("file")
            if slug and isinstance(name, Scalar):
                found[slug] = name.text
    return found


def _entries(given: Path | RecordFile) -> Iterator[Mapping]:
    if isinstance(given, RecordFile):
        yield from (entry for entry, _ in given.items())
        return
    try:
        yield from mappings(tree_in(given)[0])
    except (RecordErrors, OSError):
        return


def _document(entry: Mapping) -> str:
    """The slug of the document that an entry begins or adds to; empty where it is of something else."""
    begun, other = entry.get("document"), entry.get("of")
    if isinstance(begun, Scalar):
        return begun.text
    kind, _, slug = other.text.partition("/") if isinstance(other, Scalar) else ("", "", "")
    return slug if kind == "document" else ""
