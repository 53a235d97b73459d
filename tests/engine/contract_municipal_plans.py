"""The rules of kommunalt rusarbeid alone on cooperation, goals and the budget."""

from __future__ import annotations

from typing import Any

from tests.engine.contract_base import MEETINGS
from tests.engine.contract_municipal import INVOLVED, OF_2023, municipal

TOGETHER = {"/intermunicipal": "yes"}


def partner(agreement: str | None, **cells: Any) -> dict[str, Any]:
    """A partner that gets 50 000 kr, and the cost that pays it."""
    row = {
        "name": "Møteplassen",
        "kind": "voluntary",
        "role": "Gir råd",
        "agreement": agreement,
        "applied_amount": 50_000,
    }
    cost = {"post": "partners", "description": "Møteplassen", "amount": 50_000}
    money = [{"source": "Fondet", "amount": 50_000, "confirmed": True}]
    return {"/partners": [row | cells], "/costs": [MEETINGS, cost], "/other_private": money}


def goal(**cells: Any) -> dict[str, Any]:
    """One goal more, of an offer that goes on."""
    whole = {"goal": "Flere i aktivitet", "indicator": "Antall", "baseline": "6", "target": "15"}
    return {"/goals/-": whole | cells}


def outlook(*rows: tuple[int, int | None]) -> dict[str, Any]:
    """The years after, and the own funds in each."""
    return {"/outlook": [{"year": year, "total_cost": 5, "grant": 0, "own_funds": own} for year, own in rows]}


ROWS = [
    *(
        municipal(
            "goals.incomplete",
            goal(**{cell: empty}),
            "/goals/1",
            "warning",
            goal(),
            goal(measured_how=None),
            goal(baseline="Ikke målt") | {"/offer_status": "new"},
        )
        for cell, empty in (
            ("indicator", None),
            ("baseline", ""),
            ("target", None),
            ("baseline", "Ikke målt"),
            ("baseline", "ikkje målt"),
        )
    ),
    *(
        municipal(
            "cooperation.no-agreement",
            partner(agreement),
            "/partners/0/agreement",
            "warning",
            partner("signed"),
            partner("oral"),
            partner(None),
            partner(agreement, applied_amount=0),
            partner(agreement, applied_amount=None),
        )
        for agreement in ("planned", "none")
    ),
    municipal(
        "cooperation.partner-missing",
        TOGETHER,
        "/partner_municipalities",
        "warning",
        {**TOGETHER, "/partner_municipalities": [{"municipality": "1825"}]},
        {"/intermunicipal": "considered"},
        {"/intermunicipal": None},
    ),
    municipal(
        "cooperation.partner-is-applicant",
        {**TOGETHER, "/partner_municipalities": [{"municipality": "1825"}, {"municipality": "1826"}]},
        "/partner_municipalities/1/municipality",
        "error",
        {**TOGETHER, "/partner_municipalities": [{"municipality": "1825"}]},
        {"/intermunicipal": "no", "/partner_municipalities": [{"municipality": "1826"}]},
        {**TOGETHER, "/partner_municipalities": [{"municipality": "1826"}], "/municipality": None},
    ),
    *(
        municipal(
            "budget.partner-sum",
            partner("signed", applied_amount=amount),
            "/costs",
            "error",
            partner("signed"),
            {"/partners": [], "/costs": [MEETINGS]},
            partner("signed", applied_amount="50 000"),
            partner("signed") | {"/costs/1": {"post": "partners", "description": "Møteplassen"}},
        )
        for amount in (49_999, 50_001, 0, None)
    ),
    municipal(
        "budget.outlook",
        {"/outlook": None},
        "/outlook",
        "warning",
        outlook((2024, 0)),
        outlook((2026, 5), (2024, 5)),
        editions=OF_2023,
    ),
    municipal(
        "budget.outlook",
        outlook((2023, 5), (2025, 5)),
        "/outlook",
        "warning",
        {"/outlook": "senere"},
        outlook((2023, 5), (2024, 5)),
        editions=OF_2023,
    ),
    municipal(
        "participation.no-cost",
        {"/costs": [MEETINGS | {"post": "travel"}]},
        "/costs",
        "advice",
        {"/costs": [MEETINGS | {"post": "evaluation"}]},
        {"/costs": None, "/own_funding/-": {"kind": "staff_time", "amount": 30_000}},
        {"/costs": [MEETINGS | {"post": "travel"}], **{f"/{question}": "no" for question in INVOLVED}},
    ),
]
