"""Choices, texts and municipalities that people type, and what becomes of them."""

from __future__ import annotations

from typing import Any

from tests.engine.kinds_fields import no

YES_NO: list[tuple[str, Any]] = [
    ("ja", True),
    ("Ja", True),
    ("J", True),
    ("yes", True),
    ("y", True),
    (" JA ", True),
    ("nei", False),
    ("NEI", False),
    ("n", False),
    ("no", False),
    ("kanskje", no("unreadable")),
    ("1", no("unreadable")),
    ("true", no("unreadable")),
]

CHOICE: list[tuple[str, Any]] = [
    ("I", "I"),
    ("Ia", "Ia"),
    ("ia", "Ia"),
    ("ii", "II"),
    ("health_overview", "health_overview"),
    ("Health overview", "health_overview"),
    ("health-overview", "health_overview"),
    ("own_survey", "own_survey"),
    ("Own survey", no("unknown")),
    ("VI", no("unknown", choices=["I", "Ia", "II", "own_survey", "own-survey", "health_overview"])),
    ("I, Ia", no("unknown")),
]

CHOICES: list[tuple[str, Any]] = [
    ("at_risk", ["at_risk"]),
    ("relatives, at_risk", ["relatives", "at_risk"]),
    ("at_risk;relatives", ["at_risk", "relatives"]),
    ("at_risk relatives at_risk", ["at_risk", "relatives"]),
    ("AT-RISK", ["at_risk"]),
    ("none_of_these", ["none_of_these"]),
    (",", None),
    ("none_of_these, at_risk", no("exclusive", choice="none_of_these")),
    ("at_risk, tull", no("unknown", found="tull")),
]

TEXT: list[tuple[str, Any]] = [
    ("Ruskonsulent", "Ruskonsulent"),
    ("  Ruskonsulent ", "Ruskonsulent"),
    ("To\nlinjer", "To linjer"),
    ("To\r\nlinjer", "To linjer"),
    ("Tab\tulator", "Tab ulator"),
    ("a\u0007\u001b[31mb", "a[31mb"),
    ("bla\u030aba\u0308r", "blåbär"),
    ("[red]{found}~$x</b>", "[red]{found}~$x</b>"),
    ("\u200b", None),
    ("halv\ud83d", no("surrogate", found="halv\ufffd")),
]

PROSE: list[tuple[str, Any]] = [
    ("En.\r\n\r\nTo.", "En.\n\nTo."),
    ("En.\rTo.", "En.\nTo."),
    ("Word\x0bmyk", "Word\nmyk"),
    ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
    ("  innrykk\tog tab \n", "  innrykk\tog tab \n"),
    ("nul\x00l\x9b", "null"),
    ("a\x00\u030a", "å"),
    ("familie 👩‍👩‍👧", "familie 👩‍👩‍👧"),
    ("\udc00", no("surrogate")),
]

MUNICIPALITY: list[tuple[str, Any]] = [
    ("1826", "1826"),
    (" 1826 ", "1826"),
    ("1 826", "1826"),
    ("1.826", "1826"),
    ("Hattfjelldal", "1826"),
    ("hattfjelldal", "1826"),
    ("HATTFJELLDAL KOMMUNE", "1826"),
    ("Hattfjelldal municipality", "1826"),
    ("Aarborte", "1826"),
    ("årborte", "1826"),
    ("1826 Hattfjelldal", "1826"),
    ("Hattfjelldal (1826)", "1826"),
    ("Ålesund", "1508"),
    ("A\u030alesund", "1508"),
    ("aalesund", "1508"),
    ("alesund", "1508"),
    ("as", "3218"),
    ("bo", "1867"),
    ("Lillestroem", "3205"),
    ("sor varanger", "5605"),
    ("Kárášjohka", "5610"),
    ("karasjohka", "5610"),
    ("Porsangu", "5622"),
    ("Herøy Nordland", "1818"),
    ("Herøy (Nordland)", "1818"),
    ("Herøy, Møre og Romsdal", "1515"),
    ("1818 Herøy", "1818"),
    ("1515 Herøy (Møre og Romsdal)", "1515"),
    ("Herøy", no("ambiguous", candidates=["1515 Herøy (Møre og Romsdal)", "1818 Herøy (Nordland)"])),
    ("heroy", no("ambiguous")),
    ("1507", no("renumbered", candidates=["1508 Ålesund (Møre og Romsdal)", "1580 Haram (Møre og Romsdal)"])),
    ("301", no("near", nearest="0301 Oslo (Oslo)")),
    ("Hattfjeldal", no("near", nearest="1826 Hattfjelldal (Nordland)")),
    ("1826 Oslo", no("near", nearest="0301 Oslo (Oslo)")),
    ("9999", no("unknown")),
    ("18261", no("unknown")),
    ("Atlantis", no("unknown")),
    ("!!", no("unknown")),
    ("１826", no("foreign-digits")),
]

TABLE: list[tuple[str, Any]] = [("rad 1", no("json-type"))]
