"""Fixtures of the review's tests: the made-up garden and its review."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph.seed.review import Review, review, save
from tests.review.sample import Garden, make_garden


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """Text, records and reasons, to be changed at will."""
    return make_garden(tmp_path)


@pytest.fixture
def reviewed(garden: Garden) -> Review:
    """The review of the garden with its text."""
    return review([garden.records], garden.corpus)


@pytest.fixture
def written(reviewed: Review, tmp_path: Path) -> dict[str, str]:
    """The pages of that review by the name of their file."""
    return {path.name: path.read_text("utf-8") for path in save(reviewed, tmp_path / "out")}
