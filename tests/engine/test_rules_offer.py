"""The rules of Kommunalt rusarbeid on participation, cooperation, goals and delivery."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.engine.trying import findings, places
from wizard.content.library import Library
from wizard.engine.rules.delivery import months_after
from wizard.schema.scheme import Definition

FOUR = (
    "developed_with_users",
    "developed_with_relatives",
    "evaluated_with_users",
    "evaluated_with_relatives",
)


@pytest.mark.parametrize(
    ("rule", "answer", "questions"),
    [
        ("users.not-involved", "no", ["developed_with_users", "evaluated_with_users"]),
        ("relatives.not-involved", "no", ["developed_with_relatives", "evaluated_with_relatives"]),
        ("users.planned", "planned", list(FOUR)),
    ],
)
def test_each_answer_on_participation_is_found_at_its_question(
    municipal: Definition, rule: str, answer: str, questions: list[str]
) -> None:
    others = dict.fromkeys((*FOUR, "delivered_with_users"), "yes")
    assert places(municipal, rule, others) == []
    assert places(municipal, rule, {}) == []
    everywhere = dict.fromkeys((*FOUR, "delivered_with_users"), answer)
    assert places(municipal, rule, everywhere) == [f"/{question}" for question in questions]
    assert places(municipal, rule, {**others, questions[-1]: answer}) == [f"/{questions[-1]}"]


@pytest.mark.parametrize(("answer", "found"), [("yes", 0), ("planned", 0), ("no", 1)])
def test_users_in_the_running_of_the_offer_are_advice(municipal: Definition, answer: str, found: int) -> None:
    assert len(places(municipal, "users.not-in-delivery", {"delivered_with_users": answer})) == found


@pytest.mark.parametrize(
    ("rows", "variant"),
    [
        ([("Sykepleier", "health"), ("Vernepleier", "social")], None),
        ([("Sykepleier", "health"), ("Vernepleier", "health")], "sector"),
        ([("Sykepleier", "health"), ("  sykepleier", "social")], "profession"),
        ([("Sykepleier", "health"), ("SYKEPLEIER", "health")], "both"),
        ([("Sykepleier", "health")], "both"),
        ([("Sykepleier", "health"), ("Vernepleier", None)], None),
        ([("Sykepleier", "health"), (None, "health")], "sector"),
        ([(None, None)], None),
        ([], None),
    ],
)
def test_a_team_is_of_several_sectors_and_professions(
    municipal: Definition, rows: list[tuple[str | None, str | None]], variant: str | None
) -> None:
    cells = [{"profession": profession, "sector": sector} for profession, sector in rows]
    team = [{key: cell for key, cell in row.items() if cell is not None} for row in cells]
    found = findings(municipal, "team.one-sector", {"has_outreach": True, "outreach_team": team})
    expected = [("/outreach_team", variant)] if variant else []
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


def test_a_team_does_not_count_where_there_is_no_outreach(municipal: Definition) -> None:
    team = [{"profession": "Sykepleier", "sector": "health"}]
    assert places(municipal, "team.one-sector", {"has_outreach": False, "outreach_team": team}) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"start_date": "2023-05-01", "end_date": "2023-05-01"}, []),
        ({"start_date": "2023-05-01", "end_date": "2023-04-30"}, ["/end_date"]),
        ({"end_date": "2023-04-30"}, []),
        ({"activities": [{"start": "2023-05-01", "end": "2023-05-01"}, {"start": "2023-05-01"}]}, []),
        ({"activities": [{}, {"start": "2023-05-01", "end": "2022-05-01"}]}, ["/activities/1/end"]),
    ],
)
def test_an_end_comes_after_its_start(
    municipal: Definition, answers: dict[str, Any], expected: list[str]
) -> None:
    assert places(municipal, "offer.dates", answers) == expected


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2023-01-01", "2023-12-31", False),
        ("2022-06-01", "2023-01-01", False),
        ("2023-12-31", "2024-06-01", False),
        ("2022-06-01", "2024-06-01", False),
        ("2022-06-01", "2022-12-31", True),
        ("2024-01-01", "2024-06-01", True),
        (None, "2022-12-31", True),
        ("2024-01-01", None, True),
        ("2023-01-01", None, False),
    ],
)
def test_an_activity_lies_at_least_partly_in_the_year(
    municipal: Definition, start: str | None, end: str | None, found: bool
) -> None:
    row = {key: day for key, day in (("start", start), ("end", end)) if day is not None}
    expected = ["/activities/1"] if found else []
    assert places(municipal, "delivery.outside-year", {"activities": [{}, row]}) == expected


@pytest.mark.parametrize(
    ("edition", "start", "found"),
    [
        ("2023", "2023-05-04", True),
        ("2023", "2023-05-05", False),
        ("2024", "2024-04-30", True),
        ("2024", "2024-05-01", False),
    ],
)
def test_an_activity_begins_when_a_decision_can_be_expected(
    library: Library, edition: str, start: str, found: bool
) -> None:
    definition = library.definition("kommunalt-rusarbeid", edition)
    answers = {"activities": [{"activity": "Uten dato"}, {"start": start}]}
    assert places(definition, "delivery.before-decision", answers) == (
        ["/activities/1/start"] if found else []
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2023-03-05", 2, "2023-05-05"), ("2023-12-31", 2, "2024-02-29"), ("2022-11-30", 1, "2022-12-30")],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize(
    ("year", "rule"),
    [(2024, "evidence.future-year"), (2023, None), (2018, None), (2017, "evidence.old")],
)
def test_evidence_is_neither_of_the_future_nor_old(
    municipal: Definition, year: int, rule: str | None
) -> None:
    answers = {"evidence": [{"finding": "Uten år"}, {"year": year}]}
    for name in ("evidence.future-year", "evidence.old"):
        assert places(municipal, name, answers) == (["/evidence/1/year"] if name == rule else [])


@pytest.mark.parametrize(
    ("cells", "variant"),
    [
        ({"indicator": "Antall", "baseline": "ikke målt", "target": "20"}, None),
        ({"baseline": "6", "target": "20"}, "indicator"),
        ({"indicator": "Antall", "target": "20"}, "baseline"),
        ({"indicator": "Antall", "baseline": "6"}, "target"),
        ({"indicator": "Antall"}, "several"),
        ({}, "several"),
    ],
)
def test_a_goal_has_indicator_baseline_and_target(
    municipal: Definition, cells: dict[str, Any], variant: str | None
) -> None:
    found = findings(municipal, "goals.incomplete", {"goals": [{"goal": "Flere i aktivitet", **cells}]})
    expected = [("/goals/0", variant)] if variant else []
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


@pytest.mark.parametrize(
    ("status", "baseline", "found"),
    [
        ("new", "Ikke målt", False),
        ("continued", "Ikke målt", True),
        ("extended", "ikkje målt enno", True),
        ("continued", "Not measured", True),
        ("continued", "32 dager, ikke målt siden 2021", False),
        ("continued", "32", False),
        (None, "32", False),
        (None, "Ikke målt", False),
    ],
)
def test_not_measured_is_a_baseline_where_the_offer_is_new(
    municipal: Definition, status: str | None, baseline: str, found: bool
) -> None:
    goal = {"goal": "Flere i aktivitet", "indicator": "Antall", "baseline": baseline, "target": "20"}
    answers = {"goals": [goal]} | ({"offer_status": status} if status else {})
    shown = [finding.values["variant"] for finding in findings(municipal, "goals.incomplete", answers)]
    assert shown == (["not_measured"] if found else [])


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"has_outreach": True, "outreach_ages": ["under_18"]}, True),
        ({"has_outreach": True, "outreach_ages": ["over_25", "18_25"]}, True),
        ({"has_outreach": True, "outreach_ages": ["under_18"], "participation_youth": "Ja."}, False),
        ({"has_outreach": True, "outreach_ages": ["over_25"]}, False),
        ({"has_outreach": True}, False),
        ({"has_outreach": False, "outreach_ages": ["under_18"]}, False),
        ({}, False),
    ],
)
def test_young_people_take_part_where_the_outreach_is_for_them(
    municipal: Definition, answers: dict[str, Any], found: bool
) -> None:
    assert places(municipal, "participation.youth", answers) == (["/participation_youth"] if found else [])


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, False),
        ({"developed_with_users": "no", "delivered_with_users": "no"}, False),
        ({"developed_with_users": "yes"}, True),
        ({"delivered_with_users": "planned"}, True),
        ({"evaluated_with_relatives": "planned", "costs": [{"post": "travel"}]}, True),
        ({"evaluated_with_relatives": "planned", "costs": [{"post": "travel"}, {}]}, False),
        ({"evaluated_with_relatives": "planned", "own_funding": [{"amount": 1}]}, False),
        ({"developed_with_users": "yes", "costs": [{"post": "participation"}]}, False),
        ({"developed_with_users": "yes", "costs": [{"post": "evaluation", "amount": 1}]}, False),
        ({"developed_with_users": "yes", "own_funding": [{"kind": "proposed"}]}, True),
        ({"developed_with_users": "yes", "own_funding": [{"kind": "staff_time"}]}, False),
    ],
)
def test_participation_that_is_promised_is_set_money_or_time_aside_for(
    municipal: Definition, answers: dict[str, Any], found: bool
) -> None:
    assert places(municipal, "participation.no-cost", answers) == (["/costs"] if found else [])


@pytest.mark.parametrize(
    ("cells", "variant"),
    [
        ({"applied_amount": 1, "agreement": "none"}, "none"),
        ({"applied_amount": 1, "agreement": "planned"}, "planned"),
        ({"applied_amount": 1, "agreement": "oral"}, None),
        ({"applied_amount": 1, "agreement": "signed"}, None),
        ({"applied_amount": 0, "agreement": "none"}, None),
        ({"agreement": "none"}, None),
        ({"applied_amount": 1}, None),
    ],
)
def test_a_partner_that_gets_money_has_an_agreement(
    municipal: Definition, cells: dict[str, Any], variant: str | None
) -> None:
    found = findings(municipal, "cooperation.no-agreement", {"partners": [{"name": "A"}, cells]})
    expected = [("/partners/1/agreement", variant)] if variant else []
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"intermunicipal": "yes"}, "cooperation.partner-missing"),
        ({"intermunicipal": "no"}, None),
        ({"intermunicipal": "considered"}, None),
        ({}, None),
        ({"intermunicipal": "yes", "partner_municipalities": [{"municipality": "1825"}]}, None),
        ({"intermunicipal": "yes", "partner_municipalities": [{}]}, None),
        (
            {"intermunicipal": "yes", "partner_municipalities": [{"municipality": "1826"}]},
            "cooperation.partner-is-applicant",
        ),
        ({"intermunicipal": "no", "partner_municipalities": [{"municipality": "1826"}]}, None),
    ],
)
def test_cooperation_names_other_municipalities(
    municipal: Definition, answers: dict[str, Any], rule: str | None
) -> None:
    at = {
        "cooperation.partner-missing": "/partner_municipalities",
        "cooperation.partner-is-applicant": "/partner_municipalities/0/municipality",
    }
    for name, place in at.items():
        found = places(municipal, name, {"municipality": "1826", **answers})
        assert found == ([place] if name == rule else [])
