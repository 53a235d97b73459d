"""The rules that both schemes have but for the budget's: on answers, the deadline, the applicant, declarations."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.engine.contract_base import BASES, Case

ALL = tuple(BASES)
LONE = ("kr", "oo")
DELEGATED = {"/signatory_role": "delegated"}
DISTRICT = {"/applicant_type": "city_district"}
BOTH_PURPOSES = {"/purpose": "both", "/unspent_former_grant": 0}
SALARY = "/salaries/0"

REQUIRED = [
    Case("answer.required", ALL, {"/city": None}, "/city", "error", ({"/contact_title": None},)),
    Case("answer.required", ALL, {"/city": ""}, "/city", "error", ({"/contact_title": ""},)),
    Case("answer.required", ALL, {"/summary": " \n\t"}, "/summary", "error", ({"/summary": "Kort."},)),
    Case("answer.required", ALL, {"/target_groups": []}, "/target_groups", "error", ({"/other_public": []},)),
    Case("answer.required", ALL, {"/former_report": None}, "/former_report", "error"),
    Case("answer.required", ALL, {"/other_application": None}, "/other_application", "error"),
    Case("answer.required", ALL, {"/if_reduced": None}, "/if_reduced", "error"),
    Case("answer.required", ALL, {"/grant_sought": None}, "/grant_sought", "error"),
    Case("answer.required", ("kr",), {"/evidence": []}, "/evidence", "error", ({"/risks": []},)),
    Case("answer.required", ("oo",), {"/capacity_numbers": None}, "/capacity_numbers", "error"),
    Case(
        "answer.required",
        ALL,
        {f"{SALARY}/pension_percent": None},
        f"{SALARY}/pension_percent",
        "error",
        ({f"{SALARY}/supplements": None}, {f"{SALARY}/note": ""}, {f"{SALARY}/holiday_pay": None}),
    ),
    Case("answer.required", ALL, {f"{SALARY}/position": ""}, f"{SALARY}/position", "error"),
    Case(
        "answer.required",
        ALL,
        DISTRICT,
        "/district_name",
        "error",
        ({**DISTRICT, "/district_name": "Sagene"}, {"/district_name": None}),
    ),
    Case(
        "answer.required",
        ALL,
        DELEGATED,
        "/delegation_reference",
        "error",
        ({**DELEGATED, "/delegation_reference": "Sak 12/20"}, {"/delegation_reference": None}),
    ),
    Case(
        "answer.required",
        ("oo",),
        BOTH_PURPOSES,
        "/unspent_plan",
        "error",
        ({**BOTH_PURPOSES, "/unspent_plan": "none"}, {"/unspent_plan": None}),
    ),
    Case(
        "answer.required",
        ("kr",),
        {"/receives_transition_grant": True},
        "/paid_by_transition_grant",
        "error",
        ({"/receives_transition_grant": True, "/paid_by_transition_grant": False},),
        editions=("2023", "2024"),
    ),
]


def kind(pointer: str, value: Any, *good: Any, bases: tuple[str, ...] = ALL) -> Case:
    """A value that is not of its kind, and some that are."""
    return Case(
        "answer.kind", bases, {pointer: value}, pointer, "error", tuple({pointer: fine} for fine in good)
    )


KINDS = [
    kind("/municipality", "1", "1825"),
    kind("/municipality", 1826),
    kind("/municipality", "9999"),
    kind("/orgnr", "944716905", "944 716 904", ""),
    kind("/orgnr", 944716904),
    kind("/account_number", "15031234563", "1503.12.34562", "1503 12 34562"),
    kind("/account_number", 15031234562),
    kind("/postcode", "86900", "8690"),
    kind("/postcode", 8690),
    kind("/contact_email", "ingen", "post@eksempel.no"),
    kind("/contact_phone", "123456", "75 18 48 00", "+47 75184800"),
    kind("/city", 5),
    kind("/city", ["Hattfjelldal"]),
    kind("/summary", {"nb": "Sammendrag"}),
    kind("/other_application", "nei", False, None),
    kind("/other_application", 0),
    kind("/application_language", "en", "nn"),
    kind("/target_groups", ["relatives", "none_of_these"], ["relatives"]),
    kind("/target_groups", "relatives"),
    kind("/target_groups", ["at_risk"], ["has_problems"], bases=("oo", "carry")),
    kind("/grant_sought", 264_000.5),
    kind("/grant_sought", "264000"),
    kind("/grant_sought", -1, 0),
    kind("/grant_sought", True),
    kind("/pay_growth_percent", 3.333, 3.33, 0, 100),
    kind("/pay_growth_percent", 100.01),
    kind("/pay_growth_percent", "3"),
    kind("/pay_level_date", "1.1.2023", "2023-01-01"),
    kind("/pay_level_date", "2023-02-29", "2024-02-29"),
    kind("/pay_level_date", 2023),
    kind("/documentation", "vedtak", [], None),
    kind("/documentation", {"what": "vedtak"}),
    kind(f"{SALARY}/months", 0.4, 0.5, 12, 6.5),
    kind(f"{SALARY}/months", 12.1),
    kind(f"{SALARY}/months", 6.25),
    kind(f"{SALARY}/percent", 100.5, 100, 0),
    kind(f"{SALARY}/levy_zone", "VI", "IVa"),
    kind(f"{SALARY}/holiday_pay", "none", "accrued_12", ""),
    kind(f"{SALARY}/kostra_function", "254", "243", "other"),
    kind("/salaries/0", "rad"),
    kind("/evidence/0/year", "2022", 2022, bases=("kr",)),
    kind("/evidence/0/source", "avis", "own_survey", bases=("kr",)),
    kind("/positions/0/focus_areas", ["bolig"], ["housing", "early_effort"], bases=("oo",)),
    kind("/positions/0/permanent", "ja", True, bases=("oo",)),
    kind("/capacity_numbers/0/fte_total", 3.25, 3.5, 0, bases=("oo",)),
    kind("/incorporation_plan/0/total_percent", "80 %", 180, 80.5, bases=("oo",)),
    kind("/unspent_former_grant", "alt", bases=("carry",)),
]

NOT_CLARIFIED = [
    Case(
        "answer.not-clarified",
        ALL,
        {f"/{question}": None},
        f"/{question}",
        "error",
        ({f"/{question}": good},),
        not_clarified={question: "venter på svar fra økonomi", "contact_title": "?", "district_name": "?"},
    )
    for question, good in (("account_number", "15031234562"), ("city", "Hattfjelldal"))
]

APPLICANT = [
    Case(
        "applicant.orgnr-register",
        ALL,
        {"/orgnr": "940155223"},
        "/orgnr",
        "warning",
        (
            {"/orgnr": "940155223", **DISTRICT, "/district_name": "Sagene"},
            {"/orgnr": None},
            {"/orgnr": "940155224"},
            {"/orgnr": "944 716 904"},
            {"/orgnr": "940155223", "/municipality": None},
        ),
    ),
    Case(
        "applicant.orgnr-register",
        ALL,
        {"/orgnr": "940155223"},
        "/orgnr",
        "warning",
        # Ålesund and Haram have no number in the register of 2024.
        ({"/orgnr": "940155223", "/municipality": "1508"}, {"/orgnr": "940155223", "/municipality": "1580"}),
        editions=("2024",),
    ),
    Case(
        "application.one-per-municipality",
        ALL,
        {"/other_application": True},
        "/other_application",
        "warning",
        ({"/other_application": None}, {"/other_application": "ja"}),
    ),
    Case(
        "report.not-sent",
        ALL,
        {"/former_report": "not_sent"},
        "/former_report",
        "warning",
        ({"/former_report": "sent"}, {"/former_report": "same_form"}, {"/former_report": None}),
    ),
    *(
        Case(
            "declaration.not-given",
            ALL,
            {f"/{declaration}": False},
            f"/{declaration}",
            "error",
            ({f"/{declaration}": True}, {f"/{declaration}": None}, {f"/{declaration}": "nei"}),
        )
        for declaration in ("terms_read", "public_document", "no_personal_data", "no_double_funding")
    ),
]

CONDITIONS = [
    *(
        Case(
            "eligibility.applicant-is-municipality",
            ALL,
            {"/applicant_type": applicant},
            "/applicant_type",
            "blocker",
            ({"/applicant_type": "city_district"}, {"/applicant_type": None}, {"/applicant_type": "bydel"}),
        )
        for applicant in ("organisation", "other")
    ),
    Case(
        "eligibility.target-group",
        ALL,
        {"/target_groups": ["none_of_these"]},
        "/target_groups",
        "blocker",
        ({"/target_groups": ["relatives"]}, {"/target_groups": []}, {"/target_groups": None}),
    ),
]

LAST_DAYS = {
    ("kr", "2023"): date(2023, 3, 5),
    ("kr", "2024"): date(2024, 3, 1),
    ("kr", "2025"): date(2025, 3, 1),
    ("oo", "2023"): date(2023, 2, 1),
    ("oo", "2024"): date(2024, 2, 1),
    ("carry", "2024"): date(2024, 2, 1),
}
"""The last day to apply, by edition: the rule on the deadline is silent on it."""

ROWS = [*REQUIRED, *KINDS, *NOT_CLARIFIED, *APPLICANT, *CONDITIONS]
