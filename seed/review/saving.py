"""Writing a review into a folder; passages of the documents must not get into a repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from rasso_graph.seed.review.blocks import Page
from rasso_graph.seed.review.html import write_html
from rasso_graph.seed.review.markdown import write_markdown
from rasso_graph.seed.review.reviewing import Review
from rasso_graph.seed.storing import Refused

FORMATS: dict[str, tuple[str, Callable[[Page], str]]] = {
    "html": (".html", write_html),
    "markdown": (".md", write_markdown),
}
"""Endings and writers by the name of the format."""


def save(made: Review, out: Path, formats: Sequence[str] = tuple(FORMATS)) -> list[Path]:
    """Writes the pages into a folder, which is made if need be, and returns their paths.

    Raises Refused, before anything is written, where passages would get into a git work tree.
    """
    names = {page.name + FORMATS[name][0]: FORMATS[name][1](page) for name in formats for page in made.pages}
    if made.quotes:
        _refuse_repository(out, list(names))
    out.mkdir(parents=True, exist_ok=True)
    for name, text in names.items():
        (out / name).write_text(text, "utf-8", newline="\n")
    return [out / name for name in names]


def _refuse_repository(folder: Path, names: Sequence[str]) -> None:
    """Raises Refused where a git work tree around the folder would take in files of these names."""
    folder = folder.resolve()
    tree = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)
    if tree is not None and not _ignored(tree, [folder / name for name in names]):
        raise Refused(
            f"{folder} lies in the git work tree {tree}, and the review quotes the documents. "
            "Choose a folder outside, have git ignore it, or leave the corpus out"
        )


def _ignored(tree: Path, paths: Sequence[Path]) -> bool:
    """Whether git ignores every path; no, where git cannot be asked."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(tree), "check-ignore", "-z", "--stdin"]
    asked = "\0".join(map(str, paths))
    try:
        told = subprocess.run(command, input=asked, capture_output=True, text=True, env=environment, check=False)
    except OSError:
        return False
    return told.returncode == 0 and len(told.stdout.split("\0")) - 1 == len(paths)
