"""Filling quotations in records: `quote: "first words ... last words"` becomes span and fingerprint.

The rest of the file stays as it is, byte for byte.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from rasso_graph.seed.citing.edits import HINTS, Edit, edited, edits_of
from rasso_graph.seed.citing.finding import Excerpt, Lookup, choose
from rasso_graph.seed.citing.texts import NoText, Texts
from rasso_graph.seed.reading import SUFFIX, Mapping, Problem, Scalar, Tree, mappings, sheet_of, tree_in, tree_of

HELP = """Write a citation as {at: "Table 1, 2", quote: "first words ... last words"} and it becomes
{at: "Table 1, 2", span: [120, 480], sha256: ...}. Add `in: other-document` where the passage stands in
another document than the file's. Where the words occur more than once, give more of them, or add one of
`after: "other words"` (the first passage behind them), `near: 12345` (the one that starts closest to this
offset) or `nth: 2` (the second one); these keys are removed too. What is ambiguous or not found stays as it
is and is listed with file and line."""

_BOM = "\ufeff"


@dataclass
class Filling:
    """What became of one file: how many citations were filled, and what was left."""

    filled: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])


def fill(path: Path, texts: Texts) -> Filling:
    """Fills the citations of one file of records in place. Raises RecordErrors if it is not well-formed."""
    if path.suffix == SUFFIX:
        return _fill_sheet(path, texts)
    with path.open(encoding="utf-8", newline="") as file:
        whole = file.read()
    text = whole.removeprefix(_BOM)
    filled, edits = fill_text(text, str(path), texts)
    if edits:
        replaced(path, whole[: len(whole) - len(text)] + edited(text, edits))
    return filled


def _fill_sheet(path: Path, texts: Texts) -> Filling:
    """Fills the columns `span` and `sha256` beside each `quote` of a sheet, and empties that."""
    filled, found = _resolved(tree_in(path)[0], str(path), texts)
    sheet = sheet_of(path)
    for mapping, quote, excerpt in found:
        row, within = quote.place.line - 1, sheet.rows[0][quote.place.start].removesuffix("quote")
        sheet.put(row, f"{within}span", f"{excerpt.start}-{excerpt.end}")
        sheet.put(row, f"{within}sha256", excerpt.sha256)
        for key in ("quote", *(key for key in HINTS if mapping.get(key) is not None)):
            sheet.put(row, within + key, "")
    if found:
        replaced(path, sheet.text())
    return filled


def fill_text(text: str, file: str, texts: Texts) -> tuple[Filling, list[Edit]]:
    """What filling would change in a text of records."""
    filled, found = _resolved(tree_of(text, file), file, texts)
    return filled, [edit for mapping, _, excerpt in found for edit in edits_of(text, mapping, excerpt)]


def _resolved(root: Tree | None, file: str, texts: Texts) -> tuple[Filling, list[tuple[Mapping, Scalar, Excerpt]]]:
    """What quotes in a tree of records come to: each citation with its quote and the passage."""
    own = _word(root.get("document")) if isinstance(root, Mapping) else None
    filled, located = Filling(), list[tuple[Mapping, Scalar, Excerpt]]()
    for mapping in mappings(root):
        quote = mapping.get("quote")
        if isinstance(quote, Scalar):
            found = _resolve(mapping, quote, own, texts)
            if isinstance(found, str):
                filled.problems.append(Problem(file, quote.place.line, found))
            else:
                located.append((mapping, quote, found))
    filled.filled = len(located)
    return filled, located


def _resolve(mapping: Mapping, quote: Scalar, own: str | None, texts: Texts) -> Excerpt | str:
    """The passage that a citation quotes, or what is wrong with it."""
    if mapping.get("span") is not None or mapping.get("sha256") is not None:
        return "This citation has a quote and a span already. Remove one"
    slug = _word(mapping.get("in")) or own
    if slug is None:
        return "Which document? Add 'in:' here or 'document:' at the top of the file"
    hints = {key: _word(mapping.get(key)) for key in HINTS}
    for key in ("near", "nth"):
        if hints[key] is not None and not str(hints[key]).isdecimal():
            return f"'{key}' must be a whole number"
    try:
        text = texts.text(slug)
    except NoText as error:
        return str(error)
    near, after, nth = _number(hints["near"]), hints["after"], _number(hints["nth"])
    looked = choose(text, quote.text, near, after, nth)
    return looked.found[0] if looked.exit_code == 0 else explain(looked)


class NoPassage(LookupError):
    """Words name no passage, or more than one; the message says which there are."""


def one_passage(looked: Lookup) -> Excerpt:
    """The one passage that was looked for. Raises NoPassage."""
    if len(looked.found) != 1:
        raise NoPassage(explain(looked))
    return looked.found[0]


def explain(looked: Lookup) -> str:
    """Why words do not name one passage, with the passages that come into question."""
    if looked.found:
        lines = [f"    line {one.line}, offset {one.start}: {around(one)}" for one in looked.found]
        many = f"'{looked.words}' is there {len(looked.found)} times; give more words, or after:, near: or nth:"
        return "\n".join([many, *lines])
    if looked.miss is None:
        return looked.said
    place = f"line {looked.miss.line}, offset {looked.miss.start}"
    return f"{looked.said}. Nearest:\n    {place}: {around(looked.miss)}"


def around(found: Excerpt, width: int = 40) -> str:
    """A passage on one line, marked, long ones shortened, with a little of what stands around it."""
    passage = " ".join(found.passage.split())
    if len(passage) > 2 * width + 5:
        passage = f"{passage[:width]} ... {passage[-width:]}"
    before, after = " ".join(found.before.split())[-width:], " ".join(found.after.split())[:width]
    return f"{before} [[{passage}]] {after}"


def _word(value: Tree | None) -> str | None:
    return value.text if isinstance(value, Scalar) else None


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def replaced(path: Path, text: str) -> None:
    """Writes beside the file and puts it in its place, so that a break leaves the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    beside.chmod(path.stat().st_mode & 0o777)
    beside.replace(path)
