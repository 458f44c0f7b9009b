"""What a client wants, read from the weights of its Accept headers (RFC 9110, section 12.5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
HTML = "text/html"


@dataclass(frozen=True)
class Range:
    """One media range of an Accept header with its weight and its place in the list."""

    kind: str
    quality: float
    place: int

    def closeness(self, media: str) -> int:
        """How closely this range names the media type: 0 not at all, 3 exactly."""
        if self.kind == media:
            return 3
        if self.kind == media.partition("/")[0] + "/*":
            return 2
        return 1 if self.kind == "*/*" else 0


@lru_cache(maxsize=256)
def best_offer(accept: str, offers: tuple[str, ...]) -> str | None:
    """The offer that the header weighs highest, or None if it allows none.

    Of equal weights the one listed first wins, as GraphQL over HTTP asks; a range that names several
    leaves it to the order of the offers. A missing or empty header allows everything.
    """
    if not accept.strip(", "):
        return offers[0]
    ranges = _ranges(accept)
    weighed = [(offer, _best(ranges, offer)) for offer in offers]
    allowed = [(offer, best) for offer, best in weighed if best is not None and best.quality > 0]
    if not allowed:
        return None
    return min(allowed, key=lambda each: (-each[1].quality, each[1].place))[0]


def weights(header: str) -> dict[str, float]:
    """The weight of each name in a header without parameters of its own, such as Accept-Encoding, in lower case."""
    return {one.kind: one.quality for one in _ranges(header)}


def _best(ranges: tuple[Range, ...], media: str) -> Range | None:
    naming = [one for one in ranges if one.closeness(media)]
    return max(naming, key=lambda one: (one.closeness(media), -one.place), default=None)


def _ranges(accept: str) -> tuple[Range, ...]:
    parts = [part for part in accept.split(",") if part.strip()]
    read = (_range(part, place) for place, part in enumerate(parts))
    return tuple(one for one in read if one is not None)


def _range(part: str, place: int) -> Range | None:
    kind, *parameters = [piece.strip().lower() for piece in part.split(";")]
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            quality = _quality(value)
        elif name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            return None
    return Range(kind, quality, place)


def _quality(value: str) -> float:
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
