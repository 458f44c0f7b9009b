"""Orders that fields and traversals share."""

from __future__ import annotations

from rasso_graph.loaders.plan import Key

BY_PASSAGE = (Key("known_on"), Key("start"), Key("id"))
"""Passages, by the publication of their document and their place in it."""
LAST_TOLD = (Key("holds_from", True), Key("known_on", True), Key("basis", True), Key("id"))
"""Claims of status, the one that counts first: later in valid time, later published, stated before inferred."""
