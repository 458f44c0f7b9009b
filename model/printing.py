"""What a passage says, without what only lays it out on its page."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_ADDRESS = re.compile(r"<(https?://[^>\s]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_UNDERLINED = re.compile(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)", re.DOTALL)
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^\w+\]")
_BEFORE = re.compile(
    r"^[ \t|]*(?:#{1,6}[ \t]+|>[ \t]*|(?:[-*+\u2022\u2023\u2043\u00b7\u25a0-\u25ff\uf0b7\u2013\u2014]"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)])[ \t]+)*",
    re.MULTILINE,
)


def unmarked(passage: str) -> str:
    """The passage in one line, without the marks of lists, headings, links, emphasis and footnotes; its words stay."""
    text = _TAG.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", passage)))
    text = _FOOTNOTE.sub("", _BEFORE.sub("", text))
    text = _UNDERLINED.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    return " ".join(text.replace("|", " ").split())
