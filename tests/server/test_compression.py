"""Which responses are compressed, as RFC 9110, section 12.5.3, has it."""

from __future__ import annotations

import gzip

import httpx
import pytest

GZIP, PLAIN = "gzip", None
INTROSPECTION = {"query": "{ __schema { types { name fields { name description } } } }"}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", GZIP),
        ("GZIP", GZIP),
        ("x-gzip", GZIP),
        ("gzip, deflate, br, zstd", GZIP),
        ("gzip;q=0.5", GZIP),
        ("gzip;q=1.0, identity;q=0.5, *;q=0", GZIP),
        ("*", GZIP),
        ("br, *;q=0.1", GZIP),
        ("identity;q=0, gzip", GZIP),
        ("gzip;q=0", PLAIN),
        ("gzip; q=0.000", PLAIN),
        ("identity, gzip;q=0, br", PLAIN),
        ("gzip;q=0, *", PLAIN),
        ("*;q=0", PLAIN),
        ("gzip;q=0.5, identity", PLAIN),
        ("gzip;q=much", PLAIN),
        ("br", PLAIN),
        ("identity", PLAIN),
        ("notgzip", PLAIN),
        ("", PLAIN),
    ],
)
def test_a_large_answer_is_compressed_only_for_who_wants_it(
    client: httpx.Client, accepted: str, encoding: str | None
) -> None:
    with client.stream("POST", "/graphql", json=INTROSPECTION, headers={"Accept-Encoding": accepted}) as response:
        body = b"".join(response.iter_raw())
    assert response.headers.get("content-encoding") == encoding
    assert "accept-encoding" in response.headers["vary"].lower()
    assert (gzip.decompress(body) if encoding else body).startswith(b'{"data":{"__schema":')


def test_two_headers_count_as_one_list(client: httpx.Client) -> None:
    request = client.build_request("POST", "/graphql", json=INTROSPECTION)
    request.headers = httpx.Headers(
        [(k, v) for k, v in request.headers.items() if k != "accept-encoding"]
        + [("Accept-Encoding", "br"), ("Accept-Encoding", "gzip")]
    )
    assert client.send(request).headers["content-encoding"] == "gzip"
