"""`rasso browser`: a style, a guide and saved queries for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path

import click

from rasso_graph.server.browser import kit
from rasso_graph.server.cli.console import people
from rasso_graph.server.settings import read_settings

_FOLDER = click.Path(file_okay=False, path_type=Path)
_SAID = """Wrote {files} files to {out}. In Neo4j Browser:
  drop {out}/rasso.grass on the page, for colours, sizes and captions
  drop {out}/queries.zip on the page, for favourites in two folders
While `rasso serve` runs at {base}, its commands do as well:
  :style {base}/browser/rasso.grass
  :guide {base}/browser/guide.html
Browser takes them from localhost, and from other hosts that neo4j.conf allows. The second line does both for everybody:
  browser.remote_content_hostname_whitelist=guides.neo4j.com,{hosts}
  browser.post_connect_cmd=style {base}/browser/rasso.grass; guide {base}/browser/guide.html"""


@click.command()
@click.option("--out", type=_FOLDER, default="rasso-browser", metavar="DIR", help="Folder; default: rasso-browser.")
@click.option("--url", metavar="URL", help="Where `rasso serve` is reached; default: localhost and RASSO_PORT.")
def browser(out: Path, url: str | None) -> None:
    """Write a style, a guide and saved queries for Neo4j Browser into a folder, and tell how it takes them.

    Needs no store and nothing from the internet.
    """
    base = (url or f"http://localhost:{read_settings().port}").rstrip("/")
    files = kit(base)
    for path, content in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    hosts = ",".join(dict.fromkeys(["localhost", base.partition("://")[2].partition(":")[0]]))
    people().print(_SAID.format(files=len(files), out=out, base=base, hosts=hosts))
