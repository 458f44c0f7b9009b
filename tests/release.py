"""A release up to its upload: `make release` runs `ready`, the tests and the site, and then `build`.

`ready` looks at the tree and the words of the release; `build` makes both packages from a fresh clone, looks at what is
in them, and tries the wheel in an empty environment and an empty folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checkout import ROOT

SOURCE = ("schema.graphql", "CHANGELOG.md", "README.md", "LICENSE", "LICENSE-records.md", "docs/operating.md")
"""Among what the sdist has to hold."""
BUNDLE = "server/pages/built/page.js.gz"
PACKED = ("server/py.typed", "seed/records/rasso-2025.yaml", "server/pages/graphiql.html", BUNDLE)
"""Among what the wheel has to hold, below the package."""
_REST = """
dist/ holds what can be uploaded. What is left, by hand:
  git tag v{version} && git push --tags
  twine upload dist/rasso_graph-{version}*
  say in CHANGELOG.md that what comes next is unreleased"""


def version() -> str:
    """The version, which stands in pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def unready(changed: str, changelog: str, citation: str, number: str) -> Iterator[str]:
    """What keeps a version from being released: what git says is changed, and what the two files do not say."""
    if changed:
        yield f"The tree is not clean. Commit, or put away:\n{changed}"
    heads = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    if not heads or not re.fullmatch(rf"{re.escape(number)} \(\d{{4}}-\d\d-\d\d\)", heads[0]):
        yield f"CHANGELOG.md does not begin with the version: its first heading should be '## {number} (YYYY-MM-DD)'."
    if set(re.findall(r"^\s*version: (\S+)$", citation, re.MULTILINE)) != {number}:
        yield f"CITATION.cff names another version than {number}, which pyproject.toml has."


def missing(sdist: Iterable[str], wheel: Iterable[str]) -> list[str]:
    """What the packages lack, of the names in them."""
    source, packed = ({name.partition("/")[2] for name in names} for names in (sdist, wheel))
    lacks = [f"The sdist lacks {name}." for name in (*SOURCE, BUNDLE) if name not in source]
    return lacks + [f"The wheel lacks {name}." for name in PACKED if name not in packed]


def build(folder: Path) -> tuple[Path, Path]:
    """Makes the sdist from a clone, and the wheel from the sdist, as whoever installs from it does."""
    _run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], folder)
    hatchling = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder / "dist")]
    _run([*hatchling, "--target", "sdist"], folder / "clone")
    sdist = next((folder / "dist").glob("*.tar.gz"))
    with tarfile.open(sdist) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    _run([*hatchling, "--target", "wheel"], next((folder / "unpacked").iterdir()))
    return sdist, next((folder / "dist").glob("*.whl"))


def try_out(wheel: Path, folder: Path) -> None:
    """Installs the wheel where nothing is, and asks it, in a folder where nothing is."""
    _run([sys.executable, "-m", "venv", str(folder / "empty")], folder)
    programs, elsewhere = folder / "empty" / "bin", folder / "elsewhere"
    elsewhere.mkdir()
    _run([str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)], elsewhere)
    store = ["--store", f"sqlite://{elsewhere}/x.db"]
    _run([str(programs / "rasso"), "seed", "apply", *store], elsewhere)
    _run([str(programs / "rasso"), "show", "action/early-advice", *store], elsewhere)


def main(said: Sequence[str]) -> None:
    """Ends with the first thing that is wrong, as a sentence."""
    if said == ["ready"]:
        changed = _run(["git", "status", "--porcelain"], ROOT)
        changelog, citation = ((ROOT / name).read_text("utf-8") for name in ("CHANGELOG.md", "CITATION.cff"))
        sys.exit("\n".join(unready(changed, changelog, citation, version())) or 0)
    with TemporaryDirectory() as name:
        sdist, wheel = build(Path(name))
        with tarfile.open(sdist) as packed:
            lacks = missing(packed.getnames(), zipfile.ZipFile(wheel).namelist())
        if lacks:
            sys.exit("\n".join(lacks))
        print(_run([sys.executable, "-m", "twine", "check", "--strict", str(sdist), str(wheel)], ROOT))
        try_out(wheel, Path(name))
        (ROOT / "dist").mkdir(exist_ok=True)
        for made in (sdist, wheel):
            (ROOT / "dist" / made.name).write_bytes(made.read_bytes())
    print(_REST.format(version=version()))


def _run(command: list[str], folder: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RASSO_"))}
    ran = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(command)} failed.\n{ran.stdout}{ran.stderr}")
    return ran.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
