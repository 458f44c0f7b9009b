"""Text as titles are sorted and matched."""

from unicodedata import normalize

APOSTROPHES = frozenset("'\u2018\u2019\u02bc\u201b\uff07")
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2212\uff0d")
_SIGNS = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")})


def fold(text: str) -> str:
    """The text with compatible characters, apostrophes and hyphens made alike and case set aside."""
    return normalize("NFKC", text.translate(_SIGNS)).casefold()
