"""The place of every key and value of a TOML document."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.content.folders import content_root
from wizard.content.toml_lines import TomlLines

DOCUMENT = '''# a comment with [brackets] and "quotes"
id = "x"
"quoted key" = 1
a.b.c = true

[[step]]
id = "one"          # [[not a table]]

[[step.question]]
id = "q1"
text = """
first
  second \\u00e6 "quoted" \\
     joined"""
columns = [
  { id = "c1", kind = "text" },  # why
  { id = "c2", nested = [[1, 2], ["]", '}']] },
]

[[step.question]]
id = 'q2'

[step.question.follows]
table = "t"

[[step]]
id = "two"
at = 2023-02-01 23:59:00
raw = \'\'\'it's
raw\'\'\'
empty = ""

[[step.question]]
id = "q3"
[deep.er.table]
last = -1.5e3
'''


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path of a document, inner ones included."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*before, key)
        yield from paths(inner, (*before, key))


def indexed(lines: TomlLines) -> set[tuple[Any, ...]]:
    return {*lines.keys, *lines.values}


def test_every_path_that_tomllib_reads_has_a_place_and_no_other_has() -> None:
    assert indexed(TomlLines(DOCUMENT)) == set(paths(tomllib.loads(DOCUMENT)))


def test_all_bundled_toml_is_indexed_whole() -> None:
    for file in content_root().rglob("*.toml"):
        text = file.read_text("utf-8")
        assert indexed(TomlLines(text)) == set(paths(tomllib.loads(text))), file


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("id",), 2, 1),
        (("quoted key",), 3, 1),
        (("a", "b", "c"), 4, 1),
        (("step", 0), 6, 1),
        (("step", 0, "question", 0, "id"), 10, 1),
        (("step", 0, "question", 0, "columns", 1, "nested"), 17, 16),
        (("step", 0, "question", 1, "id"), 21, 1),
        (("step", 0, "question", 1, "follows", "table"), 24, 1),
        (("step", 1, "question", 0, "id"), 34, 1),
        (("deep", "er"), 35, 1),
        (("deep", "er", "table", "last"), 36, 1),
        (("step", 0, "question", 0, "missing"), 9, 1),
        (("nowhere",), 1, 1),
    ],
)
def test_a_key_has_its_line_and_column(path: tuple[Any, ...], line: int, column: int) -> None:
    assert TomlLines(DOCUMENT).key(path) == (line, column)


@pytest.mark.parametrize(
    ("path", "inside", "line", "column"),
    [
        (("id",), (1, 1), 2, 7),
        (("step", 0, "question", 0, "text"), (1, 1), 12, 1),
        (("step", 0, "question", 0, "text"), (2, 4), 13, 4),
        (("step", 0, "question", 0, "text"), (2, 11), 13, 16),
        (("step", 1, "raw"), (2, 2), 30, 2),
        (("step", 1, "at"), (1, 9), 28, 6),
        (("gone",), (1, 9), 1, 1),
    ],
)
def test_a_place_inside_a_string_is_found_in_the_file(
    path: tuple[Any, ...], inside: tuple[int, int], line: int, column: int
) -> None:
    assert TomlLines(DOCUMENT).inside(path, *inside) == (line, column)


def test_lines_count_the_same_with_windows_line_ends() -> None:
    windows = DOCUMENT.replace("\n", "\r\n")
    assert TomlLines(windows).key(("step", 1, "question", 0, "id")) == (34, 1)


KEYS = st.sampled_from(["id", "a-b", '"x y"', "'l.t'", "k9"])
SCALARS = st.sampled_from(
    [
        '"a"',
        "'b # c'",
        "1",
        "2.5",
        "true",
        "2023-02-01",
        "2023-02-01T10:00:00",
        '"""x\n[y]\n"""',
        "''",
        '"\\"]"',
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda v: "[ " + ", ".join(v) + " ]"),
        st.lists(inner, min_size=1, max_size=3).map(lambda v: "[\n  " + ",\n  ".join(v) + ", # c\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        ),
    ),
    max_leaves=6,
)
PAIRS = st.dictionaries(KEYS, VALUES, max_size=3).map(lambda d: "".join(f"{k} = {v}\n" for k, v in d.items()))
TABLES = st.lists(st.tuples(st.sampled_from(["[[t]]", "[[t.u]]", "[[t.u.v]]"]), PAIRS), max_size=6)


@given(PAIRS, TABLES)
@settings(max_examples=150, deadline=None)
def test_whatever_tomllib_reads_is_indexed_whole(head: str, tables: list[tuple[str, str]]) -> None:
    text = head + "".join(f"{header}\n{pairs}" for header, pairs in tables)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert indexed(TomlLines(text)) == set(paths(read))
