"""The machine that measures, in words."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime

from tests.neo4j.assembly import VERSION


def described() -> dict[str, str]:
    """Its processors, memory and programs, without names; when, and how busy it was with whatever it did."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    programs = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Neo4j Community {VERSION}"
    return {
        "machine": f"{os.cpu_count()} processors, {memory:.0f} GB of memory, {platform.system()}; {programs}",
        "date": datetime.now(UTC).date().isoformat(),
        "busy": f"{os.getloadavg()[1]:.1f}",
    }
