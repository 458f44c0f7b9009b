"""Documents named by hash or id: in the words that clients wait for, and those of an operator's folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from rasso_graph.loaders.store import StoreAway
from rasso_graph.server.settings import Settings, SettingsError
from rasso_graph.server.trusted import trusted
from tests.server.conftest import Broken, over, running

TEXT = "{__typename}"
HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"
"""SHA-256 of the text."""
ANSWER = {"__typename": "Query"}
OTHER = "0" * 64
ACCEPTED = [("application/json", 200), ("application/graphql-response+json", 400), ("*/*", 400)]
HASHED: dict[str, object] = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}}
BY_HASH: list[dict[str, object]] = [
    HASHED,
    {"query": None, "operationName": "Q", **HASHED},
    {"query": "", "variables": {}, **HASHED},
    {"documentId": f"sha256:{HASH}"},
    {"documentId": "q1", "variables": {"id": "action/early-advice"}},
]
STRANGE: list[dict[str, object]] = [
    {"extensions": {"persistedQuery": {}}},
    {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": HASH}}},
    {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "abc"}}},
    {"extensions": {"persistedQuery": 7}},
    {"documentId": 7},
    {"documentId": ""},
]


AWAY = over(Broken(StoreAway("asleep")))
"""Nothing that is asked here needs a store."""


@pytest.fixture
def fresh() -> Iterator[httpx.Client]:
    """A server that has not been asked yet."""
    with running(AWAY) as client:
        yield client


def asked(client: httpx.Client, method: str, body: Mapping[str, object], accept: str = "*/*") -> httpx.Response:
    headers = {"Accept": accept}
    if method == "POST":
        return client.post("/graphql", json=body, headers=headers)
    params = {name: said if isinstance(said, str) else json.dumps(said) for name, said in body.items() if said}
    return client.get("/graphql", params=params, headers=headers)


def told(response: httpx.Response) -> tuple[str, str]:
    [error] = response.json()["errors"]
    return error["message"], error["extensions"]["code"]


@pytest.mark.parametrize("body", BY_HASH)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("accept", "status"), ACCEPTED)
def test_who_names_an_unknown_document_is_told_in_the_words_that_make_it_send_the_text(
    client: httpx.Client, body: dict[str, object], method: str, accept: str, status: int
) -> None:
    response = asked(client, method, body, accept)
    assert response.status_code == status
    assert told(response) == ("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")


@pytest.mark.parametrize("body", STRANGE)
@pytest.mark.parametrize(("accept", "status"), ACCEPTED)
def test_other_ways_to_name_a_document_are_told_to_be_unknown(
    client: httpx.Client, body: dict[str, object], accept: str, status: int
) -> None:
    response = asked(client, "POST", body, accept)
    assert response.status_code == status
    assert told(response) == ("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
    assert asked(client, "POST", {**body, "query": TEXT}).json()["data"] == ANSWER


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_document_sent_once_with_its_hash_is_answered_by_its_hash(fresh: httpx.Client, method: str) -> None:
    assert asked(fresh, method, {"query": TEXT, **HASHED}).json()["data"] == ANSWER
    for body in (HASHED, {"documentId": f"sha256:{HASH}"}, {"documentId": HASH}):
        for way in ("GET", "POST"):
            assert asked(fresh, way, body).json()["data"] == ANSWER


def test_a_document_sent_without_its_hash_is_not_kept(fresh: httpx.Client) -> None:
    asked(fresh, "POST", {"query": TEXT})
    assert told(asked(fresh, "POST", HASHED))[1] == "PERSISTED_QUERY_NOT_FOUND"


def test_a_hash_of_another_text_is_refused_and_the_text_not_kept(fresh: httpx.Client) -> None:
    wrong = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": OTHER}}}
    message, code = told(asked(fresh, "POST", {"query": TEXT, **wrong}))
    assert code == "BAD_REQUEST"
    assert "The hash is not that of the 'query' beside it" in message
    assert told(asked(fresh, "POST", wrong))[1] == "PERSISTED_QUERY_NOT_FOUND"


def test_what_is_refused_is_not_kept(fresh: httpx.Client) -> None:
    text = "{ nothing }"
    hashed = hashlib.sha256(text.encode()).hexdigest()
    body: dict[str, object] = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hashed}}}
    assert told(asked(fresh, "POST", {"query": text, **body}))[1] == "INVALID"
    assert told(asked(fresh, "POST", body))[1] == "PERSISTED_QUERY_NOT_FOUND"


def test_a_kept_document_takes_variables_and_the_name_of_its_operation(fresh: httpx.Client) -> None:
    text = "query A($no: Boolean!) { a: __typename @skip(if: $no) } query B { b: __typename }"
    hashed = {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(text.encode()).hexdigest()}}
    first = asked(fresh, "POST", {"query": text, "operationName": "B", "extensions": hashed})
    again = asked(fresh, "POST", {"operationName": "A", "variables": {"no": False}, "extensions": hashed})
    assert [one.json()["data"] for one in (first, again)] == [{"b": "Query"}, {"a": "Query"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents in each of the forms that compilers write."""
    (tmp_path / "screens").mkdir()
    (tmp_path / "screens" / "typename.graphql").write_text(TEXT, "utf-8")
    (tmp_path / "relay.json").write_text(json.dumps({"a1": "{ a: __typename }"}), "utf-8")
    manifest = {"id": "b1", "body": "query B { b: __typename }", "name": "B", "type": "query"}
    (tmp_path / "apollo.json").write_text(
        json.dumps({"format": "apollo-persisted-query-manifest", "version": 1, "operations": [manifest]}), "utf-8"
    )
    (tmp_path / "notes.txt").write_text("no document", "utf-8")
    return tmp_path


