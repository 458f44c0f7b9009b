"""Showing the passage behind a citation in its context."""

from dataclasses import dataclass
from pathlib import Path

from rasso_graph.seed.citing.finding import Excerpt, excerpt
from rasso_graph.seed.citing.passages import Passage
from rasso_graph.seed.citing.texts import NoText, Texts
from rasso_graph.seed.reading import Mapping, Sequence, Tree, mappings, tree_in

_MARK, _PLAIN = "\x1b[1;7m", "\x1b[0m"


@dataclass(frozen=True)
class Shown:
    """A cited passage. `sha256` is what the record says of it, empty where no record was asked."""

    document: str
    locator: str
    found: Excerpt
    sha256: str = ""

    @property
    def matches(self) -> bool:
        """Whether the passage has the fingerprint that the record gives."""
        return self.sha256 in ("", self.found.sha256)


def passage(text: str, start: int, end: int) -> Passage:
    """A span, checked against its text. Raises NoText."""
    if not 0 <= start < end <= len(text):
        raise NoText(f"The span {start} to {end} is not within the text, which has {len(text)} code points")
    return Passage(start, end)


def at_span(texts: Texts, document: str, start: int, end: int) -> Shown:
    """The passage of a document at a span. Raises NoText."""
    text = texts.text(document)
    return Shown(document, "", excerpt(text, passage(text, start, end)))


def at_line(path: Path, line: int, texts: Texts) -> list[Shown]:
    """The passages of the citations that stand on a line of a records file, or of the entry around it."""
    root, _ = tree_in(path)
    own = root.get("document") if isinstance(root, Mapping) else None
    text = path.read_bytes().decode("utf-8")
    cites = [one for one in mappings(root) if one.get("span") is not None]
    here = [one for one in cites if _touches(text, one, line)]
    return [_shown(one, own, texts) for one in here or _around(cites, root, line, text)]


def _touches(text: str, mapping: Mapping, line: int) -> bool:
    last = text.count("\n", 0, mapping.place.end) + 1
    return mapping.place.line <= line <= max(mapping.place.line, last if mapping.flow else last - 1)


def _around(cites: list[Mapping], root: Tree | None, line: int, text: str) -> list[Mapping]:
    """Citations inside the entry that holds the line."""
    records = root.get("records") if isinstance(root, Mapping) else None
    entries = records.items if isinstance(records, Sequence) else []
    starts = [entry.place.line for entry in entries if entry.place.line <= line]
    if not starts:
        return []
    after = [entry.place.line for entry in entries if entry.place.line > line]
    return [one for one in cites if starts[-1] <= one.place.line < (after[0] if after else 1 << 60)]


def _shown(cite: Mapping, own: Tree | None, texts: Texts) -> Shown:
    said = cite.value
    document = str(said.get("in") or (own.value if own else ""))
    start, end = (int(offset) for offset in said["span"])
    text = texts.text(document)
    found = excerpt(text, passage(text, start, end))
    return Shown(document, str(said.get("at", "")), found, str(said.get("sha256", "")))


def on_terminal(shown: Shown, colour: bool) -> str:
    """The passage between what stands before and after it, marked by colour or by brackets."""
    found = shown.found
    mark, plain = (_MARK, _PLAIN) if colour else ("[[", "]]")
    head = f"{shown.document}, {shown.locator or 'span'} [{found.start}, {found.end}], line {found.line}"
    warning = (
        "" if shown.matches else f"\nThe fingerprint does not match: recorded {shown.sha256}, found {found.sha256}"
    )
    return f"{head}{warning}\n{found.before}{mark}{found.passage}{plain}{found.after}"
