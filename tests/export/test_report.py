"""The report says the same to programs and to people, and never lets people's text steer a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from typing import Any

import pytest

from wizard.content.files import read_toml
from wizard.content.interface import flat
from wizard.content.library import LANGUAGES, Library
from wizard.content.templates import placeholders
from wizard.engine.assess import assess
from wizard.export.reading import read_application
from wizard.export.report import (
    TOTALS,
    document,
    file_report,
    render_json,
    unreadable_report,
    unreadable_sentence,
)
from wizard.export.strict_json import _REASONS
from wizard.export.text import render_text
from wizard.export.unreadable import Unreadable
from wizard.export.writing import dumps
from wizard.schema.application import Application
from wizard.schema.scheme import Severity

TODAY = date(2023, 1, 16)
EVIL = "\x1b[31mrødt\x1b]0;x\x07 \u202e\x9b2J {field} {0.__class__} %s"
OO = Application(
    scheme="overgangsordning",
    edition="2023",
    answers={
        "municipality": "1826",
        "applicant_type": "other",
        "received_2021": "yes",
        "purpose": "carry_over",
        "former_report": "not_sent",
        "contact_name": EVIL,
        "contact_email": EVIL,
        "costs": [{"post": "training", "description": EVIL, "amount": 20_000}, {"post": EVIL}],
        "grant_sought": 12_000,
    },
    acknowledged={"report.not-sent /former_report": f"Den sendes i morgen {EVIL}"},
)


def entry(
    library: Library, application: Application = OO, lang: str = "nb", file: str = "søknad.json"
) -> dict[str, Any]:
    definition = library.definition(application.scheme, application.edition)
    words, interface = library.words(application.scheme, lang), library.interface(lang)
    return file_report(
        file, definition, words, interface, application, assess(definition, application, TODAY)
    )


def test_a_finding_is_told_in_the_language_that_is_asked_for_whoever_asked_before(library: Library) -> None:
    told = {lang: entry(library, lang=lang)["findings"] for lang in LANGUAGES}
    assert all(not all(finding["values"] for finding in found) for found in told.values())
    for lang in (*LANGUAGES, *reversed(LANGUAGES)):
        assert entry(library, lang=lang)["findings"] == told[lang] == entry(Library(), lang=lang)["findings"]
    for one, other in zip(told["nb"], told["en"], strict=True):
        assert one["message"] != other["message"]


def test_an_entry_has_the_keys_of_the_contract_in_their_order(library: Library) -> None:
    found = entry(library)
    assert list(found) == [
        "file", "status", "scheme", "edition", "definition", "verdict", "conditions", "counts", "totals", "findings",
    ]  # fmt: skip
    assert list(found["counts"]) == ["blocker", "error", "warning", "advice"]
    assert list(found["totals"]) == list(TOTALS)
    assert found["status"] == "not_ready"
    assert found["verdict"] == "not_eligible"
    assert found["definition"].startswith("sha256:")
    assert {tuple(c) for c in found["conditions"]} == {("id", "state", "source")}
    for finding in found["findings"]:
        assert list(finding) == [
            "rule",
            "severity",
            "at",
            "message",
            "mend",
            "source",
            "values",
            "acknowledged",
        ]
        assert finding["message"], finding["rule"]
    for severity in Severity:
        assert found["counts"][severity] == sum(f["severity"] == severity for f in found["findings"])


def test_a_total_that_the_scheme_has_not_is_null(library: Library) -> None:
    found = entry(library, Application(scheme="kommunalt-rusarbeid", edition="2025"))
    assert found["totals"] == {
        "total_cost": 0, "total_financing": None, "grant_sought": None, "own_funds": 0, "ceiling": None,
    }  # fmt: skip


def test_findings_stand_by_severity_and_then_as_the_questions_are_asked(library: Library) -> None:
    findings = entry(library)["findings"]
    ranks = [list(Severity).index(Severity(f["severity"])) for f in findings]
    assert ranks == sorted(ranks)
    order = list(library.definition("overgangsordning", "2023").questions)
    for severity in Severity:
        places = [
            order.index(f["at"].split("/")[1]) for f in findings if f["severity"] == severity and f["at"]
        ]
        assert places == sorted(places)


def test_a_sentence_that_answers_a_warning_travels_with_it(library: Library) -> None:
    found = next(f for f in entry(library)["findings"] if f["rule"] == "report.not-sent")
    assert found["acknowledged"] == OO.acknowledged["report.not-sent /former_report"]


def test_what_does_not_depend_on_language_is_the_same_in_all(library: Library) -> None:
    def bare(lang: str) -> Any:
        found = entry(library, lang=lang)
        return {**found, "findings": [{**f, "message": "", "mend": ""} for f in found["findings"]]}

    assert bare("nb") == bare("nn") == bare("en")


def test_the_json_is_read_back_as_it_was_and_ends_with_one_newline(library: Library) -> None:
    report = document([entry(library)])
    text = render_json(report)
    assert text == dumps(report)
    assert render_json(report["files"][0]) == dumps(report["files"][0])
    assert json.loads(text) == report
    assert text.endswith("}\n")
    assert "\r" not in text
    assert "søknad.json" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_that_people_typed_steers_the_terminal(library: Library, lang: str) -> None:
    report = document([entry(library, lang=lang, file="a\x1b[2J\nb.json")])
    for text in (render_text(report, library, lang), render_json(report)):
        steering = {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}
        assert not steering
        assert "\u202e" not in text


def test_the_text_names_each_finding_with_what_to_do_and_its_source_and_ends_with_counts(
    library: Library,
) -> None:
    report = document([entry(library)])
    text = render_text(report, library, "nb")
    lines = text.split("\n")
    assert lines[0] == "søknad.json: ikke klar"
    assert lines[-2].strip().startswith("1 hindring, ")
    assert "Ikke oppfylt: Søkeren er en kommune." in text
    for finding in report["files"][0]["findings"]:
        assert f"[{finding['rule']}]" in text
    assert all(len(line) <= 80 or " " not in line.strip() for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_has_the_sums_what_is_not_yet_known_and_the_answers_to_warnings(
    library: Library, lang: str
) -> None:
    application = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={
            "former_report": "not_sent",
            "grant_sought": 5000,
            "costs": [{"post": "travel", "amount": 9000}],
        },
        acknowledged={"report.not-sent /former_report": "SVARET"},
    )
    text = render_text(document([entry(library, application, lang)]), library, lang)
    assert library.interface(lang).say("report.verdict.undecided") in text.replace("\n   ", "")
    assert "9\u00a0000\u00a0kr" in text
    assert "SVARET" in text


def test_the_text_of_a_file_without_findings_says_so(library: Library) -> None:
    found = {**entry(library), "findings": [], "counts": dict.fromkeys(Severity, 0), "status": "ready"}
    assert "Ingen funn." in render_text(document([found]), library, "nb")


def test_several_files_end_with_how_many_are_ready(library: Library) -> None:
    unreadable = unreadable_report("b.json", Unreadable("not-found"), library.interface("nb"))
    text = render_text(document([entry(library), unreadable]), library, "nb")
    assert text.endswith("2 filer: 0 klare, 1 ikke klare, 1 kan ikke leses.\n")
    assert "\nb.json: kan ikke leses. Filen finnes ikke." in text


def test_an_unreadable_file_has_one_finding_with_its_place(library: Library) -> None:
    fault = Unreadable("json-syntax", {"reason": "comma"}, 3, 5)
    found = unreadable_report("b.json", fault, library.interface("nb"))
    assert found["status"] == "unreadable"
    assert list(found) == list(entry(library))
    assert found["counts"] == {"blocker": 0, "error": 1, "warning": 0, "advice": 0}
    (finding,) = found["findings"]
    assert finding["rule"] == "file.unreadable"
    assert finding["values"] == {"code": "json-syntax", "line": 3, "column": 5, "reason": "comma"}
    assert finding["message"] == (
        "Linje 3, kolonne 5: Filen er ikke gyldig JSON. Her mangler et komma, eller noe er ikke avsluttet."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_way_of_being_unreadable_has_one_clear_line(library: Library, lang: str) -> None:
    values = {
        "most": 20, "written": "x", "wanted": "str", "key": "x", "rows": 2000, "member": "x", "scheme": "x", "table": "x", "log": "x",
    }  # fmt: skip
    interface = library.interface(lang)
    codes = [
        c
        for c in flat(read_toml(library.folders.roots[0] / f"interface/{lang}/files.toml", ""))
        if "." not in c
    ]
    for code in set(codes) - {"place"}:
        for nearest in (None, "y") if interface.has(f"files.near.{code}") else (None,):
            fault = Unreadable(code, {**values, "nearest": nearest}, 1, 2)
            for sentence in unreadable_sentence(fault, interface):
                assert sentence
                assert "\n" not in sentence
                assert not list(placeholders(sentence)), sentence
    for reason in {*_REASONS.values(), "other"}:
        assert unreadable_sentence(Unreadable("json-syntax", {"reason": reason}), interface)


def test_a_hostile_key_is_one_harmless_line(library: Library) -> None:
    data = json.dumps({"format": "veiviser/application", "format_version": 1, "scheme": "overgangsordning",
                       "edition": "2023", "\n\x1b[2J{most}": 1}).encode()  # fmt: skip
    with pytest.raises(Unreadable) as caught:
        read_application(data, library)
    message, _ = unreadable_sentence(caught.value, library.interface("nb"))
    assert message == "Linje 1, kolonne 106: Nøkkelen « \ufffd[2J{most}» hører ikke til i en søknadsfil."


@pytest.mark.parametrize("area", ["files", "report", "package"])
def test_the_three_languages_say_the_same_things_with_the_same_values(library: Library, area: str) -> None:
    def said(lang: str) -> dict[str, set[tuple[str, str]]]:
        tables = flat(read_toml(library.folders.roots[0] / f"interface/{lang}/{area}.toml", area))
        forms = {c: list(s.values()) if isinstance(s, dict) else [s] for c, s in tables.items()}
        return {code: {p for form in found for p in placeholders(form)} for code, found in forms.items()}

    assert said("nb") == said("nn") == said("en")


def test_the_sentences_follow_the_house_style(library: Library) -> None:
    for lang in LANGUAGES:
        for area in ("files", "report", "package"):
            text = (library.folders.roots[0] / f"interface/{lang}/{area}.toml").read_text("utf-8")
            assert not re.search(r"vennligst|please|!", text, re.IGNORECASE)