@pytest.mark.parametrize("only", [False, True])
def test_trusted_documents_are_answered_by_id_and_by_hash(folder: Path, only: bool) -> None:
    named = {"screens/typename": ANSWER, "a1": {"a": "Query"}, "b1": {"b": "Query"}, f"sha256:{HASH}": ANSWER}
    with running(AWAY, documents=str(folder), only_documents=only) as client:
        for name, data in named.items():
            assert asked(client, "GET", {"documentId": name}).json()["data"] == data
        assert asked(client, "POST", {"query": TEXT}).json()["data"] == ANSWER
        assert told(asked(client, "POST", {"documentId": "notes"}))[1] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(("accept", "status"), ACCEPTED)
def test_where_only_trusted_documents_are_answered_others_are_refused(folder: Path, accept: str, status: int) -> None:
    text = "{ c: __typename }"
    hashed = {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(text.encode()).hexdigest()}}
    with running(AWAY, documents=str(folder), only_documents=True) as client:
        for body in ({"query": text}, {"query": text, "extensions": hashed}):
            response = asked(client, "POST", body, accept)
            assert (response.status_code, told(response)[1]) == (status, "DOCUMENT_NOT_TRUSTED")
        assert told(asked(client, "POST", {"extensions": hashed}))[1] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.graphql", "{ nothing }", "'a' cannot be answered. Cannot query field 'nothing' on type 'Query'"),
        ("a.graphql", "{", "'a' cannot be answered. Syntax Error"),
        ("a.json", "[]", "lists no documents"),
        ("a.json", '{"x": 7}', "lists no documents"),
        ("a.json", "{", "lists no documents"),
        ("relay2.json", '{"a1": "{ __typename }"}', "two documents have the id 'a1'"),
    ],
)
def test_a_folder_that_cannot_be_served_stops_the_start_and_says_why(
    folder: Path, name: str, text: str, words: str
) -> None:
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=f"{name}.*{words}".replace("(", r"\(")):
        trusted(Settings(documents=str(folder)))


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "b.graphql").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"b\.graphql cannot be read as UTF-8"):
        trusted(Settings(documents=str(folder)))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"only_documents": True}, "RASSO_DOCUMENTS names no folder"),
        ({"documents": "/nowhere"}, "which is no folder"),
    ],
)
def test_settings_that_name_no_documents_are_told(settings: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        trusted(Settings(**settings))  # type: ignore[arg-type]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"holds no \.graphql and no \.json file"):
        trusted(Settings(documents=str(tmp_path)))
