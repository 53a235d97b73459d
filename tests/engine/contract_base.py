"""Applications made from the scheme's page alone, in which no rule finds anything, and changes to them."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wizard.schema.assessment import Assessment

MUNICIPAL, TRANSITION = "kommunalt-rusarbeid", "overgangsordning"
TODAY = date(2023, 1, 16)
Answers = dict[str, Any]
PARAGRAPH = "Tilbudet når flere, og vi følger det opp hver måned."
"""Short enough to stand in several answers without being taken for copied."""


def prose(length: int) -> str:
    """A text of about a fifth of a recommended length."""
    return "\n\n".join([PARAGRAPH] * (length // 5 // len(PARAGRAPH) + 1))


APPLICANT: Answers = {
    "applicant_type": "municipality",
    "municipality": "1826",
    "orgnr": "944716904",
    "address_street": "O.T. Olsens vei 3A",
    "postcode": "8690",
    "city": "Hattfjelldal",
    "contact_name": "Ingrid Solbakken",
    "contact_email": "postmottak@hattfjelldal.example",
    "contact_phone": "75184800",
    "application_language": "nb",
    "other_application": False,
}
SALARY: Answers = {
    "position": "Ruskonsulent",
    "annual_salary": 560_000,
    "percent": 80,
    "months": 12,
    "pension_percent": 14,
    "levy_zone": "IV",
}
MEETINGS: Answers = {"post": "participation", "description": "Godtgjøring", "amount": 30_000}
COST = 536_767 + 30_000
"""What the row of salaries costs, which is the worked example of the page, and the meetings."""
SIGNING: Answers = {
    "account_number": "15031234562",
    "signatory_name": "Olav Eikenes",
    "signatory_role": "municipal_director",
    "terms_read": True,
    "public_document": True,
    "no_personal_data": True,
    "no_double_funding": True,
}


def municipal(edition: str) -> Answers:
    """Of kommunalt rusarbeid: every required answer, and the optional ones that rules ask for."""
    year = int(edition)
    return (
        APPLICANT
        | {
            "target_groups": ["at_risk"],
            "developed_with_users": "yes",
            "developed_with_relatives": "yes",
            "evaluated_with_users": "yes",
            "evaluated_with_relatives": "yes",
            "fully_funded_elsewhere": False,
            **({} if year >= 2025 else {"receives_transition_grant": False}),
            "former_report": "same_form",
            "need": prose(2000),
            "evidence": [{"source": "brukerplan", "year": year - 1, "finding": "Flere bor alene."}],
            "title": "Ute sammen",
            "description": prose(2500),
            "areas": ["early_intervention"],
            "access": prose(1200),
            "offer_status": "continued",
            "start_date": f"{year}-06-01",
            "has_outreach": False,
            "participation_design": prose(1200),
            "participation_evaluation": prose(1200),
            "participation_relatives": prose(1200),
            "cooperation": prose(1200),
            "intermunicipal": "no",
            "goal_link": prose(1200),
            "goals": [
                {"goal": "Kortere vei til hjelp", "indicator": "Dager", "baseline": "32", "target": "10"}
            ],
            "activities": [
                {
                    "activity": "Oppstart",
                    "responsible": "Leder",
                    "start": f"{year}-06-01",
                    "end": f"{year}-12-31",
                }
            ],
            "anchoring": prose(1200),
            "after_grant": prose(1200),
            "amounts_exclude_vat": "yes",
            "salaries": [SALARY],
            "costs": [MEETINGS],
            "grant_sought": 400_000,
            "own_funding": [{"kind": "adopted_budget", "amount": COST - 400_000}],
            "outlook": [{"year": year + 1, "total_cost": 600_000, "grant": 300_000, "own_funds": 300_000}],
            "if_reduced": prose(800),
            "summary": prose(500),
        }
        | SIGNING
    )


def capacity() -> Answers:
    """The texts of the step `capacity` of the transition scheme."""
    return {
        "local_conditions": prose(1200),
        "capacity": prose(2000),
        "focus_description": prose(1500),
        "participation": prose(1200),
    }


def transition(edition: str) -> Answers:
    """Of the transition scheme, with one position whose grant goes on."""
    year, own = int(edition), COST - 264_000
    plan = [(0, own), (1, own), (2, COST), (3, COST)]
    return APPLICANT | capacity() | {
        "received_2021": "yes",
        "purpose": "grant",
        "continuation_only": True,
        "target_groups": ["has_problems"],
        "former_report": "same_form",
        "positions": [
            {
                "title": "Ruskonsulent",
                "service": "Rustjenesten",
                "focus_areas": ["housing"],
                "first_grant_year": 2021,
                "percent_2021": 80,
                "percent": 80,
                "permanent": True,
                "staffed": True,
            }
        ],
        "capacity_numbers": [
            {"year": some, "fte_total": 3, "fte_granted": 0.8} for some in (2021, year, year + 1)
        ],
        "incorporation": prose(2000),
        "incorporation_plan": [
            {"year": year + n, "total_percent": 80, "own_funded_percent": 50, "own_funds": amount}
            for n, amount in plan
        ],
        "framework_grant_use": prose(1200),
        "amounts_exclude_vat": "yes",
        "salaries": [SALARY],
        "costs": [MEETINGS],
        "grant_sought": 264_000,
        "own_funding": [{"kind": "adopted_budget", "amount": own}],
        "if_reduced": prose(800),
        "summary": prose(500),
    } | SIGNING  # fmt: skip


def carry_over(edition: str) -> Answers:
    """Of the transition scheme, for unspent money alone."""
    gone = ("continuation_only", "positions", "capacity_numbers", "own_funding", "framework_grant_use")
    asked = {key: value for key, value in transition(edition).items() if key not in gone}
    del asked["incorporation"], asked["incorporation_plan"]
    return asked | {
        "purpose": "carry_over",
        "unspent_former_grant": COST,
        "unspent_plan": "applied",
        "grant_sought": 0,
        "carried_over": COST,
    }


BASES = {"kr": (MUNICIPAL, municipal), "oo": (TRANSITION, transition), "carry": (TRANSITION, carry_over)}
"""Short names for the good applications: scheme, and how its answers are made."""
Change = Mapping[str, Any]
"""JSON Pointer -> the value that stands there instead; `-` after the last row of a table."""


@dataclass(frozen=True)
class Case:
    """One rule in good applications: the change that makes it fail, and changes that do not."""

    rule: str
    bases: tuple[str, ...]
    fires: Change
    at: str
    severity: str
    silent: tuple[Change, ...] = ()
    editions: tuple[str, ...] = ()
    """Those it is tried in; without any, all editions of the scheme."""
    also: frozenset[str] = frozenset()
    """Other rules that the same change cannot but break."""
    not_clarified: Mapping[str, str] = field(default_factory=dict)


def changed(answers: Answers, change: Change) -> Answers:
    """The answers with some of them changed; the good ones stay as they were."""
    result = copy.deepcopy(answers)
    for pointer, value in change.items():
        *path, last = pointer[1:].split("/")
        place: Any = result
        for step in path:
            place = place[int(step)] if isinstance(place, list) else place.setdefault(step, [])
        if isinstance(place, list):
            number = len(place) if last == "-" else int(last)
            place[number : number + 1] = [value]
        else:
            place[last] = value
    return result


def found(assessment: Assessment) -> set[tuple[str, str, str]]:
    """Rule, pointer and severity of what was found, but for the rules on texts."""
    return {
        (f.rule, f.at, f.severity.value)
        for f in assessment.findings
        if not f.rule.startswith(("text.", "budget.text-"))
    }
