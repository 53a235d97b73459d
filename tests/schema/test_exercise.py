"""What a text should mention: each group once, whatever the case and the spaces."""

from __future__ import annotations

import pytest

from wizard.schema.exercise import Judged

GROUPS = (("økonomiplan", "budsjett"), ("264 000",), ("pårørande", "pårørende"))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", (0, 1, 2)),
        ("ØKONOMIPLANEN gjev 264 000 kr til Pårørande", ()),
        ("264\N{NO-BREAK SPACE}000 kr", (0, 2)),
        ("264\n000 kr i budsjettet", (2,)),
        ("264000 kr til pårørende", (0, 1)),
    ],
)
def test_a_group_is_lacking_where_none_of_its_words_stands(text: str, lacking: tuple[int, ...]) -> None:
    assert Judged(question="incorporation", how="text", mentions=GROUPS).unmentioned(text) == lacking


def test_without_groups_nothing_is_lacking() -> None:
    assert Judged(question="incorporation").unmentioned("") == ()
