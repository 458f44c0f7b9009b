"""Queries in Cypher that can be pasted: those of the guide, and the questions of the cookbook.

Each is a file whose first line is its name, and whose next comments say what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDERS = {"guide": "RASSO guide", "questions": "RASSO questions"}
"""Folders of queries, and what they are called among Browser's favourites."""
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can tell: equal queries, equal bytes."""


@dataclass(frozen=True)
class SavedQuery:
    """A query with its folder, its file, its name and what it shows."""

    folder: str
    file: str
    title: str
    words: str
    text: str

    @property
    def statement(self) -> str:
        """The query without the comments above it."""
        return re.sub(r"\A(//.*\n)+", "", self.text).rstrip()


@cache
def saved(folder: str) -> tuple[SavedQuery, ...]:
    """The queries of a folder, in order of their numbers."""
    found = [
        _query(folder, one.name, one.read_text("utf-8"))
        for one in (files("rasso_graph.server") / "browser" / "cypher" / folder).iterdir()
        if one.name.endswith(".cypher")
    ]
    return tuple(sorted(found, key=lambda one: int(one.file.split()[0])))


def _query(folder: str, file: str, text: str) -> SavedQuery:
    lines = [line.removeprefix("//").strip() for line in text.splitlines() if line.startswith("//")]
    return SavedQuery(folder, file, lines[0], " ".join(lines[1:]), text)


def zipped() -> bytes:
    """All queries in an archive that Browser takes as favourites in folders."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for folder, called in FOLDERS.items():
            for one in saved(folder):
                archive.writestr(ZipInfo(f"{called}/{one.file}", _FIRST_DATE), one.text)
    return held.getvalue()
