"""A lineage as a tree: under each step those that it led to, or came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from rich.text import Text
from rich.tree import Tree

JOINED = {
    "REPEATS": ("repeats", "repeated by"),
    "REWORDS": ("rewords", "reworded by"),
    "MOVES": ("moves", "moved by"),
    "DROPS": ("drops", "dropped by"),
    "MIRRORS": ("mirrors", "mirrored by"),
    "RESPONDS_TO": ("responds to", "answered by"),
    "FULFILS": ("fulfils", "fulfilled by"),
    "CONTINUES": ("continues", "continued by"),
    "SUPERSEDES": ("supersedes", "superseded by"),
    "DERIVES_FROM": ("derives from", "gave rise to"),
    "SPLITS": ("split from", "split into"),
    "MERGES": ("merges", "merged into"),
    "REPORTS_ON": ("reports on", "reported on by"),
    "STEP_OF": ("step of", "has the step"),
    "INFORMS": ("informed by", "informed"),
}
"""How the earlier thing is named under the later, and the later under the earlier."""


def descent(lineage: dict[str, Any]) -> Iterable[Tree | Text]:
    """The tree that starts with the thing asked about, in the order of time, and whether more lies beyond."""
    below: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in lineage["steps"]:
        if step["reached"] != "START":
            below[_above(step)].append(step)
    start = next(step for step in lineage["steps"] if step["reached"] == "START")
    if len(lineage["steps"]) == 1:
        yield Text("No link leads to it or from it.")
        return
    tree = Tree(_named(start))
    _grow(tree, start, below)
    yield tree
    if lineage["truncated"]:
        yield Text("More lies beyond.")


def _above(step: dict[str, Any]) -> str:
    """The id of the step that it hangs from: the other end of its link, or that which it stands beside."""
    if step["link"] is None:
        return step["beside"]["id"]
    ends = (step["link"]["earlier"]["id"], step["link"]["later"]["id"])
    return ends[ends[0] == step["node"]["id"]]


def _grow(tree: Tree, step: dict[str, Any], below: dict[str, list[dict[str, Any]]]) -> None:
    for one in below[step["node"]["id"]]:
        _grow(tree.add(Text.assemble((f"{_how(one)} ", "cyan"), _named(one))), one, below)


def _how(step: dict[str, Any]) -> str:
    link = step["link"]
    if link is None:
        return "beside"
    sure = " (inferred)" if link["basis"] == "INFERRED" else ""
    return f"{JOINED[link['type']][link['later']['id'] == step['node']['id']]}{sure}"


def _named(step: dict[str, Any]) -> Text:
    dated = f"{step['date']['edtf']}  " if step["date"] else ""
    return Text.assemble(dated, step["node"]["title"], (f"  {step['node']['id']}", "dim"))
