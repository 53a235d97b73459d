"""Rules on who applies and when."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.engine.facts import Facts, Hit
from wizard.schema.scheme import Rule, Severity


def orgnr_register(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A valid organisation number that is not the municipality's in the register."""
    municipality = facts.definition.registry.by_number.get(facts.values.get("municipality", ""))
    number = facts.values.get("orgnr")
    if municipality is None or municipality.orgnr is None or number is None:
        return
    if facts.values.get("applicant_type") != "city_district" and number != municipality.orgnr:
        values = {"orgnr": number, "expected": municipality.orgnr, "municipality": municipality.name}
        yield Hit("/orgnr", values)


def deadline_passed(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """The date in use is after the last day to apply; only advice where the call is closed for good."""
    edition = facts.definition.edition
    last = edition.apply_by.date()
    if facts.today > last:
        values = {"deadline": last.isoformat(), "days": (facts.today - last).days}
        if edition.closed:
            yield Hit("", {**values, "variant": "closed"}, Severity.ADVICE)
        else:
            yield Hit("", {**values, "variant": "open"}, Severity.WARNING)
