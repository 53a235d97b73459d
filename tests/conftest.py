"""What every test may use: the bundled content, read once, and Hypothesis on a steady clock."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from wizard.content.library import Library
from wizard.schema.scheme import Definition

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("steady")

EDITIONS = [
    ("kommunalt-rusarbeid", "2023"),
    ("kommunalt-rusarbeid", "2024"),
    ("kommunalt-rusarbeid", "2025"),
    ("overgangsordning", "2023"),
    ("overgangsordning", "2024"),
]
TODAY = date(2023, 1, 16)


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture(scope="session", params=EDITIONS, ids="@".join)
def definition(request: pytest.FixtureRequest, library: Library) -> Definition:
    return library.definition(*request.param)


@pytest.fixture(scope="session")
def transition(library: Library) -> Definition:
    return library.definition("overgangsordning", "2023")


@pytest.fixture(scope="session")
def municipal(library: Library) -> Definition:
    return library.definition("kommunalt-rusarbeid", "2023")


SLOW = ("tests/test_terminal", "tests/test_wheel", "tests/test_sturdy", "tests/test_two_windows")
CORE = ("tests/engine", "tests/schema", "tests/test_cases")
"""Tests that the coverage of the pure core is measured with: those of its own.

It costs a third more, and seven times as much where one function runs long: such a test is marked
`no_cover` where it stands, for others take the same branches with less.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, so that no worker waits for another at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))
    for item in items:
        if not item.nodeid.startswith(CORE):
            item.add_marker(pytest.mark.no_cover)
