"""What the document of a package says, and in which language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.export import small
from tests.export.packaged import LIBRARY, TODAY, files
from tests.export.readback import sections
from wizard.export.package import build_package
from wizard.schema.application import Application


def test_a_scheme_of_content_alone_has_a_document(tmp_path: Path) -> None:
    library = small.library(tmp_path)
    application = small.application(helpers=[{"name": "Kari", "hours": 2.5}], application_language="en")
    text = build_package(library, application, TODAY, version="9").files["soknad.md"].decode()
    titles = [s.title for s in sections(text)]
    assert titles == [
        "", "Grant application: Frivillig støtte 2030", "Conditions", "The priorities of the scheme",
        "Warnings from the check, and the applicant's answers", "Part 1: Alt", "Planen", "Hvem hjelper?",
        "Call and sources", "Sources", "About this document",
    ]  # fmt: skip
    assert (
        "2030. The application is due on 1 May 2030 at 12.00. Source: Kunngjøring (from a secondary source)."
        in text
    )
    assert "- **Met:** not-ended. Source: Kunngjøring (inferred, confirmed by no source)." in text
    assert "- hour: 450\u00a0kr. Source: Kunngjøring." in text
    assert "The call is closed" not in text
    assert "veiviser 9, 16 January 2023" in text
    assert "<https://example.no/a b>" not in text


def test_the_language_of_the_package_is_the_one_applied_in(tmp_path: Path) -> None:
    library = small.library(tmp_path)
    first = {
        lang: build_package(library, small.application(application_language=lang), TODAY)
        .files["soknad.md"]
        .decode()
        for lang in ("nb", "nn", "en", None, "fr")
        if lang != "fr"
    }
    assert first["nn"].startswith("# Søknad om tilskot")
    assert first["en"].startswith("# Grant application")
    assert first["nb"].startswith("# Søknad om tilskudd")
    assert first[None].startswith("# Søknad om tilskudd")


def test_a_closed_call_says_so_on_the_first_page() -> None:
    text = files(Application(scheme="kommunalt-rusarbeid", edition="2025"))["utkast.md"].decode()
    assert "Utlysningen er stengt, og den var den siste i ordningen." in text.split("\n## ")[0]


def test_an_answer_of_the_wrong_kind_is_shown_as_it_was_written() -> None:
    application = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={"purpose": "grant", "municipality": "9999", "contact_phone": [1], "costs": [{"amount": "mye"}, 3], "salaries": "x",
                 "positions": "y", "summary": 5},
    )  # fmt: skip
    text = files(application)["utkast.md"].decode()
    for shown in ("«9999»", "«\\[1\\]»", "«mye»", "«3»", "«x»", "«y»", "«5»"):
        assert f"{shown} (ikke et gyldig svar)" in text


def test_the_first_page_says_with_whom_the_path_in_the_form_and_the_deadlines() -> None:
    answers: dict[str, Any] = {
        "municipality": "1826",
        "intermunicipal": "yes",
        "salaries": [{"levy_zone": "IV"}],
    }
    one = Application(scheme="kommunalt-rusarbeid", edition="2025", answers=answers)
    text = files(one)["utkast.md"].decode()
    assert "- Alene eller sammen: Sammen med andre kommuner, som ikke er navngitt\n" in text
    assert "- Vei i søknadsskjemaet: Nye søkere." in text
    assert "- Frist for rapport om dette tilskuddet: 1. mars 2026. Kilde:" in text
    assert "- Arbeidsgiveravgift: sone IV: 5,1\u00a0%. Kilde:" in text
    assert "Ekstra arbeidsgiveravgift" not in text
    two = Application(
        scheme="kommunalt-rusarbeid",
        edition="2025",
        answers={**answers, "partner_municipalities": [{"municipality": "1825"}, {"contact_name": "x"}]},
    )
    assert "- Alene eller sammen: Sammen med Grane (1825)\n" in files(two)["utkast.md"].decode()


def test_a_priority_with_choices_has_a_line_for_each_that_is_used() -> None:
    rows = [
        {"title": "Ruskonsulent", "focus_areas": ["housing", "early_effort"]},
        {"title": "Miljøterapeut", "focus_areas": ["housing"]},
        {"title": "Ingen"},
    ]
    application = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={"purpose": "grant", "positions": rows, "focus_description": "Lang tekst * " * 50},
    )
    found = sections(files(application)["utkast.md"].decode())
    cells = next(s for s in found if s.title == "Ordningens prioriteringer").cells
    lines = {label: text for (label, head), text in cells.items() if head == "I korte trekk"}
    words = LIBRARY.words("overgangsordning", "nb")
    assert lines[words.choice("positions", "housing", "focus_areas")] == "Ruskonsulent og Miljøterapeut"
    assert lines[words.choice("positions", "early_effort", "focus_areas")] == "Ruskonsulent"
    assert lines[words.label("focus_description")].endswith("…")
