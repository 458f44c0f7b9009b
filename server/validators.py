"""Validators: what a client names that it has already, so that it is not sent again (RFC 9110, section 8.8.3)."""

from __future__ import annotations

from collections.abc import Hashable
from hashlib import sha256
from importlib.metadata import version
from typing import cast

_VERSION = version("rasso-graph")


def etag_of(*parts: object) -> str:
    """A validator for what these come to in this version of the program; weak, as it may be compressed or not."""
    said = "\n".join(_written(part) for part in (_VERSION, *parts))
    return f'W/"{sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]}"'


def _written(part: object) -> str:
    """Alike in every process: a set has no order of its own."""
    if isinstance(part, frozenset):
        return repr(sorted(cast(frozenset[Hashable], part), key=repr))
    return repr(part)


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the header names the validator, compared weakly (RFC 9110, section 13.1.2)."""
    named = (one.strip().removeprefix("W/") for one in if_none_match.split(","))
    return etag.removeprefix("W/") in named
