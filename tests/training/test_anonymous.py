"""A real application made nobody's: whatever was planted in it, nothing of it is left."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.given import account, odd_answers, orgnr
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.identifiers import ACCOUNT_WEIGHTS, check_digit, valid_account, valid_orgnr
from wizard.engine.personal_numbers import _FIRST_WEIGHTS, has_check_digits
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.training.anonymous import Anonymous, from_draft
from wizard.training.hidden import ACCOUNT, EMAIL, PERSONAL_NUMBER, PHONE, Inserted, without_signs
from wizard.training.hide_names import People, Places, capitalised
from wizard.training.hide_numbers import hide_numbers

LIBRARY = Library()
INVENTED = LIBRARY.interface("nb").template("sample.phrases.person").split("|")
CASES = {case.id: case for case in LIBRARY.cases()}


def application(name: str = "kommunalt-rusarbeid-feil") -> tuple[Definition, Application]:
    case = CASES[name]
    return LIBRARY.definition(case.scheme, case.edition), read_path(case.application, LIBRARY)


def cleaned(definition: Definition, real: Application, seed: str = "en-sak") -> Anonymous:
    return from_draft(definition, real, INVENTED, seed)


def with_answers(real: Application, **answers: Any) -> Application:
    return real.model_copy(update={"answers": {**real.answers, **answers}})


def held(clean: Anonymous) -> str:
    """Everything that the application holds."""
    return json.dumps(clean.application.model_dump(), ensure_ascii=False)


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def personal_number(day: int, number: int) -> str:
    """A valid one, with 80 added to the month; numbers without check digits are passed over."""
    while True:
        body = f"{day:02d}8101{number % 1000:03d}"
        first = check_digit(body, _FIRST_WEIGHTS)
        second = check_digit(f"{body}{first}", ACCOUNT_WEIGHTS) if first < 10 else 10
        if second < 10:
            return f"{body}{first}{second}"
        number += 1


def grouped(number: str, *groups: int) -> str:
    parts, done = [], 0
    for group in groups:
        parts.append(number[done : done + group])
        done += group
    return "\u00a0".join(parts) if sum(number.encode()) % 2 else " ".join(parts)


FIRST = st.sampled_from(["Petter", "Randi", "Åse", "Jon-Erik", "Liv", "Østen", "Mariann"])
LAST = st.sampled_from(["Haugan", "Bråten", "Ødegård", "Lia", "Sæther-Dahl", "Myhre"])
NAMES = st.builds("{} {}".format, FIRST, LAST) | st.builds("{} K. {}".format, FIRST, LAST)
EMAILS = st.builds(
    "{}.{}@{}".format,
    st.sampled_from(["per", "randi", "zx"]),
    st.sampled_from(["berg", "q", "aasen"]),
    st.sampled_from(["fjell.kommune.no", "online.no", "mail.com"]),
)
PHONES = st.integers(20_000_000, 99_999_999).map(str)
SHOWN_PHONES = st.tuples(
    PHONES,
    st.sampled_from([(8,), (2, 2, 2, 2), (3, 2, 3)]),
    st.sampled_from(["", "+47 ", "0047", "+47", "47 ", "00 47 ", "0047 "]),
).map(lambda t: t[2] + grouped(t[0], *t[1]))
ACCOUNTS = st.integers(1_000_000_000, 8_999_999_999).map(account)
SHOWN_ACCOUNTS = st.tuples(ACCOUNTS, st.sampled_from([(11,), (4, 2, 5)])).map(
    lambda t: grouped(t[0], *t[1])
) | (ACCOUNTS.map(lambda a: f"{a[:4]}.{a[4:6]}.{a[6:]}"))
PERSONAL = st.builds(personal_number, st.integers(2, 28), st.integers(0, 999))
SHOWN_PERSONAL = st.tuples(PERSONAL, st.sampled_from([(11,), (6, 5), (2, 2, 2, 5)])).map(
    lambda t: grouped(t[0], *t[1])
)
ORGNRS = st.integers(10_000_000, 98_000_000).map(orgnr)
SHOWN_ORGNRS = st.tuples(ORGNRS, st.sampled_from([(9,), (3, 3, 3)])).map(lambda t: grouped(t[0], *t[1]))
TEXT = st.sampled_from(
    [
        "Ta kontakt med {} om dette.",
        "Ansvarlig er {}. Det fungerer godt.",
        "Vi har {} og mer til.",
        "{}",
        "Om ({}):",
    ]
)
PLACES = ["need", "description", "cooperation", "title", "anchoring_reference", "summary", "signatory_role"]
CELLS = [("partners", "role"), ("activities", "responsible"), ("goals", "goal"), ("costs", "note")]


@st.composite
def secrets(draw: st.DrawFn) -> dict[str, str]:
    """What is planted: what it is -> as it is written."""
    return {
        "name": draw(NAMES),
        "email": draw(EMAILS),
        "phone": draw(SHOWN_PHONES),
        "account": draw(SHOWN_ACCOUNTS),
        "personal": draw(SHOWN_PERSONAL),
        "orgnr": draw(SHOWN_ORGNRS),
    }


@settings(max_examples=25)
@given(planted=secrets(), data=st.data())
def test_nothing_that_is_planted_in_texts_is_left(planted: dict[str, str], data: st.DataObject) -> None:
    definition, real = application()
    answers = json.loads(json.dumps(real.answers))
    for written in planted.values():
        place = data.draw(st.sampled_from([*PLACES, *CELLS]))
        text = data.draw(TEXT).format(written)
        if isinstance(place, str):
            answers[place] = f"{answers.get(place, '')} {text}" if data.draw(st.booleans()) else text
        else:
            table, column = place
            answers[table][0][column] = text
    clean = cleaned(definition, with_answers(real, **answers))
    found = held(clean)
    plain = re.sub(r"[\s\u00a0.]", "", found)
    assert planted["name"] not in found
    assert planted["email"] not in found
    for what in ("phone", "account", "personal", "orgnr"):
        assert digits(planted[what])[-8:] not in plain, what


@settings(max_examples=15)
@given(
    number=st.sampled_from(
        [m.number for m in LIBRARY.definition("kommunalt-rusarbeid", "2023").registry.municipalities]
    ),
    seed=st.sampled_from("abc"),
)
def test_no_name_of_the_municipality_is_left(number: str, seed: str) -> None:
    definition, real = application()
    its = definition.registry.by_number[number]
    text = f"{its.name} kommune søker. I {its.name} bor det mange, og {its.name}s innbyggere blir eldre."
    sami = " ".join(f"På {name} snakker vi begge språk." for name in its.names)
    answers = {
        "municipality": number,
        "orgnr": its.orgnr,
        "city": its.name,
        "need": text,
        "summary": sami,
        "title": f"Ute i {its.name}",
    }
    clean = cleaned(definition, with_answers(real, **answers), seed)
    made = clean.application.answers
    other = definition.registry.by_number[made["municipality"]]
    assert other.number != number
    for name in {its.name, *its.names} - {other.name}:
        for question in ("need", "summary", "title", "city"):
            assert not re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", made[question]), (name, made[question])
    assert f"{other.name} kommune søker" in made["need"]
    assert made["orgnr"] == other.orgnr


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


def test_who_has_no_name_to_lend_is_called_something() -> None:
    assert People(["Kari Moen"], ["Kari Moen"]).of("Kari Moen") == "Ola Nordmann"


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


@settings(max_examples=12)
@given(data=st.data())
def test_answers_of_any_shape_are_gone_through(data: st.DataObject, municipal: Definition) -> None:
    secret = "Petter Haugan, petter@haugan.no, 95 01 23 45"
    answers = data.draw(odd_answers(municipal))
    question = data.draw(st.sampled_from(sorted(municipal.questions)))
    shape = data.draw(
        st.sampled_from([secret, [secret], {secret: secret}, [{"role": secret, "x": 1}], [[secret]]])
    )
    real = Application(
        scheme=municipal.scheme,
        edition=municipal.edition.id,
        answers={**answers, question: shape, "no_such_question": secret},
        not_clarified={"need": secret},
        acknowledged={"text.thin /need": secret},
        notes={"/need": secret},
    )
    found = held(cleaned(municipal, real))
    assert "Haugan" not in found
    assert "haugan.no" not in found
    assert "01 23 45" not in found


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


@pytest.mark.parametrize(
    "text",
    [
        "Vi søker 1 250 000 kroner, 12 500 000 i alt.",
        "Planen gjelder 2023-2026 og 2021 2022.",
        "Møtet var 12.03.2023 og 2023-03-12.",
        "I 2023 har vi 14 500 innbyggere og 3,5 årsverk.",
        "Kveld 18-21, uke 12 og 14.",
        "Det koster 100 000–150 000 kr.",
        "33 prosent, 1/2 stilling, sak 38/21.",
    ],
)
def test_amounts_dates_years_and_small_numbers_are_left(text: str) -> None:
    assert hide_numbers(text, lambda _, by: f"<{by}>", "o") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring 95012345.", "Ring <phone>."),
        ("Ring 950 12 345 eller 22-11-33-44", "Ring <phone> eller <phone>"),
        ("Ring +47 95 01 23 45", "Ring <phone>"),
        ("Ring 0047 95012345", "Ring <phone>"),
        ("Ring 9501 2345", "Ring <phone>"),
        ("Ring 47 95 01 23 45", "Ring <phone>"),
        ("Ring 00 47 95 01 23 45", "Ring <phone>"),
        ("Ring +46 8 123 456", "Ring <phone>"),
        ("5+5 er 10, og 3 +4", "5+5 er 10, og 3 +4"),
        ("I 2023 95 01 23 45", "I <phone>"),
        ("konto 9990.12.34562", "konto <account>"),
        ("konto 99901234562 og 01810100288", "konto <account> og <personal_number>"),
        ("018101 00288", "<personal_number>"),
        ("01.81.01 00288", "<personal_number>"),
        ("17 05 1 4 00288 9", "<long_number>"),
        ("1705 140 0288", "<personal_number>"),
        ("9705 140 0288", "<account>"),
        ("123 456 789 kroner", "123 456 789 kroner"),
        ("org.nr 971 035 560 MVA", "org.nr <orgnr> MVA"),
        ("nr 123456789", "nr <long_number>"),
        ("nr 1234567890123", "nr <long_number>"),
        ("se www.malvik.kommune.no/rus og https://x.no.", "se <link> og <link>"),
        ("skriv til a.b@c.no, eller @malvikrus", "skriv til <email>, eller <link>"),
        ("00 og 001", "00 og 001"),
        ("2021 2022 95012345", "<phone>"),
        ("sak 38/21 69 86 98 40", "sak <phone>"),
        ("i 2023 004721 33 10 32", "i <long_number>"),
        ("2023/12345", "<long_number>"),
    ],
)
def test_numbers_that_may_be_somebodys_are_found_however_they_are_grouped(text: str, expected: str) -> None:
    assert hide_numbers(text, lambda what, _: f"<{what}>", "o") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi spurte Petter Haugan om det.", "Vi spurte <> om det."),
        ("Petter Haugan svarte.", "<> svarte."),
        ("Ved Petter Haugan ble det.", "Ved <> ble det."),
        ("Ved Haugan ble det.", "Ved Haugan ble det."),
        ("Leder er P. K. Haugan.", "Leder er <>."),
        ("Ludvig van der Berg kom.", "<> kom."),
        ("Det er Petter\nHaugan.", "Det er <>."),
        ("Slutt. Petter Haugan", "Slutt. <>"),
        ("Rådgiver Petter. Haugan kom.", "Rådgiver Petter. Haugan kom."),
        ("Samarbeid med Blå Kors og Kirkens Bymisjon.", "Samarbeid med Blå Kors og Kirkens Bymisjon."),
        ("NAV Lokal og DPS", "NAV Lokal og DPS"),
        ("Én Kveld, To Kvelder", "<>, <>"),
        ("Av de som kom", "Av de som kom"),
        ("Petter de som", "Petter de som"),
        ("Vi møtte Petter Haugan av og til", "Vi møtte <> av og til"),
        ("", ""),
        ("12 %", "12 %"),
    ],
)
def test_two_capitalised_words_may_be_a_person(text: str, expected: str) -> None:
    assert People(["X Y"], []).hide(text, lambda *_: "<>") == expected


def test_capitalised_words_inside_sentences_are_for_a_person_to_look_at() -> None:
    text = "Vi kjenner Kråka. Kråka er fin: Ugla og NAV.\n\nHeia er «Bua»."
    assert list(capitalised(text)) == ["Kråka", "NAV", "Bua"]


def test_short_names_of_places_are_left_where_they_are_likely_words(municipal: Definition) -> None:
    places = Places(municipal.registry, "a")
    text = "Time hos lege. Time kommune. Vi er i Time. Alta er langt unna. Stavanger er nær."
    made = places.hide(text, lambda _, by: by)
    assert made.startswith("Time hos lege. ")
    assert "Time kommune" not in made
    assert "i Time" not in made
    assert "Stavanger" not in made


def test_nobody_takes_the_place_of_one_with_the_same_name(municipal: Definition) -> None:
    two = [m for m in municipal.registry.municipalities if m.name == "Herøy"]
    assert len(two) == 2
    other = municipal.registry.by_number["1833"]
    for seed in "abcd":
        places = Places(type(municipal.registry)(municipalities=(*two, other)), seed)
        assert places.of(two[0].number) == other


def test_a_register_without_municipalities_hides_none(municipal: Definition) -> None:
    empty = municipal.registry.model_copy(update={"municipalities": ()})
    places = Places(type(municipal.registry)(), "a")
    assert places.hide("Malvik kommune", lambda *_: "<>") == "Malvik kommune"
    assert Places(empty, "a").of("5031") is None


def test_when_every_municipality_is_taken_the_rest_are_left(municipal: Definition) -> None:
    few = type(municipal.registry)(municipalities=municipal.registry.municipalities[1:4])
    places = Places(few, "a")
    stand_ins = [places.of(m.number) for m in few.municipalities]
    assert None not in stand_ins
    assert len({m.number for m in stand_ins if m}) == 3
    assert places.hide(few.municipalities[0].name, lambda _, by: by) == stand_ins[0].name  # type: ignore[union-attr]


def test_what_is_put_in_is_not_read_again() -> None:
    inserted = Inserted()
    text = f"a{inserted.put('95012345')}b{inserted.put('Petter Haugan')}"
    assert inserted.read(
        People(["X Y"], []).hide(hide_numbers(text, lambda *_: "!", ""), lambda *_: "!")
    ) == ("a95012345bPetter Haugan")
    assert without_signs("a\ue000b\uf8ffc") == "abc"


def test_where_there_is_more_to_put_in_than_signs_it_stands_as_it_is() -> None:
    inserted = Inserted()
    for _ in range(0xF8FF - 0xE000 + 1):
        inserted.put("x")
    assert inserted.put("full") == "full"
