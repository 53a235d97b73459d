"""The labelled sentences judged by the rules on texts: what is found, and the table of it in `docs/measured.md`.

Run it from the project's folder, with the project and its test tools installed:

    python -m tests.engine.labelled_table
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tests.engine import labelled_again, labelled_blind, labelled_later, labelled_texts
from wizard.content.library import Library
from wizard.engine.budget import compute
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.texts import CHECKS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

BUDGET: dict[str, Any] = {
    "municipality": "1826",
    "grant_sought": 264_000,
    "salaries": [
        {
            "position": name,
            "annual_salary": 560_000,
            "percent": percent,
            "months": 12.0,
            "pension_percent": 14,
            "levy_zone": "IV",
        }
        for name, percent in (("Ruskonsulent", 80), ("Miljøarbeider", 50))
    ],
    "own_funding": [{"kind": "adopted_budget", "amount": 150_000}],
    "partner_municipalities": [{"municipality": "1825"}],
    "partners": [{"name": "Vefsn kommune", "kind": "municipality", "role": "Vert"}],
}
LATE = date(2024, 3, 1)
SETS = (labelled_texts, labelled_later, labelled_blind, labelled_again)

PASSED_OVER = {
    "Vi søkjer om 0,4 mill. kr til løn.": "A salary of the budget is 448 000 kr, which is 0.4 million, rounded.",
    "Telefonnr. er 97.65.43.21.": "Full stops stand in dates, accounts and case numbers, hardly ever in telephones.",
    "Søkjer om totalt 1,1 mill. kr.": "Two annual salaries of the budget are 1 120 000 kr together.",
    "Tilskotsbehovet er 0,7 mill. kroner.": "The salaries without social costs are 728 000 kr together.",
    "Vi søker kommunalt rusarbeid for 2025.": "Neither «tilskudd» nor «søknad» says that a grant is meant.",
    "Tilskudd 2024: vi søker om 264 000 kroner.": "«Tilskudd 2022:» mostly heads a row about a former grant.",
}
"""Sentences that should be found and are not, and why."""

_HEAD = """\
| rule | should be found | found | should be passed over | wrongly found | precision | recall |
| --- | --: | --: | --: | --: | --: | --: |"""


class Row(NamedTuple):
    """What one rule makes of its labelled sentences."""

    rule: str
    hits: int
    found: int
    misses: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of what it finds that it should find."""
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what it should find that it finds."""
        return self.found / self.hits


def judged(definition: Definition, rule: str, text: str) -> list[Hit]:
    """What a rule says of a text as the answer to `description`, beside the budget above."""
    values = {**BUDGET, "description": text}
    facts = Facts(
        definition=definition,
        application=Application(scheme=definition.scheme, edition="2023"),
        values=values,
        relevance={},
        budget=compute(definition, values),
        today=LATE,
    )
    wanted = definition.rule[rule]
    return [hit for hit in CHECKS[wanted.check or ""](facts, wanted) if hit.at == "/description"]


def rows(definition: Definition) -> Iterator[Row]:
    """A row for each rule with labelled sentences, over all sets."""
    for rule in labelled_texts.HIT:
        hits = [text for some in SETS for text in some.HIT[rule]]
        misses = [text for some in SETS for text in some.MISS[rule]]
        found = sum(bool(judged(definition, rule, text)) for text in hits)
        wrong = sum(bool(judged(definition, rule, text)) for text in misses)
        yield Row(rule, len(hits), found, len(misses), wrong)


def table(some: list[Row]) -> str:
    """The rows as Markdown, and their sum."""
    whole = Row("all", *(sum(column) for column in list(zip(*some, strict=True))[1:]))
    lines = [
        f"| {name} | {row.hits} | {row.found} | {row.misses} | {row.wrong} "
        f"| {row.precision:.3f} | {row.recall:.3f} |"
        for row in (*some, whole)
        for name in (f"`{row.rule}`" if row is not whole else row.rule,)
    ]
    return "\n".join((_HEAD, *lines))


def municipal() -> Definition:
    """The scheme whose rules judge the sentences."""
    return Library().definition("kommunalt-rusarbeid", "2023")


if __name__ == "__main__":
    sys.stdout.write(table(list(rows(municipal()))) + "\n")
