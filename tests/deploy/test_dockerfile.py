"""The Dockerfile: linted, and its build done here from the lock."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.deploy import dockerfile
from tests.deploy.compose import ROOT
from tests.deploy.dockerfile import Builder, instructions, last

# Every package that running needs, and ours; what only tests and style checks need would stand here if it came along.
_HELD = """annotated-types anyio click cross-web edtf graphql-core h11 httptools idna jinja2 markdown-it-py markupsafe
mdurl neo4j neo4j-rust-ext orjson packaging pydantic pydantic-core pygments pyparsing python-dateutil pytz rapidfuzz
rasso-graph rich ruamel-yaml ruamel-yaml-clib snowballstemmer starlette strawberry-graphql typing-extensions
typing-inspection tzdata uvicorn uvloop"""


_KEPT_OUT = ("*", "**/__pycache__", "**/node_modules", "server/pages/built")


def test_a_linter_finds_nothing() -> None:
    assert linted(dockerfile.FILE.read_text("utf-8")) == []


def test_the_linter_finds_a_moving_tag() -> None:
    assert linted("FROM python:latest\n") == ["DL3007"]


def linted(text: str) -> list[str]:
    """The codes of what hadolint has to say."""
    hadolint = Path(sys.executable).with_name("hadolint")
    if not hadolint.exists():
        pytest.skip("hadolint has no package for this platform")
    ran = subprocess.run([hadolint, "--format", "json", "-"], input=text, capture_output=True, text=True, check=False)
    return [one["code"] for one in json.loads(ran.stdout)]


def test_the_base_is_pinned_by_digest() -> None:
    (base,) = (one.said for one in instructions() if one.word == "ARG")
    assert re.fullmatch(r"BASE=python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", base)
    assert [one.said for one in instructions() if one.word == "FROM"] == ["${BASE} AS build", "${BASE}"]


def test_only_what_running_needs_is_installed(image: Path) -> None:
    assert sorted(installed(image)) == sorted(_HELD.split())


def test_graphiql_is_bundled_in_the_image(image: Path) -> None:
    assert len(list(image.glob("opt/rasso/lib/python3*/site-packages/rasso_graph/server/pages/built/page.js.gz"))) == 1


def test_what_is_installed_has_the_versions_of_the_lock(image: Path) -> None:
    locked = dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert {name: version for name, version in installed(image).items() if locked.get(name) != version} == {
        "rasso-graph": tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    }


def installed(image: Path) -> dict[str, str]:
    """Names and versions of the packages in the image."""
    ask = "import importlib.metadata as m, json; print(json.dumps([[d.name, d.version] for d in m.distributions()]))"
    ran = subprocess.run([image / "opt/rasso/bin/python", "-I", "-c", ask], capture_output=True, text=True, check=True)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in json.loads(ran.stdout)}


def test_a_package_of_another_hash_than_the_lock_says_is_refused(built: Builder, tmp_path: Path) -> None:
    other = Builder(tmp_path)
    (tmp_path / "base").symlink_to(built.root / "base")
    shutil.copytree(built.root / "source", tmp_path / "source")
    lock = tmp_path / "source/requirements.lock"
    text = lock.read_text("utf-8")
    entry = re.search(r"^click==.*?(?=^\w)", text, re.MULTILINE | re.DOTALL)
    assert entry
    lock.write_text(text.replace(entry[0], re.sub(r"sha256:\w+", f"sha256:{'0' * 64}", entry[0])), "utf-8")
    (install,) = (one.said for one in instructions() if one.word == "RUN" and "--constraint" in one.said)
    with pytest.raises(AssertionError, match="Hash mismatch for `click"):
        other.run(install)


def test_the_build_gets_what_it_copies_and_nothing_else() -> None:
    copied = {
        source
        for one in instructions()
        if one.word == "COPY" and "--from" not in one.said
        for source in one.said.split()[:-1]
    }
    told = (line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#"))
    assert sorted(told) == sorted([*_KEPT_OUT, *(f"!{source}" for source in copied)])


def test_it_runs_as_nobody_in_particular_and_that_user_owns_what_is_written() -> None:
    user, group = last("USER").split(":")
    assert int(user) > 0
    assert last("RUN").split() == ["install", "--directory", f"--owner={user}", f"--group={group}", last("WORKDIR")]
    assert dockerfile.environment()["RASSO_STORE"].startswith(f"sqlite://{last('WORKDIR')}/")
