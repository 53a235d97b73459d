"""The package: five files that agree, the same bytes each time, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import given as make
from tests.export import small
from tests.export.readback import Section, sections
from wizard.content.cases import Case
from wizard.content.library import Library
from wizard.engine import kinds
from wizard.engine.assess import assess
from wizard.export import package as package_module
from wizard.export.counted import counted
from wizard.export.model import model, share
from wizard.export.package import (
    PackageExists,
    PackageNotReady,
    PackageTooBig,
    build_package,
    write_package,
)
from wizard.export.reading import read_application, read_path
from wizard.export.report import TOTALS
from wizard.export.strict_json import MOST_BYTES
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

TODAY = date(2023, 1, 16)
LIBRARY = Library()
EDITIONS = [
    LIBRARY.definition(scheme, edition)
    for scheme, edition in [
        ("kommunalt-rusarbeid", "2023"),
        ("kommunalt-rusarbeid", "2025"),
        ("overgangsordning", "2023"),
    ]
]


@st.composite
def applications(
    draw: st.DrawFn, answers: Callable[[Definition], st.SearchStrategy[dict[str, Any]]]
) -> Application:
    """Any application: answers, and what hangs on any of the questions."""
    definition = draw(st.sampled_from(EDITIONS))
    names = st.sampled_from(sorted(definition.questions))
    pointers = names.map("/{}".format) | st.just("")
    texts = st.sampled_from(["", "venter på svar", "# Nei\n- ja", "[a](b) | c"])
    rules = st.sampled_from(sorted(definition.rule))
    return Application(
        scheme=definition.scheme,
        edition=definition.edition.id,
        answers=draw(answers(definition)),
        not_clarified=draw(st.dictionaries(names, texts, max_size=4)),
        acknowledged=draw(st.dictionaries(st.tuples(rules, pointers).map(" ".join), texts, max_size=4)),
        notes=draw(st.dictionaries(pointers, texts, max_size=4)),
    )


def kept(application: Application, **options: bool) -> Application:
    definition = LIBRARY.definition(application.scheme, application.edition)
    return counted(definition, application, assess(definition, application, TODAY), **options)


HOSTILE = [
    "# a", "- a", "1. a", "> a", "a | b", "```a", "<b>a</b>", "[a](b)", "a\\", "*a* _b_ `c`", "a\x1b[2Jb",
    "| a |\n| - |\n| b |", "a\n===", "a\n---\nb", "    a\n\n    b", "{field} %s {0}", "<!-- a", "&#10;&#10;# a",
]  # fmt: skip


def files(application: Application, **options: Any) -> dict[str, bytes]:
    return dict(build_package(LIBRARY, application, TODAY, draft=True, version="1", **options).files)


# ---------------------------------------------------------------- the round trip


@settings(max_examples=15)
@given(applications(make.odd_answers))
def test_a_package_is_read_back_as_what_counted_of_the_application(application: Application) -> None:
    assert read_application(files(application)["utkast.json"], LIBRARY) == kept(application)


@settings(max_examples=15)
@given(applications(make.answers))
def test_what_counts_of_what_counts_is_the_same_and_is_judged_the_same(application: Application) -> None:
    once = kept(application)
    assert kept(once) == once
    definition = LIBRARY.definition(application.scheme, application.edition)
    before, after = (assess(definition, a, TODAY) for a in (application, once))
    assert (before.findings, before.totals, before.values) == (after.findings, after.totals, after.values)


@settings(max_examples=15)
@given(applications(make.answers))
def test_an_application_in_its_normal_form_comes_back_identical(application: Application) -> None:
    once = kept(application)
    assert read_application(files(once)["utkast.json"], LIBRARY) == once


def test_what_is_not_relevant_or_empty_stays_out_and_takes_what_hangs_on_it_along() -> None:
    found = kept(
        Application(
            scheme="kommunalt-rusarbeid",
            edition="2025",
            answers={
                "has_outreach": False,
                "outreach_arenas": "i parken",
                "summary": " \n",
                "orgnr": "944 716 904",
                "partners": [{"id": "a", "name": "", "role": "x"}, {}, 7],
                "costs": [],
                "grant_sought": "mye",
            },
            not_clarified={"outreach_team": "x", "need": "y"},
            acknowledged={
                "text.thin /outreach_arenas": "x",
                "budget.vat /amounts_exclude_vat": "y",
                "deadline.passed ": "z",
            },
            notes={"/outreach_arenas": "x", "/partners/0/role": "y", "": "z"},
        )
    )
    assert found.answers == {
        "has_outreach": False,
        "orgnr": "944716904",
        "partners": [{"id": "a", "role": "x"}, {}, 7],
        "grant_sought": "mye",
    }
    assert found.not_clarified == {"need": "y"}
    assert list(found.acknowledged) == ["budget.vat /amounts_exclude_vat", "deadline.passed "]
    assert list(found.notes) == ["/partners/0/role", ""]


def test_notes_can_stay_at_home() -> None:
    application = Application(scheme="overgangsordning", edition="2023", notes={"/summary": "HEMMELIG"})
    assert b"HEMMELIG" in files(application)["utkast.json"]
    assert not any(b"HEMMELIG" in data for name, data in files(application).items() if name != "utkast.json")
    assert not any(b"HEMMELIG" in data for data in files(application, notes=False).values())


# ---------------------------------------------------------------- the Markdown equals the JSON

FIGURES = ("money", "number", "percent", "integer", "year", "date")


@settings(max_examples=15)
@given(applications(make.answers))
def test_every_figure_of_any_answers_is_the_same_in_markdown_and_json(application: Application) -> None:
    check_answers(application)
    check_computed(application)


@pytest.mark.parametrize("case", LIBRARY.examples(), ids=lambda case: case.id)
def test_every_figure_of_an_example_is_the_same_in_markdown_and_json(case: Case) -> None:
    application = read_path(case.application, LIBRARY)
    check_answers(application)
    check_computed(application)


def check_answers(application: Application) -> None:
    made = model(LIBRARY, kept(application), TODAY, "1", draft=True)
    written = json.loads(files(application)["utkast.json"])["answers"]
    found = sections(files(application)["utkast.md"].decode())
    definition, speaker = made.definition, made.speaker
    for question, value in written.items():
        field, label = definition.questions[question], speaker.label(question)
        if field.kind in FIGURES and question not in ("grant_sought", "pay_growth_percent"):
            shown = [
                i.removeprefix(f"{label}: ") for s in found for i in s.items if i.startswith(f"{label}: ")
            ]
            assert value in [kinds.parse(field, text, definition.registry) for text in shown]
        for column in field.columns:
            head = speaker.column(question, column.id)
            for n, row in enumerate(value):
                if column.kind in FIGURES and column.id in row:
                    # The first page shows some columns of the posts, and the step the others.
                    titles = (
                        (label, speaker.say("package.positions")) if question == "positions" else (label,)
                    )
                    at = (str(n + 1), head)
                    cells = [s.cells[at] for s in found if s.title in titles and at in s.cells]
                    assert [kinds.parse(column, text, definition.registry) for text in cells] == [
                        row[column.id]
                    ]


def check_computed(application: Application) -> None:
    made = model(LIBRARY, kept(application), TODAY, "1", draft=True)
    result = json.loads(files(application)["utkast.json"])["result"]
    found = sections(files(application)["utkast.md"].decode())
    say, budget = made.speaker.say, result["budget"]
    assert {name: budget["totals"].get(name) for name in TOTALS} == result["totals"]

    def section(title: str) -> Section:
        (only,) = [s for s in found if s.title == title]
        return only

    top = section(
        say("package.title", scheme=made.speaker.words.scheme.title, edition=made.definition.edition.id)
    )
    for name in ("grant_sought", "total_cost", "own_funds"):
        label = say(f"package.total.{name}")
        assert amount(top.cells[label, say("package.kroner")]) == budget["totals"][name]
    if budget["own_share_percent"] is not None:
        shown = top.cells[say("package.own-share"), say("package.kroner")]
        assert (
            float(shown.removesuffix("\u00a0%").replace("\u00a0", "").replace(",", "."))
            == budget["own_share_percent"]
        )
    for end in ("total_cost", "total_financing"):
        cells = section(say(f"package.sums.{end}")).cells
        sums = {label: amount(text) for (label, head), text in cells.items() if head == say("package.kroner")}
        assert sums == {
            say(f"package.total.{n}"): budget["totals"][n]
            for n in budget["totals"]
            if say(f"package.total.{n}") in sums
        }
        if None not in sums.values():
            assert sum(filter(None, list(sums.values())[:-1])) == list(sums.values())[-1]
    if budget["salaries"]:
        cells = section(say("package.row-costs")).cells
        for n, row in enumerate(budget["salaries"], start=1):
            for part, value in row.items():
                text = cells.get((str(n), say(f"package.cost.{part}")))
                assert (amount(text) if text is not None else 0) == value
    if budget["ceiling"]:
        cells = section(say("package.ceiling")).cells
        shown_rows = [amount(text) for (_, head), text in cells.items() if head != say("package.number")]
        assert shown_rows == budget["ceiling"]


def amount(text: str) -> int | None:
    return None if text == "–" else int(text.removesuffix("\u00a0kr").replace("\u00a0", ""))


@settings(max_examples=15)
@given(applications(make.answers))
def test_tables_are_at_most_a_hundred_columns_wide(application: Application) -> None:
    for name in ("utkast.md", "kontroll.md"):
        for line in files(application)[name].decode().split("\n"):
            assert not line.startswith("|") or len(line) <= 100, line


@pytest.mark.parametrize("scheme", ["kommunalt-rusarbeid", "overgangsordning"])
def test_no_text_can_change_the_structure_of_the_document(scheme: str) -> None:
    definition = LIBRARY.definition(scheme, "2023")
    texts = [q for q in definition.questions.values() if q.kind in ("text", "prose")]
    tables = [
        q
        for q in definition.questions.values()
        if q.kind == "table" and q.id not in ("positions", "salaries")
    ]
    # What is asked only sometimes is made relevant, so that all is in the document.
    answers: dict[str, Any] = {"purpose": "both", "applicant_type": "city_district", "intermunicipal": "no",
                               "has_outreach": True, "outreach_ages": ["under_18"], "signatory_role": "delegated"}  # fmt: skip
    answers = {key: value for key, value in answers.items() if key in definition.questions}

    def shape(text: str) -> list[tuple[int, str, int]]:
        rows = {t.id: [{c.id: text for c in t.columns if c.kind == "text"}] for t in tables}
        application = Application(
            scheme=scheme,
            edition="2023",
            answers={**answers, **{q.id: text for q in texts}, **rows},
            not_clarified={"amounts_exclude_vat": text},
            acknowledged={"budget.own-share ": text, "report.not-sent /former_report": text},
        )
        made = files(application)
        return [(s.level, s.title, len(s.paragraphs)) for s in sections(made["utkast.md"].decode())]

    # The findings differ from text to text, and are in the sections of the check; headings do not.
    plain = [(level, title) for level, title, _ in shape("vanlig tekst")]
    for text in HOSTILE:
        assert [(level, title) for level, title, _ in shape(text)] == plain, text


# ---------------------------------------------------------------- the folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_ready_application_gives_five_files_and_a_draft_has_names_of_its_own(tmp_path: Path) -> None:
    library, application = small.library(tmp_path / "content"), small.application()
    made = write_package(tmp_path / "ut" / "pakke", library, application, TODAY)
    assert names(tmp_path / "ut" / "pakke") == [
        "kontroll.json", "kontroll.md", "manifest.json", "soknad.json", "soknad.md",
    ]  # fmt: skip
    assert made.folder == (tmp_path / "ut" / "pakke").resolve()
    assert read_path(made.folder, library) == application
    draft = write_package(tmp_path / "utkast", library, application, TODAY, draft=True)
    assert {"utkast.json", "utkast.md"} <= draft.files.keys()
    assert draft.files["utkast.md"].startswith("**UTKAST – ingen feil funnet**\n".encode())
    assert names(tmp_path) == ["content", "ut", "utkast"]


def test_every_file_is_utf8_with_line_feeds_and_the_json_is_sorted(tmp_path: Path) -> None:
    made = build_package(small.library(tmp_path), small.application(plan="a\r\nb\r\n\r\nc å"), TODAY)
    for name, data in made.files.items():
        text = data.decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        if name.endswith(".json"):
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_the_same_application_date_and_version_give_the_same_bytes(tmp_path: Path) -> None:
    application = small.application(helpers=[{"name": "Å", "hours": 2.5}])
    again = Application.model_validate_json(application.model_dump_json())
    first = build_package(small.library(tmp_path / "a"), application, TODAY, version="1")
    second = build_package(small.library(tmp_path / "b"), again, TODAY, version="1")
    assert first.files == second.files
    assert (
        first.files
        != build_package(small.library(tmp_path / "c"), application, date(2023, 1, 17), version="1").files
    )


def test_an_application_that_is_not_ready_is_only_written_as_a_draft(tmp_path: Path) -> None:
    library, application = small.library(tmp_path / "content"), small.application(ended=True, plan=None)
    with pytest.raises(PackageNotReady) as caught:
        write_package(tmp_path / "pakke", library, application, TODAY)
    assert caught.value.values["count"] == 2
    assert not (tmp_path / "pakke").exists()
    made = write_package(tmp_path / "pakke", library, application, TODAY, draft=True)
    assert "soknad.json" not in made.files
    text = made.files["utkast.md"].decode()
    assert text.startswith(
        "**UTKAST – ikke klar: 1 vilkår ikke oppfylt og 1 feil**\n\n# Søknad om tilskudd: Frivillig støtte 2030\n"
    )
    assert json.loads(made.files["utkast.json"])["result"]["status"] == "not_ready"
    assert json.loads(made.files["manifest.json"])["draft"] is True


@pytest.mark.parametrize("what", ["file", "full", "link"])
def test_nothing_is_ever_overwritten(tmp_path: Path, what: str) -> None:
    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    if what == "file":
        place.write_text("x")
    elif what == "full":
        place.mkdir()
        (place / "a").write_text("x")
    else:
        place.symlink_to(tmp_path / "content")
    before = names(tmp_path)
    with pytest.raises(PackageExists):
        write_package(place, library, small.application(), TODAY)
    assert names(tmp_path) == before
    sentence = library.interface("nb").say("package.refused.exists", folder=str(place))
    assert str(place) in sentence


def test_a_folder_that_one_may_not_look_into_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> Any:
        raise PermissionError

    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    place.mkdir()
    made = build_package(library, small.application(), TODAY)
    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(PackageExists):
        package_module._put(place, made.files)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    library = small.library(tmp_path / "content")
    (tmp_path / "pakke").mkdir()
    write_package(tmp_path / "pakke", library, small.application(), TODAY)
    assert (tmp_path / "pakke" / "soknad.md").exists()


def test_a_folder_filled_in_the_meantime_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    write = package_module._write

    def meanwhile(path: Path, data: bytes) -> None:
        place.mkdir(exist_ok=True)
        (place / "andres").write_text("x")
        write(path, data)

    monkeypatch.setattr(package_module, "_write", meanwhile)
    with pytest.raises(PackageExists):
        write_package(place, library, small.application(), TODAY)
    assert names(place) == ["andres"]
    assert names(tmp_path) == ["content", "pakke"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:3])
        raise OSError(28, "full")

    monkeypatch.setattr(package_module, "_write", full)
    library = small.library(tmp_path / "content")
    with pytest.raises(OSError, match="full"):
        write_package(tmp_path / "pakke", library, small.application(), TODAY)
    assert names(tmp_path) == ["content"]


def test_a_package_that_nobody_could_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_module, "MOST_BYTES", 100)
    with pytest.raises(PackageTooBig):
        build_package(small.library(tmp_path), small.application(), TODAY)
    assert MOST_BYTES > 100


def test_the_manifest_has_sizes_sums_and_attachments() -> None:
    application = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={"documentation": [{"what": "Vedtak", "reference": "1/23", "attached": False}, {"what": 1}]},
    )
    made = files(application)
    manifest = json.loads(made["manifest.json"])
    assert [f["name"] for f in manifest["files"]] == [
        "kontroll.json",
        "kontroll.md",
        "utkast.json",
        "utkast.md",
    ]
    for listed in manifest["files"]:
        assert listed["size"] == len(made[listed["name"]])
        assert listed["sha256"] == hashlib.sha256(made[listed["name"]]).hexdigest()
    assert manifest["attachments"] == [
        {"what": "Vedtak", "reference": "1/23", "attached": False},
        {"what": None, "reference": None, "attached": None},
    ]


# ---------------------------------------------------------------- what the document says


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


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 3, 33.3), (2, 3, 66.7), (1, 8, 12.5), (5, 10_000, 0.1), (1, 2000, 0.1), (0, 5, 0.0), (3, 2, 150.0), (1, 0, None), (None, 1, None), (1, None, None)],
)  # fmt: skip
def test_a_share_has_one_decimal_rounded_half_up(
    part: int | None, whole: int | None, percent: float | None
) -> None:
    assert share(part, whole) == percent
