"""What a rule of the texts finds in answers to a real scheme."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.engine.labelled_table import LATE
from wizard.content.library import Library
from wizard.engine.budget import compute
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.texts import CHECKS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

LIBRARY = Library()
MUNICIPAL = LIBRARY.definition("kommunalt-rusarbeid", "2023")
TRANSITION = LIBRARY.definition("overgangsordning", "2023")


def facts_of(values: dict[str, Any], definition: Definition = MUNICIPAL, today: date = LATE) -> Facts:
    """The facts of an application with these answers, which are taken as they are given."""
    application = Application(scheme=definition.scheme, edition=definition.edition.id)
    return Facts(definition, application, values, {}, compute(definition, values), today)


def hits(
    rule: str, values: dict[str, Any], definition: Definition = MUNICIPAL, today: date = LATE
) -> list[Hit]:
    """What the check of one rule finds in these answers."""
    wanted = definition.rule[rule]
    return list(CHECKS[wanted.check or ""](facts_of(values, definition, today), wanted))


def only(rule: str, values: dict[str, Any], **more: Any) -> Hit:
    """The one thing that it finds: anything else is a failure."""
    (hit,) = hits(rule, values, **more)
    return hit
