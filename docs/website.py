"""Makes the documentation as a site: `make site`.

The pages stand in it where they stand here, beside every file that one of them leads to, so that their links hold. Two
things are added: the types of the API, from `schema.graphql`, and a list of the decisions. MkDocs does the rest; it is
told to fail on a link that leads nowhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from graphql import GraphQLSchema, build_schema, is_enum_type, is_input_object_type, is_introspection_type

ROOT = Path(__file__).parent.parent
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_MADE = re.compile(r"^```(\w+) from the code$", re.MULTILINE)
_TOP = ("README.md", "bench/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE-records.md")


def main(out: Path) -> None:
    """Writes the site. Ends with what is wrong, such as a link to nothing or what would be loaded from outside."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(out.resolve())]
    with TemporaryDirectory() as folder:
        stage(Path(folder))
        variables = os.environ | {"SITE_PAGES": folder, "NO_MKDOCS_2_WARNING": "1"}
        built = subprocess.run([*command, "--config-file", str(ROOT / "mkdocs.yml")], env=variables, check=False)
    found = sorted({one for page in out.rglob("*.html") for one in loaded_from_outside(page.read_text("utf-8"))})
    if built.returncode or found:
        sys.exit("\n".join(["The site is not as it should be.", *found]))


def loaded_from_outside(html: str) -> list[str]:
    """The addresses from which a page would load something."""
    return re.findall(r"""<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=["']?((?:https?:)?//[^"' >]+)""", html)


def stage(folder: Path) -> None:
    """Lays out what the site is made of."""
    for page in [*(ROOT / name for name in _TOP), *sorted((ROOT / "docs").rglob("*.md"))]:
        text = page.read_text("utf-8")
        for target in linked(text, page):
            _put(folder, target)
        _write(folder, page.relative_to(ROOT), _MADE.sub(r"```\1", _without_folders(text, page)))
    schema = build_schema((ROOT / "schema.graphql").read_text("utf-8"))
    _write(folder, Path("docs/schema.md"), "\n".join(types(schema)))
    _write(folder, Path("docs/decisions/README.md"), "\n".join(decisions()))


def linked(text: str, page: Path) -> Iterator[Path]:
    """The files that a page leads to, without other pages."""
    for _, _, path, _ in _LINK.findall(_FENCED.sub("", text)):
        target = (page.parent / path).resolve()
        if target.is_file() and target.suffix != ".md":
            yield target


def types(schema: GraphQLSchema) -> Iterator[str]:
    """The types of the API as a page: what each is, and each of its fields or values."""
    yield "# The schema\n\nFrom [schema.graphql](../schema.graphql), which clients are made from.\n"
    for name, one in sorted(schema.type_map.items()):
        if is_introspection_type(one):
            continue
        yield f"## {name}\n\n{one.description or ''}\n"
        if is_enum_type(one):
            yield from _table(("value", "what it means"), [(key, _words(each)) for key, each in one.values.items()])
        elif members := getattr(one, "fields", None):
            head = ("key" if is_input_object_type(one) else "field", "type", "what it is")
            yield from _table(head, [(key, f"`{each.type}`", _words(each)) for key, each in members.items()])


def decisions() -> Iterator[str]:
    """The decisions by their titles."""
    yield "# Decisions\n"
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        yield f"- [{path.read_text('utf-8').partition(chr(10))[0].removeprefix('# ')}]({path.name})"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    lines = [head, ("---",) * len(head), *((f"`{first}`", *rest) for first, *rest in rows)]
    yield from (f"| {' | '.join(cells)} |" for cells in lines)
    yield ""


def _words(one: object) -> str:
    return " ".join(str(getattr(one, "description", None) or "").split()).replace("|", "\\|")


def _without_folders(text: str, page: Path) -> str:
    """A page whose links to folders lead to their list, where there is one, and else are plain words."""

    def said(found: re.Match[str]) -> str:
        picture, words, path, _ = found.groups()
        target = (page.parent / path).resolve()
        if picture or not target.is_dir():
            return found[0]
        return f"[{words}]({path}/README.md)" if target.name == "decisions" else words

    return _LINK.sub(said, text)


def _put(folder: Path, file: Path) -> None:
    copy = folder / file.relative_to(ROOT)
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, copy)


def _write(folder: Path, name: Path, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist" / "site"))
