"""What the clients are made with is pinned, and the lock files lead to whatever registry is set up."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.clients.packages import HERE

PACKAGE: dict[str, Any] = json.loads((HERE / "package.json").read_text("utf-8"))
LOCKED: dict[str, dict[str, Any]] = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]


def test_every_package_of_npm_is_pinned_and_locked_at_that_version() -> None:
    pinned: dict[str, str] = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    assert {name for name, version in pinned.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == set()
    assert {name: LOCKED[f"node_modules/{name}"]["version"] for name in pinned} == pinned


def test_the_lock_file_of_npm_knows_packages_by_their_hashes_and_by_no_address() -> None:
    packages = {name: told for name, told in LOCKED.items() if name}
    assert len(packages) > 100
    assert [name for name, told in packages.items() if "resolved" in told or "integrity" not in told] == []


def test_the_lock_file_of_python_holds_what_is_asked_for() -> None:
    asked = (HERE / "python" / "requirements.in").read_text("utf-8").split()
    locked = re.findall(
        r"^([\w.-]+==\S+) \\$", (HERE / "python" / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    assert asked == ["ariadne-codegen==0.19.0"]
    assert set(asked) < set(locked)
