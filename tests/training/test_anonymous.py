"""A real application made nobody's: what stands in its place is valid, and its faults are its faults still."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.given import orgnr
from tests.training.anonymised import CASES, INVENTED, application, cleaned, held, with_answers
from wizard.engine.assess import assess
from wizard.engine.identifiers import valid_account, valid_orgnr
from wizard.engine.personal_numbers import has_check_digits
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.training.hidden import ACCOUNT, EMAIL, PERSONAL_NUMBER, PHONE


def test_names_that_the_application_gives_are_gone_wherever_they_stand_and_however_short() -> None:
    definition, real = application()
    real = with_answers(
        real,
        contact_name="Li Bø",
        signatory_name="Bjørn-Ove Granås",
        need="Granås har sagt det. GRANÅS mener, som Bjørn-Ove Granås og Bjørn-Ove, at Granås' plan er god.",
        summary="Spør Li Bø.",
        cooperation="granås skrev det også, sa bjørn-ove granås.",
    )
    clean = cleaned(definition, real)
    assert "Granås" not in held(clean)
    assert "GRANÅS" not in held(clean)
    assert "Bjørn" not in held(clean)
    assert "bjørn-ove granås" not in held(clean)
    assert "Li Bø" not in held(clean)
    made = clean.application.answers
    assert made["contact_name"] != made["signatory_name"]
    assert {made["contact_name"], made["signatory_name"]} <= set(INVENTED)
    assert made["need"].startswith(made["signatory_name"].split()[-1])


def test_nobody_invented_shares_a_name_with_anybody_real() -> None:
    definition, real = application()
    real = with_answers(real, contact_name=INVENTED[0], signatory_name=INVENTED[1].split()[0] + " Xx")
    made = cleaned(definition, real).application.answers
    assert made["contact_name"] not in INVENTED[:2]
    assert made["signatory_name"] not in INVENTED[:2]


def test_longer_words_that_begin_with_the_municipality_are_gone_too() -> None:
    definition, real = application()
    real = with_answers(real, need="Malvikskolen og malvikmodellen i MALVIK er våre, i Trøndelag.")
    made = cleaned(definition, real).application.answers
    assert "malvik" not in made["need"].casefold()
    assert "Trøndelag" not in made["need"]


def test_personal_answers_are_replaced_whole_by_what_is_valid_and_nobodys() -> None:
    definition, real = application("kommunalt-rusarbeid-god")
    clean = cleaned(definition, real)
    made = clean.application.answers
    assert made["account_number"] == ACCOUNT != real.answers["account_number"]
    assert (made["contact_email"], made["contact_phone"]) == (EMAIL, PHONE)
    assert valid_account(ACCOUNT)
    assert valid_orgnr(made["orgnr"])
    assert has_check_digits(PERSONAL_NUMBER)
    assert PERSONAL_NUMBER[2:4] == "81"
    for question in ("account_number", "orgnr", "address_street", "contact_name", "signatory_name", "city"):
        assert made[question] != real.answers[question]
    assert clean.application.notes == {}
    kinds = {
        f.at
        for f in assess(
            definition, clean.application, CASES["kommunalt-rusarbeid-god"].more["today"]
        ).findings
        if f.rule == "answer.kind"
    }
    assert kinds == set()


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_faults_of_an_application_are_its_faults_still(name: str) -> None:
    definition, real = application(name)
    today = CASES[name].more["today"]
    clean = cleaned(definition, real)
    before, after = (
        {(f.rule, f.at) for f in assess(definition, some, today).findings if not f.rule.startswith("text.")}
        for some in (real, clean.application)
    )
    assert after == before


@pytest.mark.parametrize("wrong", ["12", 5, ["a"], {"a": 1}, "petter haugan", True])
def test_an_answer_that_was_not_of_its_kind_is_not_of_it_still(wrong: Any) -> None:
    definition, real = application()
    asked = ("account_number", "orgnr", "contact_phone", "contact_email", "postcode")
    clean = cleaned(definition, with_answers(real, **dict.fromkeys(asked, wrong)))
    found = assess(definition, clean.application, CASES["kommunalt-rusarbeid-feil"].more["today"]).findings
    assert {f"/{question}" for question in asked} <= {f.at for f in found if f.rule == "answer.kind"}
    assert "haugan" not in held(clean)


def test_the_number_of_another_body_is_not_the_municipalitys_still() -> None:
    definition, real = application()
    clean = cleaned(definition, with_answers(real, orgnr=orgnr(93_000_000)))
    found = assess(definition, clean.application, CASES["kommunalt-rusarbeid-feil"].more["today"]).findings
    assert ("applicant.orgnr-register", "/orgnr") in {(f.rule, f.at) for f in found}


def test_the_same_case_gives_the_same_and_another_another_municipality() -> None:
    definition, real = application()
    assert cleaned(definition, real, "a") == cleaned(definition, real, "a")
    stand_ins = {cleaned(definition, real, seed).application.answers["municipality"] for seed in "abcdef"}
    assert len(stand_ins) > 1
    assert "0301" not in stand_ins


def test_partners_are_replaced_each_by_one_of_its_own() -> None:
    definition, real = application("kommunalt-rusarbeid-god")
    number = real.answers["partner_municipalities"][0]["municipality"]
    name = definition.registry.by_number[number].name
    clean = cleaned(definition, with_answers(real, need=f"Vi samarbeider med {name} kommune og {name}."))
    made = clean.application.answers
    other = made["partner_municipalities"][0]["municipality"]
    assert other not in (number, made["municipality"])
    assert made["need"].count(definition.registry.by_number[other].name) == 2


def test_what_was_replaced_is_listed_without_what_it_was() -> None:
    definition, real = application()
    clean = cleaned(definition, real)
    listed = json.dumps(clean.replaced, ensure_ascii=False)
    for secret in ("Malvik", "Randi", "randi.moen", real.answers["account_number"], real.answers["orgnr"]):
        assert secret not in listed
    where = {one.at: one.what for one in clean.replaced}
    assert where["/account_number"] == "account"
    assert where["/contact_name"] == "person"
    assert where["/cooperation"] in ("email", "municipality")
    assert where["/partners/0/name"] == "municipality"
    assert where["/notes"] == "note"


def test_what_may_still_point_to_somebody_is_listed_once_with_its_places() -> None:
    definition, real = application()
    real = with_answers(
        real, need="Vi bruker Kråka. Se sak 38/21.", summary="Det er Kråka, 1/2 stilling og NAV."
    )
    look = {(one.doubt, one.text): one.at for one in cleaned(definition, real).look}
    assert look["name", "Kråka"] == ("/need", "/summary")
    assert "/need" in look["reference", "38/21"]
    assert "/summary" in look["name", "NAV"]
    assert ("reference", "1/2") not in look


def test_nothing_that_is_no_text_is_changed(municipal: Definition) -> None:
    real = Application(
        scheme=municipal.scheme,
        edition="2023",
        answers={
            "applied": 1,
            "goals": [{"goal": 5}],
            "areas": ["prevention", 3],
            "has_outreach": True,
            "grant_sought": 250_000,
        },
    )
    made = cleaned(municipal, real).application.answers
    assert made == {
        "goals": [{"goal": 5}],
        "areas": ["prevention", 3],
        "has_outreach": True,
        "grant_sought": 250_000,
    }


def test_a_municipality_that_is_none_is_gone_through_as_a_text() -> None:
    definition, real = application()
    real = with_answers(real, municipality="Trollvik", need="Vi i Trollvik og Trollviks bygder.")
    made = cleaned(definition, real).application.answers
    assert "Trollvik" not in json.dumps(made, ensure_ascii=False)
    bare = with_answers(real, municipality=5031)
    assert cleaned(definition, bare).application.answers["municipality"] == 5031
