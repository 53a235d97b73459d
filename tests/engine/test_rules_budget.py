"""The rules on the budget: where each fails, where it does not, and at its limit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.trying import POST, findings, places
from wizard.schema.scheme import Definition, Severity

MAIN = ("budget.no-cost", "budget.grant-zero", "budget.grant-over-cost", "budget.balance")


@pytest.mark.parametrize(
    ("answers", "failing"),
    [
        ({"costs": [{"amount": 100}], "grant_sought": 100}, []),
        ({"costs": [{"amount": 100}], "grant_sought": 60, "own_funding": [{"amount": 40}]}, []),
        ({"costs": [{"amount": 100}], "grant_sought": 60}, ["budget.balance"]),
        ({"costs": [{"amount": 100}], "grant_sought": 101}, ["budget.grant-over-cost", "budget.balance"]),
        ({"grant_sought": 0}, ["budget.no-cost", "budget.grant-zero"]),
        ({}, ["budget.no-cost"]),
        ({"costs": [{"amount": 100}]}, []),
        ({"costs": [{"post": "travel"}], "grant_sought": 60}, []),
        ({"costs": [{"amount": 100}], "grant_sought": 60, "own_funding": [{}]}, []),
    ],
)
def test_costs_and_financing_are_weighed_as_far_as_they_are_known(
    municipal: Definition, answers: dict[str, Any], failing: list[str]
) -> None:
    assert [rule for rule in MAIN if findings(municipal, rule, answers)] == failing


def test_the_balance_is_silenced_by_what_explains_it(municipal: Definition) -> None:
    silencing = [rule.id for rule in municipal.rules if "budget.balance" in rule.silences]
    assert silencing == ["budget.no-cost", "budget.grant-over-cost"]
    assert all(rule.silences in ((), ("budget.balance",)) for rule in municipal.rules)


@pytest.mark.parametrize(
    ("grant", "values"),
    [
        (140, {"total_cost": 100, "total_financing": 140, "over": 40, "variant": "too_much"}),
        (60, {"total_cost": 100, "total_financing": 60, "over": 40, "variant": "too_little"}),
    ],
)
def test_the_balance_says_by_how_much_and_which_way(
    municipal: Definition, grant: int, values: dict[str, Any]
) -> None:
    [finding] = findings(municipal, "budget.balance", {"costs": [{"amount": 100}], "grant_sought": grant})
    assert (finding.at, finding.values, finding.severity) == ("/grant_sought", values, Severity.ERROR)


@pytest.mark.parametrize(("purpose", "found"), [("grant", 1), ("both", 1), ("carry_over", 0), (None, 0)])
def test_a_grant_of_nothing_is_right_where_only_unspent_money_is_carried_over(
    transition: Definition, purpose: str | None, found: int
) -> None:
    answers = {"grant_sought": 0} | ({"purpose": purpose} if purpose else {})
    assert len(findings(transition, "budget.grant-zero", answers)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Rammetilskudd", True),
        ("kommunens RAMMETILSKUDD 2023", True),
        ("rammetilskotet", True),
        ("Rammeoverføring", True),
        ("RAMMEOVERFØRINGAR", True),
        ("Frie inntekter", True),
        ("Momskompensasjon", True),
        ("mva-kompensasjon", True),
        ("MVA kompensasjon", True),
        ("mva.kompensasjon", True),
        ("merverdiavgiftskompensasjon", True),
        ("Meirverdiavgiftskompensasjon", True),
        ("kompensasjon for mva", True),
        ("Nabokommunen", False),
        ("Fylkeskommunen, folkehelsemidler", False),
        ("Husbanken: tilskudd i en ramme", False),
    ],
)
def test_the_municipality_s_own_money_is_no_other_public_funding(
    municipal: Definition, source: str, found: bool
) -> None:
    rows = [{"source": "Staten", "amount": 1}, {"source": source, "amount": 2}, {"amount": 3}]
    expected = ["/other_public/1/source"] if found else []
    assert places(municipal, "budget.not-external", {"other_public": rows}) == expected


@pytest.mark.parametrize(("answer", "variants"), [("yes", []), ("no", ["no"]), ("partly", ["partly"])])
def test_amounts_are_to_be_without_vat(municipal: Definition, answer: str, variants: list[str]) -> None:
    found = findings(municipal, "budget.vat", {"amounts_exclude_vat": answer})
    assert [finding.values["variant"] for finding in found] == variants


@pytest.mark.parametrize(
    ("percent", "variant"), [(0, "zero"), (4.99, "low"), (5, None), (14, None), (30, None), (30.01, "high")]
)
def test_a_pension_rate_outside_the_usual_is_asked_about(
    municipal: Definition, percent: float, variant: str | None
) -> None:
    rows = [{"position": "Uten sats"}, {**POST, "pension_percent": percent}]
    found = findings(municipal, "budget.pension-range", {"salaries": rows})
    expected = [("/salaries/1/pension_percent", variant)] if variant else []
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


@pytest.mark.parametrize(
    ("salary", "severity"),
    [(0, "advice"), (299_999, "advice"), (300_000, None), (1_000_000, None), (1_000_001, "warning")],
)
def test_a_salary_outside_the_usual_is_a_question_or_a_warning(
    municipal: Definition, salary: int, severity: str | None
) -> None:
    rows = [{}, {**POST, "annual_salary": salary}]
    found = findings(municipal, "budget.pay-range", {"salaries": rows})
    expected = [("/salaries/1/annual_salary", severity)] if severity else []
    assert [(finding.at, finding.severity) for finding in found] == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"grant_sought": 0}, []),
        ({"grant_sought": 9_999}, ["/grant_sought"]),
        ({"grant_sought": 10_000}, []),
        ({"carried_over": 80}, ["/carried_over"]),
        (
            {"salaries": [{}, {"annual_salary": 560, "supplements": 20}], "grant_sought": 330},
            ["/salaries/1/annual_salary"],
        ),
        ({"salaries": [{"annual_salary": 560}], "grant_sought": 330_000}, []),
        ({"salaries": [{"annual_salary": 560_000}, {"annual_salary": 545}]}, ["/salaries/1/annual_salary"]),
        (
            {
                "salaries": [
                    {"annual_salary": 560_000, "supplements": 30},
                    {"annual_salary": 545_000, "supplements": 30_000},
                ]
            },
            [],
        ),
        (
            {"costs": [{"amount": 40}, {"amount": 25_000}, {"amount": 60_000}, {"amount": 15_000}]},
            ["/costs/0/amount"],
        ),
        ({"costs": [{"amount": 100}, {"amount": 100_000}]}, ["/costs/0/amount"]),
        ({"costs": [{"amount": 500}, {"amount": 20_000}, {"amount": 600_000}]}, []),
        ({"costs": [{"amount": 3_000}, {"amount": 1_200_000}]}, []),
        ({"costs": [{"amount": 1_000}, {"amount": 1_000_000}]}, ["/costs/0/amount"]),
        ({"costs": [{"amount": 1_001}, {"amount": 1_000_000}]}, []),
        ({"costs": [{"amount": 0}, {"amount": 100_000}]}, []),
        ({"own_funding": [{"amount": 200_000}, {"amount": 50}]}, ["/own_funding/1/amount"]),
        ({"other_private": [{"amount": 200}], "other_public": [{"amount": 200_000}]}, []),
    ],
)
def test_amounts_written_in_thousands_are_noticed(
    municipal: Definition, answers: dict[str, Any], expected: list[str]
) -> None:
    assert places(municipal, "budget.thousands", answers) == expected


def test_an_amount_in_thousands_is_shown_as_what_it_may_have_meant(municipal: Definition) -> None:
    [finding] = findings(municipal, "budget.thousands", {"costs": [{"amount": 40}, {"amount": 25_000}]})
    assert finding.values == {"variant": "row", "amount": 40, "thousandfold": 40_000, "others": 25_000}
    [finding] = findings(municipal, "budget.thousands", {"grant_sought": 330})
    assert finding.values == {"variant": "all", "amount": 330, "thousandfold": 330_000, "limit": 10_000}


def test_money_from_others_that_is_not_confirmed_is_named_by_its_row(municipal: Definition) -> None:
    rows = [{"confirmed": True}, {"confirmed": False}, {}]
    answers = {"other_public": rows, "other_private": rows}
    assert places(municipal, "budget.unconfirmed", answers) == ["/other_public/1", "/other_private/1"]


def test_an_indirect_cost_is_asked_about_by_its_row(municipal: Definition) -> None:
    rows = [{"post": "travel"}, {"post": "indirect"}, {"amount": 1}]
    assert places(municipal, "budget.indirect", {"costs": rows}) == ["/costs/1"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], False),
        ([{"post": "equipment", "amount": 100_000}], False),
        ([{"post": "equipment", "amount": 100_001}], True),
        ([{"post": "equipment", "amount": 60_000}, {"post": "equipment", "amount": 60_000}], True),
        ([{"post": "other", "amount": 200_000}], False),
        ([{"post": "equipment", "amount": 200_000}, {"post": "equipment"}], False),
        ([{"post": "equipment", "amount": 200_000}, {"amount": 5}], False),
    ],
)
def test_much_equipment_is_asked_about(
    municipal: Definition, rows: list[dict[str, Any]], found: bool
) -> None:
    assert places(municipal, "budget.equipment", {"costs": rows}) == (["/costs"] if found else [])


@pytest.mark.parametrize(
    ("other", "travel", "share"),
    [(25, 75, None), (26, 74, 26.0), (251, 749, 25.1), (25_001, 75_000, 25.1), (1, 0, 100.0), (0, 0, None)],
)
def test_the_post_other_is_to_be_a_quarter_at_most(
    municipal: Definition, other: int, travel: int, share: float | None
) -> None:
    rows = [{"post": "other", "amount": other}, {"post": "travel", "amount": travel}]
    found = findings(municipal, "budget.other-share", {"costs": rows})
    assert [finding.values["share"] for finding in found] == ([] if share is None else [share])


@pytest.mark.parametrize("lacking", [{"salaries": [{}]}, {"costs": [{"post": "other"}]}])
def test_the_share_of_other_is_unknown_while_the_costs_are(
    municipal: Definition, lacking: dict[str, Any]
) -> None:
    answers = {"costs": [{"post": "other", "amount": 5}], **lacking}
    assert places(municipal, "budget.other-share", answers) == []
