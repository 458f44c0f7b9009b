"""Text as titles are sorted and matched and words are looked for: case, accents, apostrophes and hyphens set aside."""

from functools import lru_cache
from unicodedata import category, normalize

APOSTROPHES = frozenset("'\u2018\u2019\u02bc\u201b\uff07")
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2212\uff0d")
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}


def fold(text: str) -> str:
    """The text folded."""
    return text.lower() if text.isascii() else "".join(map(folded_character, text))


@lru_cache(maxsize=8_192)
def folded_character(one: str) -> str:
    """What a character comes to: nothing where it is a mark on another, or several."""
    if one in APOSTROPHES:
        return "'"
    if one in HYPHENS:
        return "-"
    bare = (part for part in normalize("NFKD", one).casefold() if not category(part).startswith("M"))
    return "".join(_LETTERS.get(part, part) for part in normalize("NFKD", "".join(bare)) if category(part)[0] != "M")
