"""Comparing what a page shows with what was found. `…` stands for whatever is left out.

In text it stands for a part of a line, or alone on a line for any number of lines. In JSON the string "…" stands for
any value, and as an item of a list for any number of items. In a table it stands for a cell or a part of one, and
alone in a row for any number of rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from tests.shapes import is_list, is_object

MARK = "…"


def same_text(shown: str, found: str) -> bool:
    """Whether text fits what is shown, white space at line ends aside."""
    lines = [line.rstrip() for line in found.strip("\n").splitlines()]
    return _in_turn([line.rstrip() for line in shown.strip("\n").splitlines()], lines, _glob, MARK)


def same_rows(shown: list[list[str]], found: list[list[str]]) -> bool:
    """Whether the rows of a table fit."""
    left_out = next((row for row in shown if set(row) == {MARK}), [MARK])
    return _in_turn(shown, found, _row, left_out)


def same_json(shown: Any, found: Any) -> bool:
    """Whether a JSON value fits. Objects have the same keys in the same order."""
    if shown == MARK:
        return True
    if is_object(shown):
        inside = is_object(found) and list(shown) == list(found)
        return inside and all(same_json(shown[key], found[key]) for key in shown)
    if is_list(shown):
        return is_list(found) and _in_turn(shown, found, same_json, MARK)
    if isinstance(shown, str):
        return isinstance(found, str) and _glob(shown, found)
    return type(shown) is type(found) and shown == found


def _in_turn(shown: Sequence[Any], found: Sequence[Any], fits: Callable[[Any, Any], bool], mark: Any) -> bool:
    """Whether items fit one after the other, the mark standing for any number of them."""
    if not shown:
        return not found
    if shown[0] == mark:
        return any(_in_turn(shown[1:], found[i:], fits, mark) for i in range(len(found) + 1))
    return bool(found) and fits(shown[0], found[0]) and _in_turn(shown[1:], found[1:], fits, mark)


def _row(shown: list[str], found: list[str]) -> bool:
    return len(shown) == len(found) and all(map(_glob, shown, found))


def _glob(shown: str, found: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in shown.split(MARK))
    return re.fullmatch(pattern, found, re.DOTALL) is not None
