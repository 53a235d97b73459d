"""Faults of texts: personal data, length and style, and traces of other applications."""

from __future__ import annotations

from typing import Any, Final

from wizard.engine.copies import OVER
from wizard.engine.personal_numbers import has_check_digits
from wizard.training.making import Making
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Plant, Planter

_SYNTHETIC: Final = 80
"""Added to the month of a made-up personal number: no such number is anybody's (source: `altd`)."""
_SHORT: Final = 800
"""A text of at most so many recommended characters is made too long by a few sentences."""
_OWN_NAME: Final = " kommune"


def _said(name: str) -> Plant:
    """A sentence that is the fault, in one of the prose answers."""

    def plant(making: Making) -> str | None:
        question = making.prose(making.material.places_of(name))
        sentence = making.sentence(name, **facts_of(making))
        if question is None or not sentence:
            return None
        making.slip_in(question, sentence)
        return f"/{question}"

    return plant


def facts_of(making: Making) -> dict[str, Any]:
    """What the sentences are about, drawn anew for each."""
    draws, facts = making.draws, making.facts
    phone = f"9{draws.below(10)}0 00 {draws.below(1000):03d}"
    return {
        "phone_spaced": phone,
        "mail_name": f"{facts['first_name']}.{facts['last_name']}".lower().replace(" ", "."),
        "few": draws.one(making.material.sentences("few") or ["to"]),
        "wrong_year": making.year - draws.between(1, 2),
        "other": _other(making),
        "personal_number": _personal_number(making),
        "wrong_percent": _wrong_percent(making),
    }


def _other(making: Making) -> str:
    """A municipality that has nothing to do with the application."""
    own = (making.facts["municipality"], making.facts["neighbour"])
    return making.draws.one([m.name for m in making.definition.registry.municipalities if m.name not in own])


def _personal_number(making: Making) -> str:
    """A synthetic personal number, with check digits that hold or, now and then, with others."""
    draws = making.draws
    certain = draws.chance(0.7)
    while True:
        day, month, year = draws.between(1, 28), draws.between(1, 12) + _SYNTHETIC, draws.between(60, 99)
        nine = f"{day:02d}{month}{year}{draws.below(1000):03d}"
        held = [f"{nine}{last:02d}" for last in range(100) if has_check_digits(f"{nine}{last:02d}")]
        if held:
            number = held[0] if certain else f"{nine}{(int(held[0][9:]) + 7) % 100:02d}"
            return f"{number[:6]} {number[6:]}"


def _copied(making: Making) -> str | None:
    """A paragraph of one answer stands in a later one too."""
    order = [q for q in making.definition.questions if q in making.texts]
    long = [q for q in order[:-1] if any(_long(p) for p in making.texts[q])]
    if not long:
        return None
    source = making.draws.one(long)
    target = making.draws.one(order[order.index(source) + 1 :])
    paragraph = making.draws.one([p for p in making.texts[source] if _long(p)])
    place = making.draws.below(len(making.texts[target]) + 1)
    making.texts[target].insert(place, paragraph)
    return f"/{target}"


def _long(paragraph: str) -> bool:
    """Whether a paragraph is no stock phrase, and names no figure of the budget."""
    return len(paragraph) > OVER + 20 and "{" not in paragraph


def _too_long(making: Making) -> str | None:
    """Sentences that add nothing, until a short text is too long."""
    short = [q for q in making.texts if 0 < (making.definition.questions[q].recommended or 0) <= _SHORT]
    filler = making.draws.order(making.material.sentences("filler"))
    if not short or not filler:
        return None
    question = making.draws.one(short)
    recommended, paragraphs = making.definition.questions[question].recommended or 0, making.texts[question]
    while filler and sum(len(p) + 2 for p in paragraphs) <= recommended + 20:
        paragraphs.append(filler.pop())
    return f"/{question}"


def _replaced(name: str) -> Plant:
    """A whole text that says too little, or says it too heavily."""

    def plant(making: Making) -> str | None:
        written = making.sentence(name)
        asked = making.definition.questions
        roomy = [q for q in making.texts if (asked[q].recommended or 0) >= max(len(written), 400)]
        if not roomy or not written:
            return None
        question = making.draws.one(roomy)
        making.texts[question] = [written]
        return f"/{question}"

    return plant


def _other_municipality(making: Making) -> str | None:
    """The name of another municipality: in place of the own one, or in a sentence more."""
    name = making.facts["municipality"] + _OWN_NAME
    named = [(q, n) for q, some in making.texts.items() for n, text in enumerate(some) if name in text]
    if not named or not making.subtle:
        return _said("other_municipality")(making)
    question, place = making.draws.one(named)
    text = making.texts[question][place]
    making.texts[question][place] = text.replace(name, _other(making) + _OWN_NAME, 1)
    return f"/{question}"


def _other_year(making: Making) -> str | None:
    """Another year as this grant's: in place of the right one, or in a sentence more."""
    right, wrong = f"for {making.year}", f"for {making.year - 1}"
    named = [(q, n) for q, some in making.texts.items() for n, text in enumerate(some) if right in text]
    if not named or not making.subtle:
        return _said("other_year")(making)
    question, place = making.draws.one(named)
    making.texts[question][place] = making.texts[question][place].replace(right, wrong, 1)
    return f"/{question}"


def _amount(making: Making) -> str | None:
    """A sum that the budget does not have: in place of the right one, or in a sentence more."""
    slot = "{grant}"
    named = [(q, n) for q, some in making.texts.items() for n, text in enumerate(some) if slot in text]
    if named and making.subtle:
        question, place = making.draws.one(named)
        making.texts[question][place] = making.texts[question][place].replace(slot, "{wrong_amount}", 1)
        return f"/{question}"
    name = "text_percent" if making.draws.chance(0.3) else "text_amount"
    chosen = making.prose(making.material.places_of(name))
    sentence = making.sentence(name, **facts_of(making))
    if chosen is None or not sentence:
        return None
    making.slip_in(chosen, sentence)
    return f"/{chosen}"


def _wrong_percent(making: Making) -> int:
    """A part of a post that nobody has, alone or together: those of the material end in 0."""
    return making.draws.between(1, 9) * 10 + 5


PLANTERS: Final = (
    Planter("text.personal-number", _said("personal_number"), PLAIN),
    Planter("text.contact-data", _said("contact_data"), PLAIN),
    Planter("text.small-count", _said("small_count"), HIDDEN),
    Planter("text.length", _too_long, KNOWN),
    Planter("text.thin", _replaced("thin"), PLAIN),
    Planter("text.readability", _replaced("heavy"), KNOWN),
    Planter("text.placeholder", _said("placeholder"), PLAIN),
    Planter("text.copied", _copied, KNOWN),
    Planter("text.other-municipality", _other_municipality, KNOWN),
    Planter("text.other-year", _other_year, KNOWN),
    Planter("text.old-name", _said("old_name"), KNOWN),
    Planter("budget.text-amount", _amount, HIDDEN, "summary"),
)
