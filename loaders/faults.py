"""What keeps a store from answering until somebody mends it: one sentence for each, with what to do.

Each follows upon "The store", or "The store at" and its address, and ends without a full stop.
"""

from __future__ import annotations

from rasso_graph.loaders.layout import LAYOUT

_ANOTHER = "name another with --store or RASSO_STORE"

NO_GRAPH = "holds no graph. Run: rasso seed apply"
FOREIGN = f"holds something that is no graph of ours. Leave it, and {_ANOTHER}"
OLDER = "has the layout of an older version. Run: rasso seed upgrade"
NEWER = "has the layout of a newer version. Install that version of rasso-graph"
FOLDER = f"is a folder. Name the file in it: {_ANOTHER}"
NO_FILE = f"is not a SQLite file. Leave it, and {_ANOTHER}"
DAMAGED = "is damaged. Put a copy in its place, or remove the file and run: rasso seed apply"
CLOSED = "cannot be read by this user. Let it read the file, and pass through the folders above"
UNFINISHED = (
    "has changes beside its file (-wal) that only who may write the folder can read. Let this user write there, or "
    "open the file once as one who may"
)
UNWRITABLE = f"cannot be written by this user. Let it write the file and its folder, or {_ANOTHER}"
READ_ONLY = f"takes no changes, as its database is read-only. Let it be written, or {_ANOTHER}"
REFUSED = "refuses this user or password. Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD"
TOO_OFTEN = f"{REFUSED}. It has seen wrong ones too often, and looks at none for some seconds"
EXPIRED = "wants a new password first. Change it in Neo4j, then set RASSO_NEO4J_PASSWORD"
NO_DATABASE = "has no database of this name. Set RASSO_NEO4J_DATABASE, or name it after the host"
UNTRUSTED = (
    "shows a certificate that nobody vouches for here. Name its authority's file in SSL_CERT_FILE, or take any "
    "certificate with bolt+ssc:// or neo4j+ssc://"
)
NO_TLS = "does not begin to speak TLS. Write bolt:// or neo4j://, or switch TLS on in Neo4j"
HTTP = "speaks HTTP there. Name the port of Bolt, usually 7687"


def of_layout(revision: object, version: object) -> str | None:
    """What is wrong with a store that says this of itself, if anything."""
    if not isinstance(version, int):
        return FOREIGN
    if version != LAYOUT:
        return OLDER if version < LAYOUT else NEWER
    return None if revision else NO_GRAPH
