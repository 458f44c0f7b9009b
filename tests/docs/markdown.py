"""Markdown pages as the tests read them: sections, and in each the blocks that a reader may copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(.*)$")
_HEADING = re.compile(r"^#{1,6} +(.*)$")


def pages() -> list[Path]:
    """Every page that users and contributors read, except the record of how the documents were read."""
    named = (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"))
    inside = (path for path in (ROOT / "docs").rglob("*.md") if "record" not in path.parts)
    return sorted([*named, *inside])


@dataclass(frozen=True)
class Block:
    """A fenced block, or a table (of kind `table`). `line` is that of its first line of text, from 1."""

    kind: str
    text: str
    line: int


@dataclass
class Section:
    """A heading with the blocks under it, up to the next heading of any level."""

    page: str
    title: str
    blocks: list[Block] = field(default_factory=list[Block])

    @property
    def name(self) -> str:
        """What a test of it is called."""
        return f"{self.page}#{re.sub(r'[^a-z0-9]+', '-', self.title.lower()).strip('-')}"

    @property
    def text(self) -> str:
        """All blocks, one after the other."""
        return "\n".join(block.text for block in self.blocks)

    def kinds(self) -> set[str]:
        return {block.kind for block in self.blocks}


def sections(text: str, page: str) -> list[Section]:
    """The sections of a page, those without blocks included."""
    found = [Section(page, "")]
    for kind, told, line in _pieces(text.splitlines()):
        if kind == "#":
            found.append(Section(page, told))
        else:
            found[-1].blocks.append(Block(kind, told, line))
    return found


def _pieces(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Headings as `#`, fenced blocks and tables, with the line they start at."""
    at = 0
    while at < len(lines):
        fence, heading = _FENCE.match(lines[at]), _HEADING.match(lines[at])
        if fence:
            end = next((i for i in range(at + 1, len(lines)) if lines[i] == "```"), len(lines))
            yield fence[1].strip(), "\n".join(lines[at + 1 : end]), at + 2
            at = end
        elif heading:
            yield "#", heading[1], at + 1
        elif lines[at].startswith("|"):
            end = next((i for i in range(at, len(lines)) if not lines[i].startswith("|")), len(lines))
            yield "table", "\n".join(lines[at:end]), at + 1
            at = end - 1
        at += 1


def rows(table: str) -> list[list[str]]:
    """The cells of a table, its heading first, without the line of dashes. Code marks are left out."""
    lines = [line.strip().strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip().strip("`") for cell in line] for i, line in enumerate(lines) if i != 1]
