"""GraphiQL, bundled as for the wheel, once for each state of what it is made of."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.fetching import Unfetched, fetched
from tests.reporting import leave_out

_MADE_OF = (*sorted((ROOT / "graphiql").glob("*.*")), ROOT / "graphiql" / ".npmrc", ROOT / "docs" / "queries.md")


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The folder with the parts."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in _MADE_OF)).hexdigest()[:16]
    try:
        return fetched(f"graphiql-{digest}", _make)
    except Unfetched as unfetched:
        missing = str(unfetched)
    leave_out(f"GraphiQL not looked at: {missing}. Install Node 20 or newer with npm, and let npm reach packages.")


@pytest.fixture
def bundled_page(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same where the server looks for it."""
    monkeypatch.setattr("rasso_graph.server.pages.graphiql.BUILT", bundled)
    return bundled


def _make(target: Path) -> None:
    from graphiql.bundling import Unbundled, bundle

    for path in _MADE_OF:
        copy = target.parent / path.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)
    try:
        bundle(target.parent / "graphiql")
    except Unbundled as unbundled:
        raise Unfetched(str(unbundled)) from None
    (target.parent / "server" / "pages" / "built").rename(target)
