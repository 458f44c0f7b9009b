"""Everything for Neo4j Browser, as files."""

from __future__ import annotations

from rasso_graph.server.browser.drawn import model_drawn
from rasso_graph.server.browser.guide import guide
from rasso_graph.server.browser.looks import style
from rasso_graph.server.browser.queries import FOLDERS, saved, zipped


def kit(base: str) -> dict[str, bytes]:
    """Files by path, with the guide of a server at this address."""
    texts = {
        "rasso.grass": style(),
        "guide.html": guide(base),
        "model.svg": model_drawn(),
        **{f"queries/{called}/{one.file}": one.text for folder, called in FOLDERS.items() for one in saved(folder)},
    }
    return {**{path: text.encode() for path, text in texts.items()}, "queries.zip": zipped()}
