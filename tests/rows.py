"""A table of rows as one test: it tells of every row that fails, and is cheaper than a test a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def failing(check: Callable[..., None], rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """The rows that a check fails on, each with what was wrong. That there are rows is asserted."""
    tried, wrong = 0, dict[str, str]()
    for row in rows:
        tried += 1
        try:
            check(*row)
        except AssertionError as fault:
            wrong[f"{tried}: {row!a}"] = str(fault)
    assert tried
    return wrong
