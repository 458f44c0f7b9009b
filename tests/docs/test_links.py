"""What the pages point at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, pages, sections

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([\w.-]+(?:/[\w.*-]+)+/?|\w+\.(?:py|md|toml|graphql|lock))`")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}


RECORD = sorted((ROOT / "docs" / "record").glob("*.md"))


@pytest.mark.parametrize("page", [*pages(), *RECORD], ids=lambda page: str(page.relative_to(ROOT)))
def test_everything_a_page_points_at_is_there(page: Path) -> None:
    assert missing(page.read_text("utf-8"), page) == []


def missing(text: str, page: Path) -> list[str]:
    """The links to files or headings that are not there, and the paths in code marks that are none."""
    text = _FENCED.sub("", text)
    links = [link for link in _LINK.findall(text) if "://" not in link]
    paths = [path for path in _CODE.findall(text) if path.split("/")[0] in FOLDERS or "/" not in path]
    return [link for link in links if not _leads(link, page)] + [path for path in paths if not _is(path)]


def _leads(link: str, page: Path) -> bool:
    path, _, heading = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not heading or heading in set(_anchors(target)))


def _anchors(page: Path) -> Iterator[str]:
    for section in sections(page.read_text("utf-8"), ""):
        yield re.sub(r"[^\w-]", "", section.title.lower().replace(" ", "-"))


def _is(path: str) -> bool:
    return any(ROOT.glob(path.rstrip("/"))) or ("/" not in path and any(_ours(one) for one in ROOT.rglob(path)))


def _ours(path: Path) -> bool:
    """Not something in an environment, a cache or behind the link to here."""
    return not any(part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "[the words](model/wrods.py)",
        "[settings](docs/reference.md#setings)",
        "[here](#nowhere)",
        "see `model/wrods.py`",
        "see `generated.py`",
        "![picture](docs/no-picture.svg)",
    ],
)
def test_a_link_to_nothing_is_found(text: str) -> None:
    assert len(missing(f"# Here\n\n{text}", ROOT / "README.md")) == 1


def test_the_picture_of_the_house_names_what_is_there() -> None:
    text = (ROOT / "docs" / "house.svg").read_text("utf-8")
    named = [path for path in re.findall(r"[\w/]+/[\w*.]*", re.sub(r"<[^>]*>", " ", text)) if path != "/"]
    assert len(named) > 10
    assert [path for path in named if not _is(path)] == []
