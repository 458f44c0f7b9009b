"""From settings to a service that answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rasso_graph.resolvers.service import Service
from rasso_graph.schema import build
from rasso_graph.server.settings import Settings
