"""What was made of texts, kept for the next who sends one: so many, of so much size in all."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Things by the digest of a text, the longest unused forgotten first. Threads may share it."""

    def __init__(self, most: int, largest: int) -> None:
        self._most, self._largest = most, largest
        self._size = 0
        self._kept: OrderedDict[bytes, tuple[T, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str) -> T | None:
        """What is kept of the text."""
        key = _digest(text)
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
        return found[0] if found else None

    def keep(self, text: str, thing: T, size: int) -> None:
        """Keep it, and forget what is too much."""
        key = _digest(text)
        with self._lock:
            self._size += size - self._kept.pop(key, (thing, 0))[1]
            self._kept[key] = thing, size
            while len(self._kept) > self._most or self._size > self._largest:
                self._size -= self._kept.popitem(last=False)[1][1]


def _digest(text: str) -> bytes:
    return sha256(text.encode(errors="surrogatepass")).digest()
