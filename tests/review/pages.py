"""Reading pages back: what words, anchors and links are in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    """A page as somebody reads it."""

    words: list[str]
    anchors: list[str]
    links: list[str]
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list[tuple[str, dict[str, str | None]]])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read([], [], [])
        self.in_main = False
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.read.tags.append((tag, held))
        self.in_main = self.in_main or tag == "main"
        if name := held.get("id"):
            self.read.anchors.append(name)
        if tag == "a":
            self.read.links.append(held.get("href") or "")
        self.text.append(" " if tag not in ("span", "strong", "code", "a") else "")

    def handle_endtag(self, tag: str) -> None:
        self.in_main = self.in_main and tag != "main"

    def handle_data(self, data: str) -> None:
        self.text.append(data if self.in_main else "")


def read_html(text: str) -> Read:
    """A page of HTML; its words are those of `main`."""
    reader = _Reader()
    reader.feed(text)
    reader.read.words = re.findall(r"\w+", "".join(reader.text))
    return reader.read


def read_markdown(text: str) -> Read:
    """A page of Markdown; its words are those below the line of links."""
    anchors = re.findall(r'(?<!\\)<a id="([^"]*)"></a>', text)
    links = re.findall(r"\]\(<([^>]*)>\)", text)
    body = text.partition("\n")[2]
    bare = re.sub(r'(?<!\\)<a id="[^"]*"></a>|(?<=\])\(<[^>]*>\)', "", body)
    return Read(re.findall(r"\w+", re.sub(r"\\(.)", r"\1", bare)), anchors, links)


def broken_links(pages: Mapping[str, Read]) -> list[str]:
    """Links of pages, by the name of their file, that lead nowhere."""
    found: list[str] = []
    for name, page in pages.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = pages.get(file or name)
            if target is None or (anchor and anchor not in target.anchors):
                found.append(f"{name}: {link}")
    return found
