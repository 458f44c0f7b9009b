"""The version of how a graph is laid out in a store."""

LAYOUT = 4
"""Raised when tables, labels, keys or derived properties change; `rasso seed apply` says how to upgrade."""
