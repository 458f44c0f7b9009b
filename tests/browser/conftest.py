"""A running server, as the server's tests have it."""

from tests.server.conftest import client

__all__ = ["client"]
