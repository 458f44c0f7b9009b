"""`make neo4j`: a Neo4j to look around in, on the usual ports, until Ctrl-C. It keeps its data."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from neo4j.exceptions import AuthError

from tests.neo4j.assembly import Neo4jMissing
from tests.neo4j.server import Neo4jServer

_SAID = """Neo4j runs. Its data stays in {home}.

Neo4j Browser  {http}/browser/
               connect to {bolt}, user {user}, password {password}
rasso          export RASSO_STORE={bolt} RASSO_NEO4J_USER={user} RASSO_NEO4J_PASSWORD={password}
               rasso seed apply

Ctrl-C stops it."""


def main() -> None:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    password = os.environ.get("RASSO_NEO4J_PASSWORD") or "rasso-graph"
    home = Path(base) / "rasso-graph/neo4j"
    server = Neo4jServer(home, bolt_port=7687, http_port=7474, password=password)
    try:
        server.start()
    except (Neo4jMissing, RuntimeError) as problem:
        sys.exit(f"{problem}")
    except AuthError:
        sys.exit(f"The data in {home} has another password. Set RASSO_NEO4J_PASSWORD, or remove the folder.")
    said = {"home": home, "http": server.http_uri, "bolt": server.uri, "user": server.user}
    print(_SAID.format(**said, password=password), flush=True)
    with suppress(KeyboardInterrupt):
        server.wait()
    server.stop()


if __name__ == "__main__":
    main()
