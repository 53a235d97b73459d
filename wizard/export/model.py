"""The one model that JSON and Markdown of a package are both written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from wizard.content.library import LANGUAGES, Library
from wizard.engine.assess import assess
from wizard.engine.budget import BudgetFigures, compute
from wizard.export.application_json import envelope
from wizard.export.counted import counted
from wizard.export.files import DRAFT, FINAL
from wizard.export.report import Entry, file_report
from wizard.export.speaker import Speaker
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition

LANGUAGE: Final = "application_language"
"""The question whose answer is the language of the package; bokmål where it is not answered."""
CARRIED_OVER: Final = "carried_over"
"""An answer that is also a line of the financing, nought where it is not answered."""


@dataclass(frozen=True)
class Model:
    """One application as it counts, judged at a date, with the words of its own language."""

    speaker: Speaker
    application: Application
    assessment: Assessment
    today: date
    version: str
    draft: bool
    practice: bool = False
    """An exercise: always a draft, and marked as what it is."""

    @property
    def definition(self) -> Definition:
        """The edition of the scheme."""
        return self.speaker.definition

    @property
    def values(self) -> Mapping[str, Any]:
        """The relevant, well-formed answers."""
        return self.assessment.values

    @property
    def stem(self) -> str:
        """`soknad`, or `utkast` where the package is a draft."""
        return DRAFT if self.draft else FINAL

    @cached_property
    def budget(self) -> BudgetFigures:
        """The figures of the budget, row by row."""
        return compute(self.definition, self.values, self.assessment.refused)

    @cached_property
    def report(self) -> Entry:
        """The application's part of a report."""
        speaker = self.speaker
        return file_report(
            f"{self.stem}.json",
            self.definition,
            speaker.words,
            speaker.interface,
            self.application,
            self.assessment,
        )

    @cached_property
    def figures(self) -> dict[str, Any]:
        """Every computed figure that the Markdown shows, by name; {} where the scheme has no budget."""
        if self.definition.budget is None:
            return {}
        totals = dict(self.assessment.totals)
        if CARRIED_OVER in self.definition.questions:
            totals.setdefault(CARRIED_OVER, self.values.get(CARRIED_OVER) or 0)
        cost, financing = totals.get("total_cost"), totals.get("total_financing")
        return {
            "totals": totals,
            "salaries": [row._asdict() for row in self.budget.rows],
            "ceiling": list(self.budget.ceiling_rows),
            "uncovered": None if cost is None or financing is None else cost - financing,
            "own_share_percent": share(totals.get("own_funds"), cost),
        }

    @cached_property
    def grant_years(self) -> list[int | None]:
        """Which year of grant each post is in, in a scheme of posts with a first grant year."""
        rows = self.values.get("positions")
        given = [row.get("first_grant_year") for row in rows] if isinstance(rows, list) else []
        this = self.definition.edition.year
        return [this - year + 1 if isinstance(year, int) else None for year in given]

    def document(self) -> dict[str, Any]:
        """`soknad.json`: the application file with its result."""
        judged = {
            key: value for key, value in self.report.items() if key not in ("file", "scheme", "edition")
        }
        result = {
            **judged,
            "draft": self.draft,
            **({"practice": True} if self.practice else {}),
            "date": self.today.isoformat(),
            "version": self.version,
            "budget": self.figures,
        }
        if any(year is not None for year in self.grant_years):
            result["grant_years"] = self.grant_years
        return {**envelope(self.application), "result": result}


def share(part: int | None, whole: int | None) -> float | None:
    """`part` of `whole` in per cent, one decimal, rounded half up; None where there is no whole."""
    if part is None or not whole:
        return None
    tenths = Fraction(part * 1000, whole)
    return float(Fraction(int(tenths + Fraction(1, 2)), 10))


def model(
    library: Library, application: Application, today: date, version: str, *, draft: bool, notes: bool = True
) -> Model:
    """Judge an application at a date, and gather what a package of it says."""
    definition = library.definition(application.scheme, application.edition)
    assessment = assess(definition, application, today)
    kept = counted(definition, application, assessment, notes=notes)
    lang = assessment.values.get(LANGUAGE)
    chosen = lang if lang in LANGUAGES else LANGUAGES[0]
    speaker = Speaker(definition, library.words(application.scheme, chosen), library.interface(chosen))
    return Model(speaker, kept, assessment, today, version, draft)
