"""CONTRIBUTING's steps to a new kind, followed in a copy of the tree: nothing else is needed, and nothing is forgotten
without a word."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.docs.hunks import Hunk, hunks
from tests.docs.markdown import ROOT, sections
from tests.seed.sample import World, make_world

COMPILED = {"PYTHONPYCACHEPREFIX": "", "PYTHONDONTWRITEBYTECODE": ""}
"""Compiled modules stand beside their sources, so that they are copied with them."""
FOLDERS = ("model", "loaders", "resolvers", "schema", "seed", "explorer", "server")
(SECTION,) = (
    one for one in sections((ROOT / "CONTRIBUTING.md").read_text("utf-8"), "CONTRIBUTING.md") if "a kind" in one.title
)
STEPS = [hunk for block in SECTION.blocks for hunk in hunks(block.text)]
KIND, RELATION, RECORD, TYPE = STEPS
RISK = """\
  - risk: winter
    title: The painters freeze
    date: 2020-12
    threatens: action/north-lamp
    about: programme/harbour
    cite: {at: "Lights, 1", quote: "before winter"}
"""
QUESTION = """{
  risk(id: "risk/winter") { title date { edtf } threatens { __typename id } citations { id } }
  threatening: risks(where: {threatens: "action/north-lamp", not: {date: {to: "2019-12-31"}}}) {
    totalCount nodes { id } facets(by: [KIND, YEAR, DOCUMENT]) { by counts { value count } }
  }
  others: risks(where: {threatens: "action/foghorn"}) { totalCount }
  first: risks(orderBy: [{by: DATE, direction: DESC}], first: 1) { nodes { id } pageInfo { hasNextPage } }
  node(id: "risk/winter") { __typename id ... on Risk { threatens { id } } }
  nodes(ids: ["risk/winter", "action/foghorn"]) { __typename }
  search(text: "freezing painter", kinds: [RISK]) { nodes { node { __typename id } } }
  graph { counts { kind count } }
}"""


@dataclass(frozen=True)
class Copy:
    """A copy of the packages, and how to run them."""

    folder: Path

    def make(self, steps: Iterable[Hunk]) -> str:
        """Makes the changes, and gives what is then refused."""
        for step in steps:
            step.apply(self.folder)
        return self._lay(self.refused())

    def _lay(self, refused: str) -> str:
        """The last step: the line that the refusal of another layout says to add, where it says so."""
        asked = re.fullmatch(r".*LayoutChanged: .* Add to LAYOUTS in loaders/layout\.py: (.*)", refused)
        if not asked:
            return refused
        file = self.folder / "loaders" / "layout.py"
        file.write_text(file.read_text("utf-8").replace("\n}", f"\n    {asked[1]}\n}}", 1), "utf-8")
        return self.refused()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command line of the copy."""
        start = (
            "import sys, rasso_graph.model as m; from rasso_graph.server.cli import main; "
            f"assert m.__file__.startswith({str(self.folder)!r}), m.__file__; main()"
        )
        environment = {**os.environ, **COMPILED, "PYTHONPATH": str(self.folder / "import")}
        command = [sys.executable, "-c", start, *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=self.folder, check=False)

    def done(self, *arguments: str) -> str:
        ran = self.run(*arguments)
        assert ran.returncode == 0, ran.stderr + ran.stdout
        return ran.stdout

    def refused(self) -> str:
        """The last line with which the schema or the records' shapes cannot be built; nothing where both can."""
        for command in (["schema"], ["seed", "plan", "--help"]):
            ran = self.run(*command)
            if ran.returncode:
                return ran.stderr.strip().splitlines()[-1]
        return ""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages, compiled: whatever a copy leaves as it is need not be compiled in it."""
    folder = tmp_path_factory.mktemp("packages")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "compileall", "-q", str(folder)]
    subprocess.run(command, env={**os.environ, **COMPILED}, check=True)
    return folder


@pytest.fixture
def copy(tree: Path, tmp_path: Path) -> Copy:
    folder = tmp_path / "tree"
    shutil.copytree(tree, folder)
    (folder / "import").mkdir()
    (folder / "import" / "rasso_graph").symlink_to(folder)
    return Copy(folder)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The made-up records, with one of the new kind."""
    made = make_world(tmp_path)
    with made.plan.open("a", encoding="utf-8") as file:
        file.write(RISK)
    return made


