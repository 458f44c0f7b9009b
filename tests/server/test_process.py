"""`rasso serve` as a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.checkout import ROOT

SERVE = [sys.executable, "-c", "from rasso_graph.server.cli import main; main()", "serve", "--port", "0"]


@pytest.fixture
def process(seeded: Path) -> Iterator[subprocess.Popen[str]]:
    """A server in a process of its own, on a free port."""
    variables = os.environ | {"RASSO_STORE": f"sqlite://{seeded}", "RASSO_LOG_FORMAT": "json"}
    with subprocess.Popen(SERVE, stderr=subprocess.PIPE, text=True, env=variables) as started:
        yield started
        started.kill()


def test_serve_tells_where_it_is_answers_logs_lines_of_json_and_ends_when_interrupted(
    process: subprocess.Popen[str],
) -> None:
    assert process.stderr
    url = re.fullmatch(r"Serving (http://127.0.0.1:\d+)/graphql \(Ctrl-C stops\)\n", process.stderr.readline())
    assert url
    assert json.loads(process.stderr.readline())["event"] == "store answers"
    answer = httpx.post(f"{url[1]}/graphql", json={"query": "query Asked { graph { revision } }"})
    assert answer.json()["data"] == {"graph": {"revision": 1}}
    process.send_signal(signal.SIGINT)
    rest = process.stderr.read().splitlines()
    assert process.wait(20) == 0
    [line] = [json.loads(one) for one in rest]
    assert (line["operation"], line["status"], line["request"]) == ("Asked", 200, answer.headers["x-request-id"])


@pytest.fixture
def made(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`make run` with a host and a port of the environment, on a store of its own."""
    said = {"RASSO_HOST": "127.0.0.2", "RASSO_PORT": "0", "RASSO_STORE": f"sqlite://{tmp_path}/rasso.db"}
    # The environment is there already; what is older than its lock file is not the question here.
    command = ["make", "--silent", "--assume-old=.venv/runs", "--assume-old=graphiql", "run", "CORPUS="]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | said, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as started:
        yield started
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)


def test_make_run_serves_where_the_environment_says(made: subprocess.Popen[str]) -> None:
    assert made.stderr
    serving = next(line for line in made.stderr if line.startswith("Serving"))
    url = re.fullmatch(r"Serving (http://127\.0\.0\.2:(\d+))/graphql \(Ctrl-C stops\)\n", serving)
    assert url
    assert url[2] != "8000"
    assert httpx.get(f"{url[1]}/readyz").json() == {"status": "ready", "revision": 1}


def test_make_run_tells_of_a_port_that_is_taken_before_it_installs_anything(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = subprocess.run(
            ["make", "run", f"RASSO_PORT={port}"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert ran.returncode == 2
    assert f"Cannot listen at 127.0.0.1 {port}. Stop what listens there, or choose another port" in ran.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Makefile", "pyproject.toml", "requirements.lock"]
