"""A text without what extraction changes: spacing, hyphens, quotation marks, case, formatting."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = dict.fromkeys(
    map(ord, '\u2018\u2019\u201a\u201b\u2032\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb`"'), "'"
)
_DROPPED = {"Pd", "Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}
"""Categories that do not count: dashes, soft hyphens and other invisible marks, spaces, accents."""
_BULLETS = frozenset("*\u2022\u00b7\u25aa\u25e6\u2023\u25a0\u25a1\u25cf\u25cb\u2212")
_MARKUP = re.compile(r"</?[a-z]+[1-6]?(?:\s[^<>]*)?>", re.IGNORECASE)
"""What extraction left of formatting, such as an underlining."""


@dataclass(frozen=True)
class Folded:
    """The characters that count, and where each stands in the text."""

    text: str
    at: tuple[int, ...]


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """The text without spacing, hyphens, bullets and superscripts, quotation marks and case made alike."""
    kept: list[str] = []
    at: list[int] = []
    bare = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    for offset, character in enumerate(bare):
        for piece in _folded(character):
            kept.append(piece)
            at.append(offset)
    return Folded("".join(kept), tuple(at))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in _BULLETS or unicodedata.decomposition(character).startswith("<super>"):
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_QUOTES)).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in _DROPPED)
