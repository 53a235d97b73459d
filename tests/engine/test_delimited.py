"""Delimited text: the clipboard of a spreadsheet, and files of many makes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.delimited import clipboard_cells, decoded, file_cells, guarded, unguarded, written
from wizard.schema.assessment import Refused

ROWS = [["Post", "Beløp"], ["Reise", "1 000"]]


def no_heads(_: Sequence[str]) -> int:
    return 0


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Post\tBeløp\r\nReise\t1 000\r\n", ROWS),
        ("Post\tBeløp\nReise\t1 000", ROWS),
        ("Post\tBeløp\rReise\t1 000\r", ROWS),
        # tmux and xterm paste each LF as CR.
        ("Post\tBeløp\r\rReise\t1 000\r\r", ROWS),
        ("a\r\r\r\rb\r\r", [["a"], [""], ["b"]]),
        ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
        ("ett", [["ett"]]),
        ("ett\r\n", [["ett"]]),
        ("\r\n \t\r\n", []),
        ("", []),
        ("a\tb\t\t\r\nc\t\t\t\r\n", [["a", "b"], ["c", ""]]),
        # Excel quotes a cell with a line break or a tab, and doubles its quotes.
        ('"Storgata 1\n6770 Nordfjordeid"\t5\r\n', [["Storgata 1\n6770 Nordfjordeid", "5"]]),
        ('"sa ""hei""\nog gikk"\tx\r\n', [['sa "hei"\nog gikk', "x"]]),
        ('"a\tb"\tx\r\n', [["a\tb", "x"]]),
        ('"sa ""hei"" høyt"\tx\r\n', [['sa "hei" høyt', "x"]]),
        # A quote without such a reason is a quote.
        ('"Ny giv"\tx\r\n', [['"Ny giv"', "x"]]),
        ('"Ny giv" for alle\tx\r\n', [['"Ny giv" for alle', "x"]]),
        ('5" rør\tx\r\n', [['5" rør', "x"]]),
        ('"aldri lukket\tx\r\ny\tz\r\n', [['"aldri lukket', "x"], ["y", "z"]]),
        # Some programs quote everything.
        ('"Reise"\t"10"\r\n"Kurs"\t\r\n', [["Reise", "10"], ["Kurs", ""]]),
    ],
)
def test_a_block_of_the_clipboard_is_taken_apart(text: str, cells: list[list[str]]) -> None:
    assert clipboard_cells(text) == cells


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=5))
def test_any_clipboard_is_some_rows_of_cells(rows: list[list[str]]) -> None:
    for text in ("\r\n".join("\t".join(row) for row in rows), "\n".join(map("".join, rows))):
        cells = clipboard_cells(text)
        assert not cells or any(cell.strip() for cell in cells[-1])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Beløp;å".encode(), "Beløp;å"),
        ("Beløp;å".encode("utf-8-sig"), "Beløp;å"),
        ("Beløp;å".encode("utf-16"), "Beløp;å"),
        (b"\xfe\xff" + "Beløp".encode("utf-16-be"), "Beløp"),
        ("Beløp – «å» 5 €".encode("cp1252"), "Beløp – «å» 5 €"),
        (b"a\x1a", "a\x1a"),
    ],
)
def test_the_text_of_a_file_is_found_whatever_wrote_it(data: bytes, text: str) -> None:
    assert decoded(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04\x14\x00", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "workbook"),
        (b"a;b\x00c", "binary"),
        (b"\x89PNG\r\n\x1a\n\x02\x03", "binary"),
        ("a;b".encode("utf-32"), "binary"),
        (b"\xff\xfea", "encoding"),
        (b"\xff\xfe\x00\xd8a\x00", "encoding"),
        (b"bel\x9dp", "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    found = decoded(data)
    assert isinstance(found, Refused)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Post;Beløp\r\nReise;1 000\r\n", ROWS),
        ("Post,Beløp\nReise,1 000\n", ROWS),
        ("Post\tBeløp\nReise\t1 000", ROWS),
        ("sep=,\r\nPost,Beløp\r\nReise,1 000", ROWS),
        ("SEP=|\nPost|Beløp\nReise|1 000", ROWS),
        # A decimal comma is no mark between cells, not even in every row.
        ("Reise;10,5\nKurs;20,5\n", [["Reise", "10,5"], ["Kurs", "20,5"]]),
        ('"Tog, fly";100\n"Kurs";20\n', [["Tog, fly", "100"], ["Kurs", "20"]]),
        ('Post,Tekst\nReise,"Tog; fly"\nKurs,"To; tre"\n', [["Post", "Tekst"], ["Reise", "Tog; fly"], ["Kurs", "To; tre"]]),
        ('a;"sa ""hei""\nog gikk"\n', [["a", 'sa "hei"\nog gikk']]),
        ('a;5" rør\n', [["a", '5" rør']]),
        ("a;b\n;\n\nc;d\n;\n", [["a", "b"], ["c", "d"]]),
        ("bare en kolonne\nen, to\n", [["bare en kolonne"], ["en, to"]]),
    ],
)  # fmt: skip
def test_the_cells_of_a_file_are_found(text: str, cells: list[list[str]]) -> None:
    assert file_cells(text, no_heads) == cells


def test_known_heads_decide_what_stands_between_cells() -> None:
    text = "Navn, rolle;Beløp\nen, to;3\n"
    known = {"Navn, rolle": 1, "Navn": 1, " rolle;Beløp": 1}
    assert file_cells(text, lambda row: sum(known.get(cell, 0) for cell in row)) == [
        ["Navn", " rolle;Beløp"],
        ["en", " to;3"],
    ]
    assert file_cells(text, lambda row: row.count("Beløp")) == [["Navn, rolle", "Beløp"], ["en, to", "3"]]


@pytest.mark.parametrize(
    ("text", "line"), [('a;b\nc;"d\ne;f\n', 2), ('a;b\n\n"Ny giv" nå;b', 3), (f'"{"x" * 140_000}"', 1)]
)
def test_quotes_that_do_not_match_are_refused_with_their_line(text: str, line: int) -> None:
    assert file_cells(text, no_heads) == Refused(reason="quotes", values={"line": line})


def test_a_file_of_nothing_but_its_mark_is_empty() -> None:
    assert file_cells("sep=;\n;;\n", no_heads) == Refused(reason="empty")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+47 22", "'+47 22"),
        ("-fem", "'-fem"),
        ("@navn", "'@navn"),
        (" =1", "' =1"),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("'sitat'", "'sitat'"),
        ("1-2", "1-2"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_no_text_is_a_formula_to_a_spreadsheet(text: str, safe: str) -> None:
    assert guarded(text) == safe
    assert unguarded(safe) == text


@given(st.text() | st.text("'=+-@ x"))
def test_the_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])) | st.text('";,\t\n x')


@given(st.lists(st.lists(_CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    heads = ["Første kolonne", "Andre kolonne"]
    text = decoded(written([heads, *rows]))
    assert isinstance(text, str)
    cells = file_cells(text, lambda row: sum(cell in heads for cell in row))
    assert isinstance(cells, list)
    wide = [[*row, ""][:2] for row in cells]
    assert wide == [heads, *(row for row in rows if any(not c.isspace() and c for c in map(_seen, row)))]


def _seen(cell: str) -> str:
    """A cell without what nobody sees."""
    import unicodedata

    return "".join(c for c in cell if unicodedata.category(c) != "Cf")
