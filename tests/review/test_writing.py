"""Where a review is written: never with passages into a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rasso_graph.seed.review import Review, review, save
from rasso_graph.seed.storing import Refused
from tests.review.sample import Garden


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A git work tree."""
    folder = tmp_path / "tree"
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    return folder


def test_passages_are_not_written_into_a_work_tree(reviewed: Review, tree: Path) -> None:
    with pytest.raises(Refused, match="lies in the git work tree"):
        save(reviewed, tree / "deep" / "out")
    assert not (tree / "deep").exists()


def test_a_way_round_through_a_link_is_seen(reviewed: Review, tree: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tree)
    with pytest.raises(Refused):
        save(reviewed, tmp_path / "link" / "out")


def test_passages_are_written_into_a_folder_that_git_ignores(reviewed: Review, tree: Path) -> None:
    (tree / ".gitignore").write_text("out/\n", "utf-8")
    assert len(save(reviewed, tree / "out")) == 6


def test_every_file_has_to_be_ignored(reviewed: Review, tree: Path) -> None:
    (tree / ".gitignore").write_text("*.html\n", "utf-8")
    assert len(save(reviewed, tree / "out", ["html"])) == 3
    with pytest.raises(Refused):
        save(reviewed, tree / "out", ["html", "markdown"])


def test_nothing_is_written_where_git_cannot_be_asked(
    reviewed: Review, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / ".gitignore").write_text("out/\n", "utf-8")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused):
        save(reviewed, tree / "out")


def test_a_review_without_passages_may_be_written_anywhere(garden: Garden, tree: Path) -> None:
    assert len(save(review([garden.records]), tree / "out", ["markdown"])) == 3
