"""What is known at once to be well-formed is what the judgement value by value makes of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.engine import answers as judged
from wizard.engine import kinds
from wizard.engine.answers import check_answers
from wizard.engine.kinds_sound import Sieve
from wizard.schema.application import MOST_ROWS
from wizard.schema.assessment import Refused
from wizard.schema.register import Municipality, Register
from wizard.schema.scheme import Column, Definition, Edition, Kind, Question, Step

NB = "\u00a0"
ODD: list[Any] = [
    None, True, False, 0, 1, -1, -0.0, 0.0, 0.5, 1.0, 7.25, 12.5, 33.333, 80.0, 100, 100.5, 101, 1e300,
    float("inf"), float("nan"), 10**12, 10**12 - 1, -(10**12), 1899, 1900, 2100, 2101, 10**40,
    "", " ", "\n", "x", " x", "x ", "x\ny", f"3{NB}000", f"a{NB}b", "\u00ad", "x\u00ady", "a\u030a", "å", "–", "– x", "“x”…",
    "\u200b", "\ud800", "\x00", "x\x7f", "x\x85", "😀", "ja", "yes", "Yes", "none", "none ", "0301", "301", "03 01", "Oslo",
    "2023-02-28", "2023-02-29", "2024-02-29", "2023-04-31", "2023-12-31", "2023-1-1", "1.2.2023", "1999-01-01", "2023-02-28\n",
    "974760673", "974760674", "974 760 673", "000000000", "15031234562", "15031234563", "99999999", "00999999", "01999999",
    "12345", "+4799999999", "a@b.no", "a.b-c@d-e.no", "A@B.NO", "mailto:a@b.no", "a@b", "é@b.no", "a" * 61 + "@b.no", "0150", "150", "0150\n",
    [], [1], ["yes"], ["yes", "yes"], ["yes", "no"], ["yes", "none"], ["none"], [None], {}, [{}], "x" * 70,
]  # fmt: skip
KINDS: list[Kind] = [kind for kind in kinds.HANDLERS if kind != "table"]
CHOICES = ("yes", "no", "none", "_odd")
REGISTRY = Register(
    municipalities=tuple(
        Municipality(number=n, name=n, county="x", office="y") for n in ("0301", "03 02", "٠٣٠٣")
    )
)


def asking(*fields: dict[str, Any]) -> Definition:
    """A definition that asks for fields of these shapes, each as a question and as a column."""
    questions = [Question(**field) for field in fields]
    tables = [
        Question(id=f"t{n}", kind="table", columns=(Column(**field),)) for n, field in enumerate(fields)
    ]
    every = Question(
        id="all",
        kind="table",
        columns=tuple(Column(**field) for field in fields),
    )
    edition = Edition(id="1", year=2023, apply_by="2023-02-01T12:00", apply_by_source="x", register="x")  # type: ignore[arg-type]
    steps = (Step(id="s", question=(*questions, *tables, every)),)
    return Definition(scheme="s", edition=edition, steps=steps, registry=REGISTRY)


def limited(kind: Kind, least: float | None, most: float | None) -> dict[str, Any]:
    return {
        "id": f"{kind}_{least}_{most}",
        "kind": kind,
        "choices": CHOICES if kind in ("choice", "choices") else (),
        "exclusive": "none",
        "least": least,
        "most": most,
    }


LIMITS: list[tuple[float | None, float | None]] = [(None, None), (0.5, 12), (2000, None), (None, 99.5)]
FIELDS = [limited(kind, least, most) for kind in KINDS for least, most in LIMITS]
DEFINITION = asking(*FIELDS, {"id": "bare", "kind": "choice"}, {"id": "bares", "kind": "choices"})
SIEVE = Sieve(DEFINITION)


def agree(name: str, value: Any) -> None:
    """Whatever passes is what comes of it otherwise, to the type."""
    question = DEFINITION.questions[name]
    passed = SIEVE.passed({name: value})
    if name in passed:
        result = kinds.check(question, value, REGISTRY)
        assert not isinstance(result, Refused), (question, value)
        assert repr(passed) == repr({name: result})
    for row in ({name: value}, {name: value, "id": "r"}, {name: value, "id": "", "unknown": 1}):
        for table in ("all", f"t{list(DEFINITION.questions).index(name)}"):
            found = SIEVE.passed({table: [row]})
            if found:
                result = kinds.check(question, value, REGISTRY)
                own = {"id": "r"} if "id" in row else {}
                assert repr(found) == repr({table: [{**own, name: result}]})
                assert result is not None


@pytest.mark.no_cover
@pytest.mark.parametrize("name", [field["id"] for field in FIELDS] + ["bare", "bares"])
def test_what_passes_is_what_comes_of_it_value_by_value(name: str) -> None:
    for value in ODD:
        agree(name, value)


@given(
    st.sampled_from([f["id"] for f in FIELDS]),
    st.text(max_size=12) | st.integers() | st.floats() | st.text("0123456789 .-@n", max_size=12),
)
def test_whatever_passes_is_what_comes_of_it(name: str, value: Any) -> None:
    agree(name, value)


@pytest.mark.no_cover
def test_every_date_of_the_century_passes_and_no_other_day() -> None:
    day, passed = date(2000, 1, 1), 0
    while day.year < 2100:
        passed += bool(SIEVE.passed({"date_None_None": day.isoformat()}))
        day += timedelta(days=1)
    leap_days = 25
    assert passed == (day - date(2000, 1, 1)).days - leap_days
    for month in range(14):
        for number in range(33):
            agree("date_None_None", f"2023-{month:02}-{number:02}")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("percent_None_None", 80.0, 80),
        ("percent_None_None", 12.25, 12.25),
        ("number_0.5_12", 7.5, 7.5),
        ("text_None_None", "Ruskonsulent – 80 %", "Ruskonsulent – 80 %"),
        ("prose_None_None", "Vi møter dem ute.\n\n«Hver dag», sier de …", "Vi møter dem ute.\n\n«Hver dag», sier de …"),
        ("choices_None_None", ["yes", "no"], ["yes", "no"]),
        ("choice_None_None", "none", "none"),
        ("municipality_None_None", "0301", "0301"),
        ("orgnr_None_None", "974760673", "974760673"),
        ("account_number_None_None", "15031234562", "15031234562"),
        ("phone_None_None", "99999999", "99999999"),
        ("email_None_None", "kari.nordmann@kommune.no", "kari.nordmann@kommune.no"),
        ("yes_no_None_None", False, False),
        ("year_2000_None", 2023, 2023),
    ],
)  # fmt: skip
def test_what_most_answers_are_passes(name: str, value: Any, kept: Any) -> None:
    assert repr(SIEVE.passed({name: value, "unknown": 1})) == repr({name: kept})


@pytest.mark.parametrize("odd", ["x ", "", "a\u030a", "x\ny", "\ud800", f"3{NB}000", "\u00ad", " x"])
def test_a_text_that_is_odd_turns_down_the_answer_that_holds_it_and_no_other(odd: str) -> None:
    texts = [name for name in DEFINITION.questions if name.startswith("text_")]
    prose = [name for name in DEFINITION.questions if name.startswith("prose_")]
    several = {"choices_None_None": ["yes"], "yes_no_None_None": True, texts[0]: "Åse", prose[0]: "Å –\n\nær"}
    holding = {texts[1]: odd, prose[1]: odd, "all": [{texts[0]: "x"}, {texts[1]: odd, prose[0]: "x"}]}
    passed = SIEVE.passed(several | holding)
    assert {name: passed[name] for name in several} == several
    for name in holding:
        if name in passed:
            assert passed[name] == check_answers(DEFINITION, {name: holding[name]}, {}).values[name]
    assert texts[1] not in passed
    assert "all" not in passed


@pytest.mark.parametrize(
    "ids", [["yes"] * (MOST_ROWS + 1), ["yes", "none"], ["yes", "yes"], ["yes", "_odd"], [1], [[]], "yes"]
)
def test_choices_that_may_not_stand_together_do_not_pass(ids: Any) -> None:
    assert SIEVE.passed({"choices_None_None": ids, "yes_no_None_None": True}) == {"yes_no_None_None": True}


def test_what_has_passed_already_is_not_judged_again() -> None:
    answers = {"yes_no_None_None": True, "text_None_None": " x"}
    passed = SIEVE.passed(answers)
    assert passed == {"yes_no_None_None": True}
    assert check_answers(DEFINITION, answers, passed) == check_answers(DEFINITION, answers, {})
    assert check_answers(DEFINITION, passed, passed).values is passed


def test_the_sentences_of_the_examples_pass_nearly_all() -> None:
    library = Library()
    for case in library.cases():
        if case.expect == "ready":
            import json

            answers = json.loads(case.application.read_bytes())["answers"]
            passed = Sieve(library.definition(case.scheme, case.edition)).passed(answers)
            assert len(passed) > 0.9 * len(answers)


@pytest.mark.no_cover
@given(st.dictionaries(st.sampled_from(sorted(DEFINITION.questions)), st.sampled_from(ODD)))
def test_the_first_and_the_hundredth_application_are_judged_alike(answers: dict[str, Any]) -> None:
    def once() -> str:
        return repr(check_answers(DEFINITION, answers))

    judged._kept_by.cache_clear()
    first = once()
    for _ in range(judged._FEW):
        once()
    assert once() == first
