"""Changes that a page tells to make, as `diff` blocks without line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Hunk:
    """Lines to add to a file: behind a line that stands there once, or the whole of a new file."""

    path: str
    behind: str
    added: tuple[str, ...]

    def apply(self, root: Path) -> None:
        """Adds the lines. Raises ValueError where the page does not tell of the file as it is."""
        path = root / self.path
        if not self.behind:
            if path.exists():
                raise ValueError(f"{self.path} is there already")
            path.write_text("\n".join(self.added) + "\n", "utf-8")
            return
        lines = path.read_text("utf-8").splitlines()
        if lines.count(self.behind) != 1:
            raise ValueError(f"{self.path} holds this line {lines.count(self.behind)} times: {self.behind.strip()}")
        at = lines.index(self.behind) + 1
        path.write_text("\n".join([*lines[:at], *self.added, *lines[at:]]) + "\n", "utf-8")


def hunks(text: str) -> Iterator[Hunk]:
    """The changes of a block: under `+++ PATH` or `@@`, one line that is there and the lines to add behind it."""
    path = ""
    for piece in re.split(r"^(?=\+\+\+ |@@$)", text, flags=re.MULTILINE):
        head, _, body = piece.partition("\n")
        path = head.removeprefix("+++ ") if head.startswith("+++ ") else path
        lines = body.splitlines()
        there = [line[1:] for line in lines if line.startswith(" ")]
        added = tuple(line[1:] for line in lines if line.startswith("+"))
        if added:
            if len(there) > 1 or len(there) + len(added) != len(lines):
                raise ValueError(f"{path} is changed by more than lines behind one line")
            yield Hunk(path, "".join(there), added)
