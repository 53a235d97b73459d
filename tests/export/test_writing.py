"""JSON is written in one way, and never steers a terminal."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from wizard.export.writing import dumps, plain
from wizard.schema.scheme import Severity


class Share(float):
    """A number of a type of its own."""


def test_plain_json_has_one_way_of_writing_each_value() -> None:
    assert [type(one) for one in plain([Share(2.0), Share(2.5), 2.0, 2.5])] == [int, Share, int, float]
    value = {
        "a": (1.0, 2.5, -0.0, 1e300),
        "b": {3, 1},
        "d": date(2023, 1, 2),
        "s": Severity.ERROR,
        "o": 1 + 2j,
        5: None,
    }
    assert plain(value) == {
        "a": [1, 2.5, 0, 1e300], "b": [1, 3], "d": "2023-01-02", "s": "error", "o": "(1+2j)", "5": None,
    }  # fmt: skip
    assert (
        dumps({"b": "\x9b\u2028å", "a": 1}, sort_keys=True) == '{\n  "a": 1,\n  "b": "\\u009b\\u2028å"\n}\n'
    )


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
PLAIN = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner), max_leaves=20
)


@given(st.dictionaries(st.text(), PLAIN))
@example({"a": [1e16, 1e-5, 0.001, 123456789.125, 999999999999999.9, 5e-324, -0.0, 2**70, -(10**30)]})
@example({"a": "\x7f\x85\u2028\u202e\u2066\xa0\ud800", "\x9b": {}, "b": [], "c": {"d": [[], {}]}})
@example({"a": {None: 1, True: 2, 1.5: 3}})
@example({"a": '\u202e«på» – \\ " / \x00\n'})
def test_json_is_what_the_standard_library_writes_but_for_what_steers_a_terminal(
    value: dict[str, Any],
) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    steering = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
    assert dumps(value) == steering.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
