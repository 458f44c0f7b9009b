"""What the driver's errors mean for whoever asked Neo4j: what passes by itself, and what somebody has to mend."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from typing import Any, cast

from neo4j.exceptions import (
    ConnectionAcquisitionTimeoutError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from rasso_graph.loaders import faults
from rasso_graph.loaders.store import StoreAway, StoreBusy, StoreTimeout, StoreUnready

_TIMEOUTS = {
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
}
_OF_STATEMENTS = ("Neo.ClientError.Statement.", "Neo.DatabaseError.")
_SECURITY = "Neo.ClientError.Security."
_PASSING = {f"{_SECURITY}AuthorizationExpired"}
_TO_MEND = {
    f"{_SECURITY}AuthenticationRateLimit": faults.TOO_OFTEN,
    f"{_SECURITY}CredentialsExpired": faults.EXPIRED,
    "Neo.ClientError.Database.DatabaseNotFound": faults.NO_DATABASE,
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": faults.READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": faults.READ_ONLY,
}


def translated(error: Neo4jError | DriverError, place: object) -> Exception:
    """What an error means. One that only a mistake of ours can raise is given back as it is."""
    fault = _fault(error)
    if fault:
        return StoreUnready(place, fault)
    if isinstance(error, ConnectionAcquisitionTimeoutError):
        return StoreBusy(f"The store at {place} had no connection free in time")
    if isinstance(error, Neo4jError):
        return _told_by_server(error, place)
    passing = isinstance(error, ServiceUnavailable | SessionExpired) or error.is_retryable()
    return StoreAway(f"The store at {place} does not answer. Is the server running?") if passing else error


def may_be_half(error: Exception) -> bool:
    """Whether reading half of an update may fail so: a node that has gone, or the mark of the store half written."""
    return isinstance(error, StoreUnready) or (
        isinstance(error, Neo4jError) and (error.code or "").startswith(_OF_STATEMENTS)
    )


def _told_by_server(error: Neo4jError, place: object) -> Exception:
    if error.code in _TIMEOUTS:
        return StoreTimeout("the statement took too long")
    if error.code in _PASSING or error.is_retryable():
        return StoreAway(f"The store at {place} does not answer now: {error.code}")
    return error


def _fault(error: Neo4jError | DriverError) -> str | None:
    """What somebody has to mend, if anything."""
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    if code in _TO_MEND:
        return _TO_MEND[code]
    if code.startswith(_SECURITY) and code not in _PASSING:
        return faults.REFUSED
    causes = list(_causes(error))
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return faults.UNTRUSTED
    # The driver has no public name for a connection that breaks off where TLS should begin.
    if any(isinstance(one, ssl.SSLError) or type(one).__name__ == "BoltSecurityError" for one in causes):
        return faults.NO_TLS
    return faults.HTTP if any("looks like HTTP" in str(one) for one in causes) else None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it; the driver gathers those of several servers in a group."""
    yield error
    several: Sequence[BaseException] = cast(Any, error).exceptions if isinstance(error, BaseExceptionGroup) else ()
    for one in (error.__cause__, *several):
        if one is not None:
            yield from _causes(one)
