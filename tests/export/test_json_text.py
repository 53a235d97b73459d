"""The JSON of a report's parts is that of the standard library, and parts are never changed."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wizard.export import json_text
from wizard.export.json_text import Part, file_text, finding_text, known, members_text, quoted, value_text
from wizard.export.writing import dumps

ODD_TEXTS = st.text() | st.sampled_from(
    ["\x7f", "\x9b2J", "a\u2028b", "\u202e", "\xa0", 'a"b\\', "1\u00a0000\u00a0kr", "\ud800", "\r\n", ""]
)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ODD_TEXTS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(ODD_TEXTS | st.integers() | st.none(), inner),
    max_leaves=20,
)
FINDING = {
    "rule": "budget.balance", "severity": "error", "at": "/costs/0", "message": "Det er 1\u00a0000\u00a0kr.",
    "mend": "Se «x».", "source": "s21", "values": {"over": 1000, "by": [0.5, "æ"]}, "acknowledged": None,
}  # fmt: skip
FILE = {
    "file": "søknad.json", "status": "ready", "scheme": "overgangsordning", "edition": "2023",
    "definition": "sha256:1", "verdict": "eligible",
    "conditions": [{"id": "a", "state": "met", "source": "s21"}, {"id": "b", "state": "unknown", "source": ""}],
    "counts": {"blocker": 0, "error": 1, "warning": 0, "advice": 0},
    "totals": {"total_cost": 5, "total_financing": None, "grant_sought": 0, "own_funds": -5, "ceiling": None},
    "findings": [FINDING],
}  # fmt: skip
PADS = st.sampled_from(["", "  ", " " * 8])


def placed(value: Any, pad: str) -> str:
    """What `dumps` writes, so many spaces further in."""
    return dumps(value)[:-1].replace("\n", f"\n{pad}")


@given(VALUES, PADS)
@example([1e16, 1e-5, -0.0, 5e-324, 2**70, [], {}, [[]], {"a": {}}], "  ")
@example({"a": {1: "x"}, "b": ["\x85", True, None]}, "    ")
@example({None: 1, True: 2, 1.5: 3}, "")
def test_any_value_is_written_as_json_writes_it(value: Any, pad: str) -> None:
    assert value_text(value, pad) == placed(value, pad)


@pytest.mark.parametrize(
    "value", [float("nan"), [float("inf")], {"a": {"b": float("nan")}}, {"a": 1j}, object()]
)
def test_what_is_no_json_is_refused_as_json_refuses_it(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)) as expected:
        dumps(value)
    with pytest.raises(type(expected.value)):
        value_text(value, "")


@given(ODD_TEXTS)
def test_a_text_is_written_without_what_steers_a_terminal(text: str) -> None:
    assert quoted(text) == known(text) == known(text) == dumps(text)[:-1]


def without(part: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {key: one for key, one in value.items() if key != part}


@pytest.mark.parametrize(
    "odd",
    [
        lambda found: found,
        lambda found: dict(reversed(found.items())),
        without("mend"),
        lambda found: {**found, "more": 1},
        lambda found: {**found, "at": None},
        lambda found: {**found, "rule": 5},
        lambda found: {**found, "message": ["a"]},
        lambda found: {**found, "values": None},
        lambda found: {**found, "values": {}},
        lambda found: {**found, "values": {1: 2}},
        lambda found: {**found, "acknowledged": "Sagt \x1b[2J\u2028"},
        lambda found: {**found, "acknowledged": False},
    ],
)
@pytest.mark.parametrize("pad", ["", "        "])
def test_a_finding_of_any_shape_is_written_as_json_writes_it(odd: Any, pad: str) -> None:
    assert finding_text(odd(FINDING), pad) == placed(odd(FINDING), pad)


@pytest.mark.parametrize(
    "odd",
    [
        lambda file: file,
        lambda file: dict(reversed(file.items())),
        without("verdict"),
        lambda file: {**file, "practice": True},
        lambda file: {**file, "scheme": None, "edition": None},
        lambda file: {**file, "conditions": [], "findings": []},
        lambda file: {**file, "conditions": None},
        lambda file: {**file, "counts": {**file["counts"], "error": True}},
        lambda file: {**file, "counts": {**file["counts"], "more": 1}},
        lambda file: {**file, "counts": dict(reversed(file["counts"].items()))},
        lambda file: {**file, "counts": None},
        lambda file: {**file, "totals": {**file["totals"], "ceiling": 0.5}},
        lambda file: {**file, "totals": {}},
        lambda file: {**file, "file": "a\x9b\u2028.json"},
        lambda file: {**file, "findings": [FINDING, {**FINDING, "at": 1}, "text"]},
    ],
)
@pytest.mark.parametrize("pad", ["", "    "])
def test_a_file_of_any_shape_is_written_as_json_writes_it(odd: Any, pad: str) -> None:
    file = odd(FILE)
    assert file_text(file, None, pad) == placed(file, pad)
    told = [finding_text(found, f"{pad}    ") for found in file["findings"]]
    assert file_text({**file, "findings": ["others"]}, told, pad) == placed(file, pad)


def test_the_usual_file_and_finding_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dumps(FILE)[:-1]
    monkeypatch.setattr(json_text, "dumps", None)
    assert file_text(FILE, None, "") == expected


def test_a_part_has_its_json_put_together_once() -> None:
    asked: list[str] = []

    def write(value: dict[str, Any], pad: str) -> str:
        asked.append(pad)
        return members_text(dict(value), pad)

    part = Part.of({"a": [1]}, write)
    for _ in range(2):
        assert value_text(part, "") == finding_text(part, "") == placed({"a": [1]}, "")
        assert value_text([part], "") == placed([{"a": [1]}], "")
    assert asked == ["", "  "]
    assert json.loads(dumps({"x": part})) == {"x": {"a": [1]}}


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part.update(a=2),
        lambda part: part.__setitem__("a", 2),
        lambda part: part.__delitem__("a"),
        lambda part: part.setdefault("b", 2),
        lambda part: part.pop("a"),
        lambda part: part.popitem(),
        lambda part: part.clear(),
        lambda part: part.__ior__({"a": 2}),
    ],
)
def test_a_part_is_never_changed(change: Any) -> None:
    part = Part.of({"a": 1}, members_text)
    with pytest.raises(TypeError):
        change(part)
    assert part == {"a": 1}


def test_a_copy_of_a_part_is_an_ordinary_dict() -> None:
    part = Part.of({"a": {"b": 1}}, members_text)
    for made in (
        copy.copy(part),
        copy.deepcopy(part),
        pickle.loads(pickle.dumps(part)),
        {**part},
        part.copy(),
    ):
        assert type(made) is dict
        made["a"] = 2
    assert part == {"a": {"b": 1}}


def test_no_more_texts_are_kept_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_MOST_KNOWN", 3)
    monkeypatch.setattr(json_text, "_known", {})
    for number in range(10):
        assert known(f"<{number}>") == f'"<{number}>"'
    assert 0 < len(json_text._known) <= json_text._MOST_KNOWN


def test_a_mapping_that_is_no_dict_is_refused_as_json_refuses_it() -> None:
    with pytest.raises(TypeError):
        value_text(MappingProxyType({"a": 1}), "")
