"""What a request is known by: the caller's own ids where they are well formed, else an id of ours."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import Headers

_REQUEST_ID = re.compile(r"[A-Za-z0-9._~:+/=@-]{1,128}")
_IDS = r"-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
_TRACEPARENT = re.compile(rf"00{_IDS}|(?!00|ff)[0-9a-f]{{2}}{_IDS}(?:-[!-~]{{0,200}})?")
"""W3C Trace Context, section 3.2: version 00 as it is, a later one with whatever it adds."""


def request_id(headers: Headers) -> str:
    """The caller's X-Request-Id, or a new one: what is written into logs and headers must be short and plain."""
    return _only(headers, "x-request-id", _REQUEST_ID) or secrets.token_hex(6)


def traceparent(headers: Headers) -> str | None:
    """The caller's traceparent, or None where there is none or it is malformed."""
    return _only(headers, "traceparent", _TRACEPARENT)


def _only(headers: Headers, name: str, form: re.Pattern[str]) -> str | None:
    """The header, where it is there once and has this form."""
    said = headers.getlist(name)
    return said[0] if len(said) == 1 and form.fullmatch(said[0]) else None
