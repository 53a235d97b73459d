"""The named checks: what CEL cannot say of an application, in plain Python, one function a rule.

Which rule uses which check, its severity, source and limits are content (`rules.toml`); the words
are content too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wizard.engine.facts import Check
from wizard.engine.rules import applicant, budget, delivery, people, plan, positions, slips, texts

CHECKS: Final[Mapping[str, Check]] = {
    "answered": people.answered,
    "before_decision": delivery.before_decision,
    "capacity_falls": plan.capacity_falls,
    "deadline_passed": applicant.deadline_passed,
    "equipment": budget.equipment,
    "non_salary": budget.non_salary,
    "offer_dates": delivery.offer_dates,
    "orgnr_register": applicant.orgnr_register,
    "other_share": budget.other_share,
    "own_funds_fall": plan.own_funds_fall,
    "part_year": budget.part_year,
    "participation_no_cost": people.participation_no_cost,
    "partner_sum": budget.partner_sum,
    "pay_range": budget.pay_range,
    "plan_horizon": plan.plan_horizon,
    "plan_mismatch": plan.plan_mismatch,
    "plan_years": plan.plan_years,
    "position_rows": budget.position_rows,
    "project_words": positions.project_words,
    "start_months": positions.start_months,
    "team_one_sector": people.team_one_sector,
    "thousands": slips.thousands,
    "unconfirmed": budget.unconfirmed,
    **texts.CHECKS,
}
"""Every check by the name that a rule calls it by."""