@pytest.mark.parametrize("store", ["sqlite", "neo4j"])
def test_a_kind_is_added_by_three_files_and_the_line_of_its_layout(
    store: str, copy: Copy, world: World, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue("empty_neo4j") if store == "neo4j" else f"sqlite://{tmp_path}/graph.db"
    assert not copy.make(STEPS)
    copy.done("seed", "fill", str(world.plan), "--corpus", str(world.corpus))
    told = ("--store", address, "--records", str(world.records))
    copy.done("seed", "apply", *told, "--corpus", str(world.corpus))
    copy.done("seed", "plan", *told)
    (tmp_path / "question.graphql").write_text(QUESTION, "utf-8")
    answered = json.loads(copy.done("query", str(tmp_path / "question.graphql"), "--store", address))
    assert len({step.path for step in STEPS}) == 3
    _check(answered)


def _check(answered: dict[str, Any]) -> None:
    assert "errors" not in answered
    data = answered["data"]
    assert data["risk"] == {
        "title": "The painters freeze",
        "date": {"edtf": "2020-12"},
        "threatens": [{"__typename": "Action", "id": "action/north-lamp"}],
        "citations": [{"id": "citation/plan-2020/135-148"}],
    }
    assert data["threatening"] == {
        "totalCount": 1,
        "nodes": [{"id": "risk/winter"}],
        "facets": [
            {"by": "KIND", "counts": [{"value": "RISK", "count": 1}]},
            {"by": "YEAR", "counts": [{"value": "2020", "count": 1}]},
            {"by": "DOCUMENT", "counts": [{"value": "document/plan-2020", "count": 1}]},
        ],
    }
    assert data["others"] == {"totalCount": 0}
    assert data["first"] == {"nodes": [{"id": "risk/winter"}], "pageInfo": {"hasNextPage": False}}
    assert data["node"] == {"__typename": "Risk", "id": "risk/winter", "threatens": [{"id": "action/north-lamp"}]}
    assert data["nodes"] == [{"__typename": "Risk"}, {"__typename": "Action"}]
    assert data["search"] == {"nodes": [{"node": {"__typename": "Risk", "id": "risk/winter"}}]}
    assert {"kind": "RISK", "count": 1} in data["graph"]["counts"]


def test_the_records_of_the_new_kind_are_described_for_editors(copy: Copy) -> None:
    assert not copy.make(STEPS)
    described = json.loads(copy.done("seed", "schema"))
    threatens = described["$defs"]["RiskEntry"]["properties"]["threatens"]
    assert threatens["description"] == "What it may keep from being done."


def test_a_layout_without_its_line_is_told_at_once(copy: Copy) -> None:
    for step in STEPS:
        step.apply(copy.folder)
    assert (
        "Stores are laid out otherwise than in version 21. Add to LAYOUTS in loaders/layout.py: 22: " in copy.refused()
    )


def _with(step: Hunk, old: str, new: str) -> Hunk:
    """A step with a slip in it."""
    slipped = tuple(line.replace(old, new) for line in step.added)
    assert slipped != step.added
    return replace(step, added=slipped)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        pytest.param([RELATION, RECORD, TYPE], "THREATENS in model/words.py names 'Risk', which is no kind", id="kind"),
        pytest.param([KIND, RECORD, TYPE], "joins by 'THREATENS', which is no relation", id="relation"),
        pytest.param([KIND, RELATION, TYPE], "The kind 'Risk' has no record. Add a class", id="record"),
        pytest.param([KIND, RELATION, RECORD], "The kind 'Risk' has no type. Declare one in schema/", id="type"),
        pytest.param(
            [_with(KIND, '"risk"', '"gap"'), RELATION, RECORD, TYPE],
            "the prefix of ids 'gap' is declared twice",
            id="prefix that is taken",
        ),
        pytest.param(
            [KIND, _with(RELATION, "THREATENS", "ABOUT"), RECORD, TYPE],
            "the relation 'ABOUT' is declared twice",
            id="relation that is taken",
        ),
        pytest.param(
            [KIND, RELATION, _with(RECORD, 'kind = "Risk"', 'kind = "Gap"'), TYPE],
            "RiskEntry has no key 'gap' to begin with",
            id="another's record",
        ),
        pytest.param(
            [KIND, RELATION, _with(RECORD, "date_said", "told_on"), TYPE],
            "The key 'told_on' of RiskEntry would be read and dropped",
            id="key that is no property",
        ),
        pytest.param(
            [KIND, RELATION, _with(RECORD, 'Annotated[Refs, Joins("THREATENS")]', "Refs"), TYPE],
            "The key 'threatens' of RiskEntry would be read and dropped",
            id="key that joins nothing",
        ),
        pytest.param(
            [_with(KIND, 'day="date"', 'day="dated"'), RELATION, RECORD, TYPE],
            "RiskEntry has no key 'dated', by which model/words.py dates the kind 'Risk'",
            id="day that is not told",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, ', example="risk/late-funding"', "")],
            "@entity of the kind 'Risk' has no filter or no example of an id",
            id="example",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, "filter=RiskFilter, ", "")],
            "@entity of the kind 'Risk' has no filter or no example of an id",
            id="filter",
        ),
        pytest.param(
            [_with(KIND, ', day="date"', ""), RELATION, RECORD, TYPE],
            "the filter RiskFilter, but model/words.py says that it has none. Derive the filter from Tests.",
            id="filter of what has no date",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, "DatedTests", "Tests")],
            "model/words.py says that it may have a date. Derive the filter from DatedTests.",
            id="filter of what has a date",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, "risk/late-funding", "gap/late-funding")],
            "the example 'gap/late-funding' is no id of the kind 'Risk'",
            id="another's example",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, "Risk(Cited)", "Risk")],
            "Risk shows the kind 'Risk' and is no Cited. Derive it from that",
            id="interface",
        ),
        pytest.param(
            [_with(KIND, 'day="date"', "family=COMMITMENT"), RELATION, RECORD, TYPE],
            "Risk shows the kind 'Risk' and is no Commitment. Derive it from that",
            id="interface of the family",
        ),
        pytest.param(
            [_with(KIND, 'day="date"', 'day="date", party=True'), RELATION, RECORD, TYPE],
            "Holder in schema/refs.py is to be the types of the kinds that are a party: Body, Person, Post, Risk",
            id="member of the union of parties",
        ),
        pytest.param(
            [KIND, _with(RELATION, '_tie("THREATENS",', '_part("THREATENS", "THREAT",'), RECORD, TYPE],
            "Edges of the type 'THREATENS' have no type. Declare one in schema/ with @link",
            id="type of what holds for a time",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(_with(TYPE, 'entity("Risk"', 'entity("Event"'), "risk/late", "event/late")],
            "both show the kind 'Event'",
            id="kind that has a type",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, '"Risk"', '"Risks"')],
            "@entity names the kind 'Risks', which model/words.py does not declare",
            id="misspelt kind",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, 'done.", "THREATENS"', 'done.", "THREATS"')],
            "A field follows 'THREATS', which is no relation",
            id="misspelt relation of a field",
        ),
        pytest.param(
            [KIND, RELATION, RECORD, _with(TYPE, '"THREATENS", "Commitment"', '"THREATS", "Commitment"')],
            "A filter follows 'THREATS', which is no relation",
            id="misspelt relation of a filter",
        ),
    ],
)
def test_what_is_forgotten_is_told_at_once(steps: list[Hunk], told: str, copy: Copy) -> None:
    assert told in copy.make(steps)
