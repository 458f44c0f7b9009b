"""The image, built once into a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy.dockerfile import Builder


@pytest.fixture(scope="package")
def built(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """The first stage of the Dockerfile, done."""
    builder = Builder(tmp_path_factory.mktemp("image"))
    builder.build()
    return builder


@pytest.fixture(scope="package")
def image(built: Builder) -> Path:
    """What stands for the root of the image."""
    return built.root
