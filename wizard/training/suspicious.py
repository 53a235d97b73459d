"""What looks like a fault and is none: a trainee who accuses it loses a point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wizard.training.making import Making
from wizard.training.material import written
from wizard.training.planting import Sown, found_in

Trick = Callable[[Making], bool]
"""Changes what is being made; whether there was room."""


def _sentence(making: Making) -> bool:
    """A sentence on another year, another municipality or another sum, with every reason to be there."""
    said = " ".join(text for some in making.texts.values() for text in some)
    new = [(one, written(one["text"], making.facts)) for one in making.material.suspicious]
    new = [(one, sentence) for one, sentence in new if sentence not in said]
    if not new or not making.texts:
        return False
    one, sentence = making.draws.one(new)
    making.slip_in(making.prose(one["at"]) or next(iter(making.texts)), sentence)
    return True


def _least_pension(making: Making) -> bool:
    """Pension of five per cent: low, and not too low."""
    number = making.row("salaries")
    if number is None:
        return False
    making.rows("salaries")[number]["pension_percent"] = 5
    return True


def _was_larger(making: Making) -> bool:
    """A post that was larger in 2021."""
    small = [row for row in making.rows("positions") if row["percent"] < 100]  # noqa: PLR2004 - a whole post
    if not small:
        return False
    making.draws.one(small)["percent_2021"] = 100
    return True


def _old_source(making: Making) -> bool:
    """A source of five years ago: the oldest that is not too old."""
    number = making.row("evidence")
    if number is None:
        return False
    making.rows("evidence")[number]["year"] = making.year - 5
    return True


def _not_measured(making: Making) -> bool:
    """A new offer cannot have been measured."""
    number, words = making.row("goals"), making.sentence("not_measured")
    if number is None or not words or making.answers.get("offer_status") != "new":
        return False
    making.rows("goals")[number]["baseline"] = words
    return True


def _free_income(making: Making) -> bool:
    """Free income as own funding, where it belongs."""
    rows, words = making.rows("own_funding"), making.sentence("not_external")
    if not rows or not words:
        return False
    rows[0]["reference"] = words
    return True


def _gift(making: Making) -> bool:
    """A gift that is promised."""
    source = making.sentence("private")
    if not source or making.answers.get("purpose") == "carry_over" or "other_private" in making.answers:
        return False
    amount = making.draws.between(4, 9) * 5_000
    making.answers["other_private"] = [{"source": source, "amount": amount, "confirmed": True}]
    return True


def _new_start(making: Making) -> bool:
    """A post whose holder begins on the first of January."""
    number = making.row("positions")
    if number is None:
        return False
    making.rows("positions")[number]["expected_start"] = f"{making.year}-01-01"
    return True


def _planned_partner(making: Making) -> bool:
    """A partner without an agreement, who gets no money."""
    unpaid = [row for row in making.rows("partners") if not row.get("applied_amount")]
    if not unpaid:
        return False
    making.draws.one(unpaid)["agreement"] = "none"
    return True


TRICKS: Final[tuple[Trick, ...]] = (
    _sentence,
    _sentence,
    _sentence,
    _least_pension,
    _was_larger,
    _old_source,
    _not_measured,
    _free_income,
    _gift,
    _new_start,
    _planned_partner,
)


def disguised(sown: Sown, count: int) -> Sown:
    """The same with so many tricks, or as many as change nothing that the judge finds."""
    if not count:
        return sown
    tricks = sown.making.draws.order(TRICKS)[:count]
    together = _tried(sown, tricks)
    if together is not None:
        return together
    for trick in tricks:
        sown = _tried(sown, [trick]) or sown
    return sown


def _tried(sown: Sown, tricks: list[Trick]) -> Sown | None:
    making = sown.making.copied()
    for trick in tricks:
        trick(making)
    application = making.application()
    if set(found_in(making.definition, application)) != {*sown.planted, *sown.remaining}:
        return None
    return sown._replace(making=making, application=application)
