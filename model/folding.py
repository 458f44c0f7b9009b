"""Text as titles are sorted and matched."""

from unicodedata import normalize


def fold(text: str) -> str:
    """The text with compatible characters made alike and case set aside."""
    return normalize("NFKC", text).casefold()
