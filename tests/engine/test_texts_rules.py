"""The text rules over whole applications: where each finding stands, and what it carries and hides."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.labelled_table import BUDGET, LATE
from wizard.content.library import Library
from wizard.engine.budget import compute
from wizard.engine.facts import Facts, Hit
from wizard.engine.known_figures import KnownFigures, budget_of_texts
from wizard.engine.rules.texts import CHECKS
from wizard.engine.text_numbers import Found
from wizard.engine.text_places import text_places
from wizard.schema.application import Application
from wizard.schema.scheme import Definition, Severity

LIBRARY = Library()
MUNICIPAL = LIBRARY.definition("kommunalt-rusarbeid", "2023")
TRANSITION = LIBRARY.definition("overgangsordning", "2023")
PARAGRAPH = "Teamet møter folk der de er, hjemme og ute, og følger dem til lege, til NAV og til de frivillige i bygda."


def facts_of(values: dict[str, Any], definition: Definition = MUNICIPAL, today: date = LATE) -> Facts:
    application = Application(scheme=definition.scheme, edition=definition.edition.id)
    return Facts(definition, application, values, {}, compute(definition, values), today)


def hits(
    rule: str, values: dict[str, Any], definition: Definition = MUNICIPAL, today: date = LATE
) -> list[Hit]:
    wanted = definition.rule[rule]
    return list(CHECKS[wanted.check or ""](facts_of(values, definition, today), wanted))


def only(rule: str, values: dict[str, Any], **more: Any) -> Hit:
    (hit,) = hits(rule, values, **more)
    return hit


def test_a_personal_number_is_an_error_only_when_it_is_certain_and_is_never_repeated() -> None:
    certain = only("text.personal-number", {"need": "Født 01019024373 og 010190 12345."})
    assert (certain.at, certain.severity) == ("/need", None)
    assert certain.values == {"found": ["01•••••••••"], "count": 2, "variant": "certain"}
    doubtful = only("text.personal-number", {"partners": [{"name": "Per, 010190 12345"}]})
    assert (doubtful.at, doubtful.severity) == ("/partners/0/name", Severity.WARNING)
    assert doubtful.values["variant"] == "doubtful"


def test_contact_data_is_looked_for_in_prose_only_and_masked() -> None:
    text = "Ring 75 12 34 56 eller skriv til kari@rana.no eller post@rana.no."
    hit = only("text.contact-data", {"need": text, "contact_name": text})
    assert hit.at == "/need"
    assert hit.values == {"found": ["k•••@rana.no", "75 •• •• ••"], "variant": "both"}
    assert only("text.contact-data", {"need": "kari@rana.no"}).values["variant"] == "email"
    assert only("text.contact-data", {"need": "75 12 34 56"}).values["variant"] == "phone"
    assert not hits("text.contact-data", {"need": "post@rana.no"})


@given(
    st.lists(
        st.sampled_from(["01019024373", "kari.nordmann@rana.no", "912 34 567", "010190 12345", "og"]),
        max_size=9,
    )
)
def test_no_finding_repeats_what_it_hides(words: list[str]) -> None:
    values = {"need": " ".join(words)}
    for rule in ("text.personal-number", "text.contact-data"):
        for hit in hits(rule, values):
            said = json.dumps(dict(hit.values))
            assert not any(secret in said for secret in ("01019024373", "190", "kari.nordmann", "34 567"))


def test_length_says_by_how_much_and_counts_characters_as_every_counter() -> None:
    recommended = MUNICIPAL.questions["summary"].recommended or 0
    assert not hits("text.length", {"summary": "a" * recommended})
    assert not hits("text.length", {"summary": "e\u0301" * recommended})
    hit = only("text.length", {"summary": "a" * (recommended + 3)})
    assert hit.values == {"over": 3, "length": recommended + 3, "recommended": recommended}


def test_a_text_is_thin_under_a_tenth_of_its_length() -> None:
    recommended = MUNICIPAL.questions["summary"].recommended or 0
    assert not hits("text.thin", {"summary": "a" * (recommended // 10)})
    hit = only("text.thin", {"summary": "a" * (recommended // 10 - 1)})
    assert hit.values == {"length": recommended // 10 - 1, "recommended": recommended}


def test_a_heavy_text_shows_its_longest_sentences_shortened_at_a_word() -> None:
    heavy = " ".join(["Kompetanseutviklingstiltakene"] * 60) + ". Kort setning her."
    hit = only("text.readability", {"need": heavy})
    assert hit.values["words"] == 60
    assert hit.values["lix"] > hit.values["most"] == 55
    assert len(hit.values["sentences"]) == 2
    assert hit.values["sentence"].endswith("Kompetanseutviklingstiltakene …")
    assert len(hit.values["sentence"]) < 130
    assert hit.values["sentences"][1] == "Kort setning her."


def test_a_short_or_a_light_text_is_never_heavy() -> None:
    assert not hits("text.readability", {"need": "Kompetanseutviklingstiltakene " * 24})
    assert not hits("text.readability", {"need": "Vi går ut hver dag. " * 40})
    assert not hits("text.readability", {"need": "Tiltakene utvikles nr. Åtte dager. " * 40})


def test_placeholders_and_small_counts_are_found_in_cells_too() -> None:
    rows = {"partners": [{"name": "Vefsn", "role": "TODO"}, {"name": "to brukere"}]}
    assert only("text.placeholder", rows).at == "/partners/0/role"
    assert only("text.small-count", rows).at == "/partners/1/name"


def test_a_finding_names_only_the_first_few_of_many() -> None:
    text = "To brukere. Tre brukere. Fire brukere. To pasienter. Tre pasienter. Fire pasienter. To brukere."
    assert len(only("text.small-count", {"need": text}).values["found"]) == 5


def test_a_copied_paragraph_is_found_on_the_later_answer() -> None:
    own = "Dette står bare her. " * 10
    copied = {"need": PARAGRAPH, "description": f"Først dette.\n{PARAGRAPH.upper()}", "summary": own}
    hit = only("text.copied", copied)
    assert (hit.at, hit.values) == ("/description", {"variant": "answer", "other": "need"})


def test_the_same_paragraph_in_one_answer_or_a_short_one_is_no_copy() -> None:
    assert not hits("text.copied", {"need": f"{PARAGRAPH}\n{PARAGRAPH}"})
    assert not hits("text.copied", {"need": PARAGRAPH[:90], "description": PARAGRAPH[:90]})
    assert not hits("text.copied", {"need": PARAGRAPH + " Slutt.", "description": PARAGRAPH + " Ferdig."})
    rows = [{"name": "A", "role": PARAGRAPH}, {"name": "B", "role": PARAGRAPH}]
    assert not hits("text.copied", {"partners": rows})


def test_a_copied_example_is_found_in_any_language() -> None:
    definition = MUNICIPAL.model_copy(update={"examples": {"need": ("Kort.", PARAGRAPH)}})
    hit = only("text.copied", {"need": f"Innledning.\n\n{PARAGRAPH}"}, definition=definition)
    assert (hit.at, hit.values) == ("/need", {"variant": "example", "other": "need"})
    assert not hits("text.copied", {"description": PARAGRAPH}, definition=definition)


def test_another_municipality_is_one_that_is_neither_applicant_nor_partner() -> None:
    text = {"need": "Rana kommune, Grane kommune, Vefsn kommune og Hattfjelldal kommune. Rana kommune."}
    hit = only("text.other-municipality", {**BUDGET, **text})
    assert (hit.at, hit.values) == ("/need", {"found": ["Rana"]})
    assert not hits("text.other-municipality", text)
    partners = {"municipality": "1826", "partners": [{"name": "Rana kommune", "role": "Rana kommune leder"}]}
    assert not hits("text.other-municipality", partners)


def test_a_name_that_two_municipalities_bear_is_the_applicants() -> None:
    assert not hits("text.other-municipality", {"municipality": "1818", "need": "Herøy kommune"})


def test_another_year_is_said_with_the_editions_own() -> None:
    text = "Vi søker om tilskudd for 2022. Søknaden gjelder 2022. Vi søker om tilskudd for 2023."
    hit = only("text.other-year", {"need": text})
    assert hit.values == {"year": 2022, "years": [2022], "edition_year": 2023}


def test_an_offices_name_is_old_from_the_day_it_changed() -> None:
    text = {"need": "Statsforvalteren i Oslo og Viken har svart."}
    assert not hits("text.old-name", text, today=date(2024, 2, 22))
    hit = only("text.old-name", text, today=date(2024, 2, 23))
    assert hit.values["variant"] == "office"
    assert hit.values["new"] == "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
    assert only("text.old-name", {"need": "Fylkesmannen"}).values == {
        "variant": "governor",
        "old": "Fylkesmannen",
    }
    assert not hits("text.old-name", {"need": "Statsforvalteren i Nordland"})


def compared(text: str, **more: Any) -> dict[str, Any]:
    return dict(only("budget.text-amount", {**BUDGET, **more, "description": text}).values)


@pytest.mark.parametrize(
    ("text", "figure", "nearest", "place", "variant"),
    [
        ("Vi søker om 265 000 kr.", "265 000 kr", 264_000, "grant_sought", "amount"),
        ("Lønnsbudsjettet er 900 000 kr.", "900 000 kr", 872_246, "salaries", "amount"),
        ("Egenandelen er 120 000 kr.", "120 000 kr", 150_000, "own_funding", "amount"),
        ("Vi søker om 78 prosent stilling.", "78 prosent stilling", 80, "salaries", "percent"),
        ("Vi søker om 1,1 årsverk.", "1,1 årsverk", 1.3, "salaries", "fte"),
        ("Vi søker om fem stillinger.", "fem stillinger", 2, "salaries", "posts"),
    ],
)
def test_the_nearest_figure_of_the_budget_is_named_with_its_place(
    text: str, figure: str, nearest: float, place: str, variant: str
) -> None:
    found = compared(text)
    assert found["figure"] == figure
    assert (found["nearest"], found["nearest_in"], found["variant"]) == (nearest, place, variant)


def test_a_sum_over_several_tables_is_named_without_a_place() -> None:
    values = compared("Budsjettet er 990 000 kr.", costs=[{"post": "travel", "amount": 100_000}])
    assert (values["nearest"], values["nearest_in"], values["variant"]) == (972_246, "", "amount_sum")


@pytest.mark.parametrize(
    "text",
    [
        "Lønnen er 44 800 kr i pensjon og 62 720 kr i pensjon.",
        "Reiser og kurs i budsjettet er 70 000 kr.",
        "Vi søker om 330 000 000 kr.",
    ],
)
def test_figures_that_the_budget_has_or_that_are_beyond_it_are_passed_over(text: str) -> None:
    costs = [{"post": "travel", "amount": 30_000}, {"post": "training", "amount": 40_000}, {"amount": 44_800}]
    assert not hits("budget.text-amount", {**BUDGET, "costs": costs, "description": text})


def test_a_later_year_counts_where_the_outlook_speaks_of_it() -> None:
    text = {"description": "I 2024 er lønnen 999 000 kr."}
    outlook = [{"year": 2024, "total_cost": 900_000}, {"year": 2022}]
    assert not hits("budget.text-amount", {**BUDGET, **text})
    assert hits("budget.text-amount", {**BUDGET, **text, "outlook": outlook})


def test_texts_with_figures_of_their_own_are_not_compared() -> None:
    assert not hits("budget.text-amount", {**BUDGET, "need": "Vi søker om 999 000 kr."})


def test_without_a_budget_there_is_nothing_to_compare_with() -> None:
    text = {"description": "Vi søker om 999 000 kr til 60 prosent stilling, 3 årsverk og fire stillinger."}
    assert not hits("budget.text-amount", text)


def test_the_transition_scheme_knows_its_ceiling_rate_positions_and_plan() -> None:
    values = {
        "grant_sought": 500_000,
        "positions": [{"title": "A", "percent": 80}, {"title": "B", "percent": 50, "percent_2021": 60}],
        "incorporation_plan": [{"year": 2024, "total_percent": 130.0, "own_funds": 210_000}],
        "capacity_numbers": [{"year": 2021, "fte_total": 4.5}],
    }
    fine = "Vi søker 330 000 kr og 264 000 kr i tilskudd, 210 000 kr i budsjett. 60 % stilling. 4,5 årsverk. 1,3 årsverk."
    assert not hits("budget.text-amount", {**values, "summary": fine}, definition=TRANSITION)
    wrong = "Vi søker 340 000 kr i tilskudd og en 70 % stilling."
    hit = only("budget.text-amount", {**values, "summary": wrong}, definition=TRANSITION)
    assert hit.values["figures"] == ["340 000 kr", "70 % stilling"]
    assert (hit.values["nearest"], hit.values["variant"]) == (330_000, "amount_sum")


def test_posts_may_also_be_a_number_of_full_posts() -> None:
    rows = [{"position": str(n), "percent": 100} for n in range(2)]
    salaries = {
        "salaries": rows,
        "capacity_numbers": [{"fte_total": 7.0}],
        "summary": "Vi lønner sju stillinger.",
    }
    assert not hits("budget.text-amount", salaries, definition=TRANSITION)


def test_in_a_long_table_sums_of_some_rows_are_not_tried() -> None:
    assert KnownFigures((), [[1, 2, 4]]).sums == [3, 5, 6, 7]
    assert KnownFigures((), [[1] * 11]).sums == []
    assert KnownFigures(()).most == 0
    assert not KnownFigures(()).has(0, 1)


def test_two_paragraphs_that_are_short_without_their_spaces_are_no_copy() -> None:
    assert not hits(
        "text.copied", {"need": "To" + " " * 120 + "ord", "description": "To" + " " * 120 + "ord"}
    )


def test_the_places_of_the_texts_are_kept_for_the_definitions_in_use() -> None:
    assert text_places(MUNICIPAL) is text_places(MUNICIPAL)
    for _ in range(20):
        other = MUNICIPAL.model_copy()
        assert text_places(other).definition is other
    assert text_places(MUNICIPAL).definition is MUNICIPAL


def test_without_anything_known_every_figure_is_confirmed() -> None:
    known = budget_of_texts(facts_of({}), {})
    assert known.confirms(Found("amount", 5, 5, 6, 0, 1))
    assert known.years == {2023}


def test_every_check_reads_any_answers_of_the_right_kinds() -> None:
    values = {q.id: "Tekst med 5 000 kr." for q in MUNICIPAL.text_questions if q.kind != "table"}
    facts = facts_of(values)
    for rule in MUNICIPAL.rules:
        check = CHECKS.get(rule.check or "")
        assert check is None or all(json.dumps(dict(hit.values)) for hit in check(facts, rule))


def test_a_post_without_all_its_cells_has_no_cost_of_a_year_and_what_is_known_still_counts() -> None:
    rows = [
        {"position": "A", "annual_salary": 500_000, "percent": 40},
        {
            "position": "B",
            "annual_salary": 600_000,
            "percent": 50,
            "months": 6,
            "pension_percent": 10,
            "levy_zone": "V",
        },
    ]
    values = {
        "grant_sought": 300_000,
        "salaries": rows,
        "summary": "Lønn for A er 200 000 kr i 40 % stilling.",
    }
    assert not hits("budget.text-amount", values)
    assert not hits("budget.text-amount", {**values, "summary": "Lønn for B er 330 000 kr i et helt år."})
    assert hits("budget.text-amount", {**values, "summary": "Lønn for B er 340 000 kr i et helt år."})
