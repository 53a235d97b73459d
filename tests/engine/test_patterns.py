"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from wizard.engine import patterns
from wizard.engine.patterns import lazy


def test_it_finds_what_the_pattern_finds() -> None:
    assert lazy("b+").findall("abba b") == re.findall("b+", "abba b")
    assert [m.span() for m in lazy("B+", re.IGNORECASE).finditer("abba")] == [(1, 3)]
    assert lazy(b"b").sub(b"c", b"abba") == b"acca"


def test_it_is_compiled_at_the_first_use_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(patterns.re, "compile", lambda *given: compiled.append(given) or compile_now(*given))
    pattern = lazy("b(c)?")
    assert compiled == []
    assert pattern.search("abba") is not None
    assert pattern.search("zz") is None
    assert pattern.fullmatch("bc") is not None
    assert compiled == [("b(c)?", 0)]


def test_a_fault_in_a_pattern_is_raised_where_it_is_used() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    root = Path(patterns.__file__).parents[2]
    files = [
        path for area in ("engine", "content", "export") for path in (root / "wizard" / area).rglob("*.py")
    ]
    modules = [import_module(".".join(path.relative_to(root).with_suffix("").parts)) for path in files]
    found = [thing for module in modules for thing in vars(module).values() if type(thing) is patterns._Later]
    assert len(found) > 50
    for pattern in found:
        assert pattern.search is not None
