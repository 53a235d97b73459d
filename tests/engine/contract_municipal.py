"""The rules of kommunalt rusarbeid alone, up to its plans and its budget. The rows with years in them are of the edition of 2023."""

from __future__ import annotations

from typing import Any

from tests.engine.contract_base import Case, prose

INVOLVED = (
    "developed_with_users",
    "developed_with_relatives",
    "evaluated_with_users",
    "evaluated_with_relatives",
)
NURSE = {"profession": "Sykepleier", "sector": "health", "percent": 50}
TEACHER = {"profession": "Lærer", "sector": "school", "percent": 50}
OUTREACH = {
    "/has_outreach": True,
    "/outreach_is_new": True,
    "/outreach_ages": ["over_25"],
    "/outreach_arenas": prose(1200),
    "/outreach_referral": prose(1200),
    "/outreach_team": [NURSE, TEACHER],
}
YOUNG = {**OUTREACH, "/outreach_ages": ["over_25", "under_18"]}
OF_2023 = ("2023",)


def municipal(
    rule: str, fires: dict[str, Any], at: str, severity: str, *silent: dict[str, Any], **more: Any
) -> Case:
    """A case of this scheme; in all its editions unless some are named."""
    return Case(rule, ("kr",), fires, at, severity, silent, **more)


def activity(start: str | None, end: str | None) -> dict[str, Any]:
    """One activity more."""
    return {"/activities/-": {"activity": "Mer", "responsible": "Leder", "start": start, "end": end}}


def evidence(year: Any) -> dict[str, Any]:
    """One source more."""
    return {"/evidence/-": {"source": "kostra", "year": year, "finding": "Få årsverk."}}


ELIGIBILITY = [
    municipal(
        "eligibility.not-fully-funded",
        {"/fully_funded_elsewhere": True},
        "/fully_funded_elsewhere",
        "blocker",
        {"/fully_funded_elsewhere": None},
        {"/fully_funded_elsewhere": "ja"},
    ),
    municipal(
        "eligibility.not-in-transition-grant",
        {"/receives_transition_grant": True, "/paid_by_transition_grant": True},
        "/paid_by_transition_grant",
        "blocker",
        {"/receives_transition_grant": True, "/paid_by_transition_grant": False},
        {"/receives_transition_grant": True},
        {"/receives_transition_grant": False, "/paid_by_transition_grant": True},
        {"/receives_transition_grant": None, "/paid_by_transition_grant": True},
        editions=("2023", "2024"),
    ),
    *(
        municipal(
            f"{'users' if question.endswith('users') else 'relatives'}.not-involved",
            {f"/{question}": "no"},
            f"/{question}",
            "error",
            {f"/{question}": "planned"},
            {f"/{question}": None},
        )
        for question in INVOLVED
    ),
    *(
        municipal(
            "users.planned",
            {f"/{question}": "planned"},
            f"/{question}",
            "advice",
            {f"/{question}": "no"},
            {f"/{question}": None},
            {"/delivered_with_users": "planned"},
        )
        for question in INVOLVED
    ),
    municipal(
        "users.not-in-delivery",
        {"/delivered_with_users": "no"},
        "/delivered_with_users",
        "advice",
        {"/delivered_with_users": "planned"},
        {"/delivered_with_users": "yes"},
        {"/delivered_with_users": None},
    ),
]

OFFER = [
    municipal(
        "evidence.future-year",
        evidence(2024),
        "/evidence/1/year",
        "warning",
        evidence(2023),
        evidence(None),
        evidence("2024"),
        editions=OF_2023,
    ),
    municipal(
        "evidence.old",
        evidence(2017),
        "/evidence/1/year",
        "advice",
        evidence(2018),
        evidence(None),
        editions=OF_2023,
    ),
    municipal(
        "evidence.old", evidence(2019), "/evidence/1/year", "advice", evidence(2020), editions=("2025",)
    ),
    municipal(
        "offer.dates",
        {"/start_date": "2023-06-01", "/end_date": "2023-05-31"},
        "/end_date",
        "error",
        {"/start_date": "2023-06-01", "/end_date": "2023-06-01"},
        {"/start_date": None, "/end_date": "2023-01-01"},
        {"/end_date": "31.05.2023"},
    ),
    municipal(
        "offer.dates",
        activity("2023-06-02", "2023-06-01"),
        "/activities/1/end",
        "error",
        activity("2023-06-01", "2023-06-01"),
        activity("2023-06-02", None),
        editions=OF_2023,
    ),
    municipal(
        "delivery.outside-year",
        activity("2024-01-01", "2024-02-01"),
        "/activities/1",
        "warning",
        activity("2022-12-01", "2023-01-01"),
        activity("2023-12-31", "2024-05-01"),
        activity("2022-01-01", "2025-01-01"),
        activity("2022-01-01", None),
        editions=OF_2023,
    ),
    municipal(
        "delivery.outside-year",
        activity("2022-11-01", "2022-12-31"),
        "/activities/1",
        "warning",
        editions=OF_2023,
        also=frozenset({"delivery.before-decision"}),
    ),
    *(
        municipal(
            "delivery.before-decision",
            activity(before, f"{edition}-12-01"),
            "/activities/1/start",
            "advice",
            activity(after, f"{edition}-12-01"),
            activity(None, f"{edition}-12-01"),
            editions=(edition,),
        )
        for edition, before, after in (
            ("2023", "2023-05-04", "2023-05-05"),
            ("2024", "2024-04-30", "2024-05-01"),
            ("2025", "2025-04-30", "2025-05-01"),
        )
    ),
    *(
        municipal(
            "team.one-sector",
            {**OUTREACH, "/outreach_team": team},
            "/outreach_team",
            "advice",
            OUTREACH,
            {**OUTREACH, "/outreach_team": team, "/has_outreach": False},
            {**OUTREACH, "/outreach_team": [NURSE, {"percent": 50}]},
        )
        for team in (
            [NURSE],
            [NURSE, NURSE | {"profession": "Vernepleier"}],
            [NURSE, NURSE | {"profession": "sykepleier ", "sector": "social"}],
        )
    ),
    municipal(
        "participation.youth",
        YOUNG,
        "/participation_youth",
        "warning",
        OUTREACH,
        {**YOUNG, "/participation_youth": prose(1200)},
        {**YOUNG, "/has_outreach": False},
        {**YOUNG, "/outreach_ages": None},
        {**YOUNG, "/participation_youth": 5},
    ),
    municipal(
        "participation.youth", {**OUTREACH, "/outreach_ages": ["18_25"]}, "/participation_youth", "warning"
    ),
]

ROWS = [*ELIGIBILITY, *OFFER]
