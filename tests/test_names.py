"""A public name means one thing: it stands in one module, or the table says why two modules share it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import ROOT

PACKAGES = ("model", "loaders", "resolvers", "schema", "seed", "explorer", "server")
_COMMAND = "a verb of the record, and the command that is called like it"
_TYPE = "a kind of node or edge, and the type or shape in which clients or writers of records see it"
SHARED = {
    **dict.fromkeys(
        (
            "apply",
            "cite",
            "export",
            "fill",
            "log",
            "match",
            "mentions",
            "new",
            "plan",
            "revert",
            "review",
            "show",
            "upgrade",
            "verify",
        ),
        _COMMAND,
    ),
    **dict.fromkeys(
        ("Graph", "Involved", "Link", "Node", "Owner", "Revision", "RevisionChange", "Tenure", "Wording"), _TYPE
    ),
    "Edge": "an edge of the graph; clients see the word that the specification of connections prescribes",
    "FORMATS": "what can be written, by the name that a command takes",
    "PLANS": "how a field is planned, by its declaration: of the root, of a thing",
    "T": "the type variable",
    "UnderTheme": "the argument `theme`, described for what it narrows",
    "check": "whether what is declared holds together",
    "markdown": "the table of a page of the documentation",
    "planned": "how a traversal or a standing is planned",
    "schema": "the command that prints a schema: of the API, of the records",
    "statement": "a plan as one statement, in either dialect",
    "translated": "what the error of a driver means, for either store",
}
"""Why two modules may define a name: it is the same idea in both."""

_ROW = re.compile(r"^\| `(?P<word>\w+)` \|[^|]+\| \[(?P<place>[\w/]+\.py)\]\(\.\./(?P=place)\) \|$", re.MULTILINE)
_LISTED = re.compile(r"^\| `", re.MULTILINE)


def defined(module: Path) -> set[str]:
    """The names that a module defines at its top: functions, classes, constants and aliases."""
    return {name for part in ast.parse(module.read_text("utf-8")).body for name in _names(part)}


def _names(part: ast.stmt) -> Iterator[str]:
    match part:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield part.name
        case ast.Assign():
            yield from (target.id for target in part.targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            return


def twice(root: Path) -> dict[str, list[str]]:
    """The public names that more than one module under `root` defines, each with those modules."""
    places: dict[str, list[str]] = {}
    for module in sorted(path for package in PACKAGES for path in (root / package).rglob("*.py")):
        for name in defined(module):
            if not name.startswith("_"):
                places.setdefault(name, []).append(str(module.relative_to(root)))
    return {name: modules for name, modules in places.items() if len(modules) > 1}


def test_no_name_stands_for_two_ideas() -> None:
    found = {name: modules for name, modules in twice(ROOT).items() if name not in SHARED}
    assert found == {}, "Rename one of them, or say in SHARED why it is the same idea."


def test_what_the_table_allows_is_still_needed() -> None:
    assert sorted(SHARED.keys() - twice(ROOT).keys()) == []


def test_a_second_meaning_is_caught(tmp_path: Path) -> None:
    for package, text in (("loaders", "class Reader: ...\n"), ("resolvers", "Reader = str\n_PRIVATE = 1\n")):
        (tmp_path / package).mkdir()
        (tmp_path / package / "reading.py").write_text(text, "utf-8")
    (tmp_path / "seed").mkdir()
    (tmp_path / "seed" / "other.py").write_text("_PRIVATE = 2\nLIMIT: int = 3\n", "utf-8")
    assert twice(tmp_path) == {"Reader": ["loaders/reading.py", "resolvers/reading.py"]}


WORDS = (ROOT / "docs" / "words.md").read_text("utf-8")
PLACES = _ROW.findall(WORDS)


def test_every_word_of_the_page_names_its_place() -> None:
    assert len(PLACES) == len(_LISTED.findall(WORDS)) > 30


@pytest.mark.parametrize(("word", "place"), PLACES)
def test_a_word_of_the_page_is_defined_where_it_says(word: str, place: str) -> None:
    assert word in defined(ROOT / place)


def test_the_words_stand_once_and_in_order() -> None:
    listed = [[word for word, _ in _ROW.findall(part)] for part in WORDS.split("\n## ")[1:]]
    assert listed == [sorted(words, key=str.lower) for words in listed]
    assert len({word for word, _ in PLACES}) == len(PLACES)
