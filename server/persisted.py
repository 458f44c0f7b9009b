"""Documents that clients name instead of sending them: sent before with their hash, or trusted by the operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.server.parameters import Parameters
from rasso_graph.server.refusals import Refusal

_KEPT, _KEPT_CHARACTERS = 1_000, 2_000_000
"""Documents that are remembered, and characters in all of them."""


class Persisted:
    """Finds the texts of documents. With `only`, none but the trusted are answered, and none is remembered."""

    def __init__(self, trusted: Mapping[str, str], *, only: bool) -> None:
        self._trusted = trusted
        """Texts by their hashes, and by their ids where they have any."""
        self._only = only
        self._kept = Memory[str](_KEPT, _KEPT_CHARACTERS)

    def found(self, wanted: Parameters) -> Parameters:
        """The same with the text of its document, and with its name where both were sent. Refuses a name that is not
        known, and what is not trusted."""
        if wanted.query:
            return self._allowed(wanted)
        name = wanted.document or ""
        text = self._trusted.get(name) or (None if self._only else self._kept.get(name))
        if text is None:
            # The very words that clients wait for, to send the text beside the hash.
            raise Refusal(400, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", lenient=True)
        return replace(wanted, query=text, document=None)

    def keep(self, name: str, text: str) -> None:
        """Remember a document by its hash."""
        if not self._only:
            self._kept.keep(name, text, len(text))

    def _allowed(self, wanted: Parameters) -> Parameters:
        digest = hash_of(wanted.query)
        if wanted.document not in (None, digest):
            told = "The hash is not that of the 'query' beside it. Send the SHA-256 of its UTF-8, in lower-case hex."
            raise Refusal(400, "BAD_REQUEST", told)
        if self._only and digest not in self._trusted:
            told = "This server answers only documents that its operator has listed, and this is none of them."
            raise Refusal(400, "DOCUMENT_NOT_TRUSTED", told, lenient=True)
        return wanted


def hash_of(text: str) -> str:
    """SHA-256 of the text as UTF-8, 64 lower-case hex digits."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()
