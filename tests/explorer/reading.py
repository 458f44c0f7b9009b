"""A page as somebody without script reads it: its words, its links, its parts."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx
from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True)
class Read:
    """A page that came."""

    address: str
    response: httpx.Response
    html: LexborHTMLParser

    @property
    def words(self) -> str:
        """What stands on it, in one line."""
        body = self.html.body
        return " ".join(body.text(separator=" ").split()) if body else ""

    @property
    def title(self) -> str:
        """Its heading."""
        found = self.html.css_first("h1")
        return " ".join(found.text().split()) if found else ""

    def all(self, selector: str) -> list[LexborNode]:
        """The parts that a selector names."""
        return self.html.css(selector)

    def text(self, selector: str) -> str:
        """The words of the first part that a selector names."""
        found = self.html.css_first(selector)
        assert found, selector
        return " ".join(found.text(separator=" ").split())

    def links(self) -> list[str]:
        """Where it leads on this site: whole addresses without the place on the page."""
        hrefs = [one.attributes.get("href") or "" for one in self.all("a[href]")]
        absolute = [urljoin(self.address, href).partition("#")[0] for href in hrefs]
        here = urlsplit(self.address).netloc
        return [one for one in dict.fromkeys(absolute) if urlsplit(one).netloc == here]


class Site:
    """The explorer of a running server."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def read(self, path: str, query: dict[str, str] | None = None, status: int = 200) -> Read:
        """A page by its path, which comes with this status."""
        response = self.client.get(path, params=query)
        assert response.status_code == status, (path, response.status_code, response.text[:500])
        return Read(str(response.url), response, LexborHTMLParser(response.text))
