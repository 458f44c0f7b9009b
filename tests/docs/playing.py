"""Doing what a page says: each of its blocks is run in turn, and what it shows is compared with what comes.

| block | what is done |
|---|---|
| `graphql` | asked of the store; a `json` block behind it is the whole response |
| `cypher` | run on Neo4j, reading only; a table behind it is the result |
| `sql` | run on the SQLite file that `RASSO_STORE` names, reading only; a table behind it is the result |
| `console` | lines behind `$` are run by bash, the lines under each are what it prints; `# exits 2` is its code |
| `python` | run as a program; a `text` block behind it is what it prints |
| `yaml` | written to the file that its first line names: `# updates/annual-update-2023.yaml` |
| `diff` | made in a copy of the files it changes ([what comes of it](test_adding_a_kind.py)) |
| `sql from the code` and the like | nothing: `docs/generate.py` makes them, and [has them checked](test_examples.py) |
| `sh` | only `make TARGET`, which must be a target that `make` lists |

Everything in a section happens in one folder of its own, where `seed`, `loaders` and `docs` are those of the project.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString, cast

import orjson
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from rasso_graph.loaders.address import SqliteAddress, parse
from rasso_graph.loaders.connections import session_of
from rasso_graph.resolvers.service import Answer
from rasso_graph.server.replies import body
from tests.docs.hunks import hunks
from tests.docs.markdown import ROOT, Block, Section, rows
from tests.docs.matching import same_json, same_rows, same_text

SHOWS = {"graphql": "json", "cypher": "table", "sql": "table", "python": "text"}
"""The kind of block that shows what a block of another kind comes to."""
FREE = {"table", "json", "text"}
MADE = " from the code"
"""What ends the kind of a block between marks of docs/generate.py."""
"""What is run by nobody: tables anywhere, the others only where they show something."""
SERVED = "http://127.0.0.1:8000"
BOLT = "bolt://localhost:7687"
_SECONDS = 120
_END = "--- end of command"


class Wrong(AssertionError):
    """The page says something that is not so."""


@dataclass
class World:
    """Where a section is played: a seeded store, asked directly, over HTTP and on the command line."""

    folder: Path
    environment: dict[str, str]
    ask: Callable[[str], Answer]
    url: Callable[[], str]
    driver: Driver | None = None

    def put(self, text: str) -> str:
        """A command with the addresses of this world in place of the usual ones."""
        if SERVED in text:
            text = text.replace(SERVED, self.url())
        told = {BOLT: "RASSO_STORE", "PASSWORD=rasso-graph": "RASSO_NEO4J_PASSWORD"}
        for usual, variable in told.items():
            ours = self.environment.get(variable, "")
            text = text.replace(usual, f"PASSWORD={ours}" if "=" in usual else ours)
        return text

    def told(self, text: str) -> str:
        """What was printed, with the usual addresses again and without this folder."""
        text = text.replace(self.url(), SERVED) if ":" in text else text
        return text.replace(f"{self.folder}/", "")


def play(section: Section, world: World) -> None:
    """Runs a section. Raises Wrong where it is not as the page says."""
    __tracebackhide__ = True
    for name in ("seed", "loaders", "docs"):
        (world.folder / name).symlink_to(ROOT / name)
    blocks = section.blocks
    for block, behind in zip(blocks, [*blocks[1:], None], strict=True):
        try:
            _play(block, behind, world)
        except Wrong as wrong:
            raise Wrong(f"{section.page}:{block.line}: {wrong}") from None
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind in FREE - {"table"} and (before is None or SHOWS.get(before.kind) != block.kind):
            raise Wrong(f"{section.page}:{block.line}: this block shows what nothing came to")


def _play(block: Block, behind: Block | None, world: World) -> None:
    run = _RUNNERS.get(block.kind)
    if run is None and block.kind not in FREE and not block.kind.endswith(MADE):
        raise Wrong(f"nobody checks a block of kind '{block.kind}'; tests/docs/playing.py lists what there is")
    if run is not None:
        shows = behind is not None and behind.kind == SHOWS.get(block.kind)
        run(block, behind.text if behind and shows else None, world)


def _graphql(block: Block, shown: str | None, world: World) -> None:
    found = orjson.loads(orjson.dumps(body(world.ask(block.text))))
    if shown is None:
        expect(not found.get("errors"), "the operation has errors", found)
    else:
        expect(same_json(orjson.loads(shown), found), "the answer is another", found)


def _cypher(block: Block, shown: str | None, world: World) -> None:
    assert world.driver is not None
    with session_of(world.driver, "READ") as session:
        try:
            result = session.run(cast(LiteralString, block.text))
            found = [list(result.keys()), *(list(map(_cell, record.values())) for record in result)]
            remarks = [one.status_description for one in result.consume().gql_status_objects if one.is_notification]
        except Neo4jError as error:
            raise Wrong(f"Neo4j refuses the query. {error.message}") from error
    expect(not remarks, "Neo4j has remarks on the query", remarks)
    expect(len(found) > 1, "the query finds nothing", found)
    if shown is not None:
        expect(same_rows(rows(shown), found), "the result is another", "\n".join(map(" | ".join, found)))


def _sql(block: Block, shown: str | None, world: World) -> None:
    address = parse(world.environment["RASSO_STORE"])
    assert isinstance(address, SqliteAddress)
    with closing(sqlite3.connect(f"file:{address.path}?mode=ro", uri=True)) as connection:
        try:
            result = connection.execute(block.text)
        except sqlite3.Error as error:
            raise Wrong(f"SQLite refuses the query. {error}") from error
        found = [[name for name, *_ in result.description], *([*map(_cell, row)] for row in result)]
    expect(len(found) > 1, "the query finds nothing", found)
    if shown is not None:
        expect(same_rows(rows(shown), found), "the result is another", "\n".join(map(" | ".join, found)))


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value, default=str).decode()


@dataclass(frozen=True)
class Command:
    """A command as a page shows it: its text, its exit code, what it prints."""

    text: str
    code: int
    shown: str


def commands(text: str) -> Iterator[Command]:
    """The commands of a console block."""
    lines = text.splitlines()
    starts = list(_starts(lines))
    if not starts or starts[0][0]:
        raise Wrong("a console block begins with a command behind '$ '")
    for (start, end), (following, _) in zip(starts, [*starts[1:], (len(lines), 0)], strict=True):
        command = "\n".join(lines[start:end]).removeprefix("$ ")
        code = re.search(r"# exits (\d+)$", command)
        yield Command(command, int(code[1]) if code else 0, "\n".join(lines[end:following]))


def _starts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines at which commands start and end."""
    at = 0
    while at < len(lines):
        if lines[at].startswith("$ "):
            ends = range(at + 1, len(lines) + 1)
            end = next((end for end in ends if _complete("\n".join(lines[at:end]))), len(lines))
            yield at, end
            at = end
        else:
            at += 1


