"""The text rules over whole applications: where each finding stands, and what it carries and hides."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.labelled_table import BUDGET
from tests.engine.text_hits import MUNICIPAL, facts_of, hits, only
from wizard.engine.rules.texts import CHECKS
from wizard.schema.scheme import Severity

PARAGRAPH = "Teamet møter folk der de er, hjemme og ute, og følger dem til lege, til NAV og til de frivillige i bygda."


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


def test_two_paragraphs_that_are_short_without_their_spaces_are_no_copy() -> None:
    assert not hits(
        "text.copied", {"need": "To" + " " * 120 + "ord", "description": "To" + " " * 120 + "ord"}
    )


def test_every_check_reads_any_answers_of_the_right_kinds() -> None:
    values = {q.id: "Tekst med 5 000 kr." for q in MUNICIPAL.text_questions if q.kind != "table"}
    facts = facts_of(values)
    for rule in MUNICIPAL.rules:
        check = CHECKS.get(rule.check or "")
        assert check is None or all(json.dumps(dict(hit.values)) for hit in check(facts, rule))
