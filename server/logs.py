"""The log: one line for each request, on standard error, as text for people or JSON for machines."""

from __future__ import annotations

import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson

from rasso_graph.server.settings import Settings

LOG = logging.getLogger("rasso")
REQUEST: ContextVar[str] = ContextVar("request", default="-")
"""The id of the request being answered, which every line logged meanwhile carries."""


class JsonLines(logging.Formatter):
    """Each record as one JSON object: time, level, logger, event, request and whatever `fields` holds."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": _time(record), "level": record.levelname.lower(), "logger": record.name}
        line |= {"event": record.getMessage(), "request": REQUEST.get(), **_fields(record)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


class TextLines(logging.Formatter):
    """Each record as one line of text; a trace follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        asked = {} if REQUEST.get() == "-" else {"request": REQUEST.get()}
        fields = " ".join(f"{name}={_word(value)}" for name, value in {**_fields(record), **asked}.items())
        line = f"{_time(record)} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line


def start_logging(settings: Settings) -> None:
    """Log to standard error as the settings say. Drivers and uvicorn speak from warnings up."""
    json = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if json else TextLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(settings.log_level.upper())


def event(name: str, level: int = logging.INFO, **fields: Any) -> None:
    """Log something that happened, with its particulars."""
    LOG.log(level, name, extra={"fields": fields})


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return getattr(record, "fields", {})


def _word(value: Any) -> str:
    text = str(value)
    return orjson.dumps(text).decode() if not text or not text.isprintable() or " " in text else text
