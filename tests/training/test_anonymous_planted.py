"""Whatever is planted in a real application, of any shape and anywhere, nothing of it is left."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.given import account, odd_answers, orgnr
from tests.training.anonymised import LIBRARY, application, cleaned, held, with_answers
from wizard.engine.identifiers import ACCOUNT_WEIGHTS, check_digit
from wizard.engine.personal_numbers import _FIRST_WEIGHTS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


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
