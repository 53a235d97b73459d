"""Faults of an offer: who takes part, what it rests on, its team, its goals and its dates."""

from __future__ import annotations

from typing import Any, Final

from wizard.training.making import Making
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Plant, Planter

_USERS: Final = ("developed_with_users", "evaluated_with_users")
_RELATIVES: Final = ("developed_with_relatives", "evaluated_with_relatives")
_PAID: Final = ("participation", "evaluation")
_GIVES: Final = ("indicator", "baseline", "target")
_YOUNG: Final = {"has_outreach": True, "outreach_ages": "under_18"}


def _answered(questions: tuple[str, ...], answer: str) -> Plant:
    """One of several questions has this answer."""

    def plant(making: Making) -> str | None:
        asked = [question for question in questions if making.asks(question)]
        if not asked:
            return None
        question = making.draws.one(asked)
        making.answers[question] = answer
        return f"/{question}"

    return plant


def _evidence(low: int, high: int) -> Plant:
    """A source so many years after the edition's, or before it."""

    def plant(making: Making) -> str | None:
        number = making.row("evidence")
        if number is None:
            return None
        making.rows("evidence")[number]["year"] = making.year + making.draws.between(low, high)
        return f"/evidence/{number}/year"

    return plant


def _dates(making: Making) -> str | None:
    """An end before its start: of the offer, where last year's date was left, or of an activity."""
    if making.asks("end_date") and making.draws.chance(0.5):
        making.answers["end_date"] = f"{making.year - 1}-12-{making.draws.between(15, 31)}"
        return "/end_date"
    late = [n for n, row in enumerate(making.rows("activities")) if row["start"][5:7] > "05"]
    if not late:
        return None
    number = making.draws.one(late)
    row = making.rows("activities")[number]
    row["end"] = f"{row['start'][:5]}{int(row['start'][5:7]) - 1:02d}-{making.draws.between(10, 28)}"
    return f"/activities/{number}/end"


def _outside(making: Making) -> str | None:
    """An activity of the year after."""
    number = making.row("activities")
    if number is None:
        return None
    row = making.rows("activities")[number]
    row |= {name: f"{making.year + 1}{row[name][4:]}" for name in ("start", "end")}
    return f"/activities/{number}"


def _early(making: Making) -> str | None:
    """An activity that begins before anybody can know the answer."""
    number = making.row("activities")
    if number is None:
        return None
    row = making.rows("activities")[number]
    row["start"] = f"{making.year}-0{making.draws.between(1, 3)}-{making.draws.between(1, 28):02d}"
    return f"/activities/{number}/start"


def _one_sector(making: Making) -> str | None:
    """A team of one sector, though of several professions."""
    rows = making.rows("outreach_team")
    if not rows:
        return None
    sector = making.draws.one([row["sector"] for row in rows])
    for row in rows:
        row["sector"] = sector
    return "/outreach_team"


def _no_youth(making: Making) -> str | None:
    """Young people are met, and none was heard."""
    if "participation_youth" not in making.texts:
        return None
    del making.texts["participation_youth"]
    return "/participation_youth"


def _unpaid(making: Making) -> str | None:
    """Participation is promised and costs nothing."""
    kept = [row for row in making.rows("costs") if row["post"] not in _PAID]
    if not kept or not making.asks("developed_with_users"):
        return None
    making.answers["costs"] = kept
    return "/costs"


def _no_agreement(making: Making) -> str | None:
    """A partner gets money, and there is no agreement yet."""
    paid = [n for n, row in enumerate(making.rows("partners")) if row.get("applied_amount")]
    if not paid:
        return None
    number = making.draws.one(paid)
    making.rows("partners")[number]["agreement"] = making.draws.one(("planned", "none"))
    return f"/partners/{number}/agreement"


def _no_partner(making: Making) -> str | None:
    """Together with another municipality, and none is named."""
    if not making.asks("partner_municipalities"):
        return None
    making.answers["intermunicipal"] = "yes"
    making.answers.pop("partner_municipalities", None)
    return "/partner_municipalities"


def _own_partner(making: Making) -> str | None:
    """The applicant is its own partner."""
    if not making.asks("partner_municipalities"):
        return None
    making.answers["intermunicipal"] = "yes"
    rows: list[dict[str, Any]] = making.answers.setdefault("partner_municipalities", [])
    rows.append({"municipality": making.facts["number"]})
    return f"/partner_municipalities/{len(rows) - 1}/municipality"


def _goal(making: Making) -> str | None:
    """A goal that cannot be measured: a cell is empty, or an old offer was never measured."""
    number = making.row("goals")
    if number is None:
        return None
    row = making.rows("goals")[number]
    not_measured = making.sentence("not_measured")
    if making.answers.get("offer_status") != "new" and not_measured and making.draws.chance(0.4):
        row["baseline"] = not_measured
    else:
        row.pop(making.draws.one(_GIVES), None)
    return f"/goals/{number}"


def _partner_sum(making: Making) -> str | None:
    """The partners' money is not what the budget has for them."""
    applied = sum(row.get("applied_amount", 0) for row in making.rows("partners"))
    if not applied:
        return None
    off = making.draws.between(1, 3) * (5_000 if making.subtle else 10_000)
    making.sums.partners = making.draws.one((off, -off if off < applied else -applied, -applied))
    return "/costs"


def _outlook(making: Making) -> str | None:
    """Nothing on the years after, or not on the first of them."""
    rows = making.rows("outlook")
    if not rows:
        return None
    if making.subtle:
        making.edits.append(lambda answers: answers["outlook"].pop(0))
    else:
        making.edits.append(lambda answers: answers.pop("outlook"))
    return "/outlook"


PLANTERS: Final = (
    Planter("users.not-involved", _answered(_USERS, "no"), PLAIN, _USERS[0]),
    Planter("relatives.not-involved", _answered(_RELATIVES, "no"), PLAIN, _RELATIVES[0]),
    Planter("users.planned", _answered((*_USERS, *_RELATIVES), "planned"), KNOWN, _USERS[0]),
    Planter(
        "users.not-in-delivery", _answered(("delivered_with_users",), "no"), KNOWN, "delivered_with_users"
    ),
    Planter("evidence.future-year", _evidence(1, 2), PLAIN, "evidence"),
    Planter("evidence.old", _evidence(-9, -6), KNOWN, "evidence"),
    Planter("offer.dates", _dates, KNOWN, "activities"),
    Planter("delivery.outside-year", _outside, KNOWN, "activities"),
    Planter("delivery.before-decision", _early, HIDDEN, "activities"),
    Planter("team.one-sector", _one_sector, KNOWN, "outreach_team", {"has_outreach": True}),
    Planter("participation.youth", _no_youth, PLAIN, "participation_youth", _YOUNG),
    Planter("participation.no-cost", _unpaid, HIDDEN, "costs"),
    Planter("cooperation.no-agreement", _no_agreement, KNOWN, "partners"),
    Planter("cooperation.partner-missing", _no_partner, PLAIN, "partner_municipalities", alone="partners"),
    Planter(
        "cooperation.partner-is-applicant", _own_partner, KNOWN, "partner_municipalities", alone="partners"
    ),
    Planter("goals.incomplete", _goal, PLAIN, "goals"),
    Planter("budget.partner-sum", _partner_sum, HIDDEN, "costs"),
    Planter("budget.outlook", _outlook, PLAIN, "outlook"),
)
