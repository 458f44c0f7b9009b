"""The text of a document, whatever it came as: a line for each paragraph, heading, bullet or row of a table.

What reads PDF, Word and web pages is installed with `rasso-graph[documents]` and imported when wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

PLAIN = (".txt", ".text", ".md")
"""Endings of what is its own text."""
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li tr div section article blockquote pre dt dd caption".split())  # noqa: SIM905
_SILENT = "script, style, noscript, template, svg, nav, header, footer, form, [hidden], [aria-hidden=true]"


class Unreadable(ValueError):
    """A document cannot be read as text; the message says why and what to do."""


def text_of(path: Path) -> str:
    """The text of a document. Raises Unreadable."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(sorted({*PLAIN, *_READERS}))
        raise Unreadable(f"{path} ends in none of {known}. Save it as one of them, or as text in UTF-8")
    try:
        text = read(path)
    except ModuleNotFoundError as error:
        needed = f"Reading {path.suffix} needs another library, {error.name}"
        raise Unreadable(f"{needed}. Install it: pip install 'rasso-graph[documents]'") from error
    if not any(map(str.isalnum, text)):
        raise Unreadable(f"{path} holds no text. If it is a scan, have its letters recognised (OCR) first")
    return text


def beside(path: Path, text: str) -> Path:
    """The file of a document's text: itself, or one beside it, which is written. Raises Unreadable.

    A text that is there and differs stays: spans that were taken from it would no longer hold.
    """
    if path.suffix.lower() in PLAIN:
        return path
    kept = path.with_suffix(".txt")
    if kept.exists() and kept.read_bytes() != text.encode():
        raise Unreadable(f"{kept} is there and is not the text of {path.name}. Move it away, or name it instead")
    kept.write_bytes(text.encode())
    return kept


def _plain(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8 text: byte {error.start} is not. Save it as UTF-8") from error


def _pdf(path: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(path).pages]
    except PyPdfError as error:
        raise Unreadable(f"{path} cannot be read as PDF: {error}") from error
    return _lines("\n\n".join(pages).splitlines())


def _docx(path: Path) -> str:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        read = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read as a Word document") from error
    return _lines(line for part in read.iter_inner_content() for line in _part(part))


def _part(part: Paragraph | Table) -> Iterator[str]:
    """The lines of a paragraph or of a table, one for each row."""
    from docx.text.paragraph import Paragraph

    if isinstance(part, Paragraph):
        listed = str(part.style.name if part.style is not None else "").startswith("List")
        text = " ".join(part.text.split())
        yield f"- {text}" if listed and text else text
        return
    for row in part.rows:
        yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)


def _html(path: Path) -> str:
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(path.read_bytes())
    root = parser.css_first("main") or parser.css_first("article") or parser.body
    if root is None:
        return ""
    for silent in root.css(_SILENT):
        silent.decompose()
    return _lines(_flow(root).splitlines())


def _flow(node: Any) -> str:
    """The text of an element, each block in it on lines of its own, cells parted by tabs, items marked."""
    pieces: list[str] = []
    for child in node.iter(include_text=True):
        tag = str(child.tag)
        if tag == "-text":
            pieces.append(re.sub(r"\s+", " ", str(child.text_content or child.text())))
        elif tag in ("td", "th"):
            pieces.append(" ".join(_flow(child).split()) + "\t")
        elif tag == "br":
            pieces.append("\n")
        else:
            inner = _flow(child)
            mark = "- " if tag == "li" and inner.strip() else ""
            pieces.append(f"\n{mark}{inner.strip(' ') if mark else inner}\n" if tag in _BLOCKS else inner)
    return "".join(pieces)


def _lines(lines: Iterator[str] | list[str]) -> str:
    """Lines without the space around them, no more than one empty one in a row."""
    text = "\n".join(line.strip(" \t\r\f\x0b\xa0") for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


_READERS: dict[str, Callable[[Path], str]] = {
    **dict.fromkeys(PLAIN, _plain),
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".htm": _html,
}