def _complete(command: str) -> bool:
    """Whether nothing of the command is still to come: no open quote, here-document or broken line."""
    here = re.search(r"<<'(\w+)'", command)
    if here:
        return command.endswith(f"\n{here[1]}")
    return command.count("'") % 2 == 0 and not command.endswith("\\")


def _console(block: Block, _: str | None, world: World) -> None:
    told = list(commands(block.text))
    script = "\n".join(f'{world.put(one.text)}\necho "{_END} $?"' for one in told)
    printed = _run(["bash", "-c", script], world)
    parts = re.split(rf"{_END} (\d+)\n", printed)
    expect(len(parts) == 2 * len(told) + 1, "the commands did not run to their end", printed)
    for one, found, code in zip(told, parts[::2], parts[1::2], strict=False):
        expect(int(code) == one.code, f"`{one.text}` exits {code}", found)
        expect(same_text(one.shown, world.told(found)), f"`{one.text}` prints something else", found)


def _python(block: Block, shown: str | None, world: World) -> None:
    printed = world.told(_run([sys.executable, "-c", world.put(block.text)], world, succeeds=True))
    expect(same_text(shown or "", printed), "the program prints something else", printed)


def _run(command: list[str], world: World, succeeds: bool = False) -> str:
    pipe, joined = subprocess.PIPE, subprocess.STDOUT
    ended = subprocess.run(
        command, cwd=world.folder, env=world.environment, stdout=pipe, stderr=joined, text=True, timeout=_SECONDS
    )
    expect(not succeeds or ended.returncode == 0, f"the program exits {ended.returncode}", ended.stdout)
    return ended.stdout


def _yaml(block: Block, _: str | None, world: World) -> None:
    first = block.text.partition("\n")[0]
    expect(first.startswith("# ") and first.endswith(".yaml"), "the first line of a record names its file", first)
    path = world.folder / first.removeprefix("# ")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text + "\n", "utf-8")


def _sh(block: Block, _: str | None, world: World) -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for line in block.text.splitlines():
        made = re.match(r"make (\w+)( |$)", line)
        expect(made and f"make {made[1]} " in listed, "only targets that `make` lists stand in `sh` blocks", line)


def _diff(block: Block, _: str | None, world: World) -> None:
    made = list(hunks(block.text))
    expect(made, "the change adds nothing", block.text)
    for hunk in made:
        copy = world.folder / "changed" / hunk.path
        copy.parent.mkdir(parents=True, exist_ok=True)
        if hunk.behind and not copy.exists():
            shutil.copy(ROOT / hunk.path, copy)
        expect(hunk.behind or not (ROOT / hunk.path).exists(), "the file is there already", hunk.path)
        try:
            hunk.apply(world.folder / "changed")
        except ValueError as error:
            raise Wrong(str(error)) from error


_RUNNERS = {
    "graphql": _graphql,
    "cypher": _cypher,
    "sql": _sql,
    "console": _console,
    "python": _python,
    "yaml": _yaml,
    "diff": _diff,
    "sh": _sh,
}


def expect(true: Any, otherwise: str, found: Any) -> None:
    """Raises Wrong with what was found unless something is true."""
    if not true:
        told = found if isinstance(found, str) else orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()
        raise Wrong(f"{otherwise}. Found:\n{told}")


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """This process's environment without its RASSO settings; programs of this Python come first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RASSO_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return {**kept, "PATH": path, "XDG_DATA_HOME": str(folder), **variables}
