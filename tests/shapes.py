"""Lists and objects of any values, told apart so that a strict type checker follows."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a list."""
    return isinstance(value, list)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is an object of JSON, or the like."""
    return isinstance(value, dict)
