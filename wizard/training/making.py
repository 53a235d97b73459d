"""One invented application in the making: what is answered, what it adds up to, and what is planted last.

Its prose is kept in paragraphs with slots for figures, so that a change of the budget changes every
text that names a figure. A fault of a sum is kept as how far the sum is to be off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from wizard.engine.budget import compute
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.training.draws import Draws
from wizard.training.material import Facts, Material, written
from wizard.training.settling import Sums, settled

Answers = dict[str, Any]
Edit = Callable[[Answers], None]

PARAGRAPHS: Final = "\n\n"
_NOTED: Final = "/municipality"
"""Where the note stands that says that all is invented, as in the shipped exercises."""


class Clash(Exception):
    """What is planted last is to change an answer that another fault has taken away, or made unusable."""


@dataclass
class Making:
    """An application being made, at level 1 (plain faults) to 5 (faults that must be looked for)."""

    definition: Definition
    material: Material
    draws: Draws
    level: int
    facts: Facts
    themes: frozenset[str] = frozenset()
    """What faults may be about; empty for anything."""
    answers: Answers = field(default_factory=dict)
    """Everything but prose."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """The paragraphs of each prose answer."""
    sums: Sums = field(default_factory=Sums)
    edits: list[Edit] = field(default_factory=list)
    """What is done to the answers when all else is settled."""
    not_clarified: dict[str, str] = field(default_factory=dict)

    @property
    def subtle(self) -> bool:
        """Whether a fault should have to be looked for."""
        return self.level > 3  # noqa: PLR2004 - the two highest levels

    @property
    def year(self) -> int:
        """The edition's year."""
        return self.definition.edition.year

    def copied(self) -> Making:
        """The same, to be changed alone."""
        return Making(
            self.definition,
            self.material,
            self.draws,
            self.level,
            self.facts,
            self.themes,
            json_copy(self.answers),
            {question: list(some) for question, some in self.texts.items()},
            replace(self.sums),
            list(self.edits),
            dict(self.not_clarified),
        )

    def asks(self, question: str) -> bool:
        """Whether the edition has this question at all."""
        return question in self.definition.questions

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, to be changed; none where it is not answered."""
        found: list[dict[str, Any]] = self.answers.get(table, [])
        return found

    def row(self, table: str) -> int | None:
        """The place of one of a table's rows, drawn; None where it has none."""
        rows = self.rows(table)
        return self.draws.below(len(rows)) if rows else None

    def sentence(self, name: str, **facts: Any) -> str:
        """One of the sentences of this sort, with its facts; "" where the language has none."""
        some = self.material.sentences(name)
        return written(self.draws.one(some), self.facts | facts) if some else ""

    def prose(self, fitting: Sequence[str] = ()) -> str | None:
        """One of the prose answers, drawn, of those that fit if any do; None where there is no prose."""
        some = [question for question in self.texts if question in fitting] or list(self.texts)
        return self.draws.one(some) if some else None

    def slip_in(self, question: str, sentence: str) -> None:
        """Put a sentence in one of the paragraphs of a prose answer, before, after or between its own."""
        paragraphs = self.texts[question]
        place = self.draws.below(len(paragraphs))
        sentences = paragraphs[place].replace(". ", ".\0").split("\0")
        sentences.insert(self.draws.between(1, len(sentences)), sentence)
        paragraphs[place] = " ".join(sentences)

    def totals(self) -> Mapping[str, Any]:
        """The totals of the budget as they would be now (kroner by name; None where one is not known)."""
        answers = json_copy(self.answers)
        settled(self.definition, answers, self.sums)
        return compute(self.definition, answers).totals

    def application(self) -> Application:
        """The application as it stands, with its sums and its figures, and what is planted last.

        Raises Clash.
        """
        answers = json_copy(self.answers)
        settled(self.definition, answers, self.sums)
        figures = self.facts | figures_of(self.definition, answers)
        for question, paragraphs in self.texts.items():
            answers[question] = written(PARAGRAPHS.join(paragraphs), figures)
        for edit in self.edits:
            try:
                edit(answers)
            except (LookupError, TypeError) as error:
                raise Clash from error
        asked = {q: answers[q] for q in self.definition.questions if q in answers}
        return Application(
            scheme=self.definition.scheme,
            edition=self.definition.edition.id,
            answers=asked,
            not_clarified=dict(self.not_clarified),
            notes={_NOTED: self.material.invented} if self.material.invented else {},
        )


def figures_of(definition: Definition, answers: Mapping[str, Any]) -> Facts:
    """The figures that texts name: of the budget, and of the plan's second year."""
    totals = compute(definition, answers).totals
    plan = answers.get("incorporation_plan") or []
    own_next = plan[1].get("own_funds") if len(plan) > 1 else None
    grant, own = totals.get("grant_sought"), totals.get("own_funds")
    return {
        "grant": grant,
        "own_funds": own,
        "own_next": own_next,
        "wrong_amount": mistaken(grant or own or 0),
    }


def json_copy(value: Any) -> Any:
    """A copy of answers, as deep as they are: five times as quick as `copy.deepcopy`."""
    if isinstance(value, dict):
        return {name: json_copy(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [json_copy(inner) for inner in value]
    return value


def mistaken(amount: int) -> int:
    """An amount as it is mistyped: its first two digits change places, or one is too high."""
    digits = str(amount)
    if len(digits) > 1 and digits[0] != digits[1] and digits[1] != "0":
        return int(digits[1] + digits[0] + digits[2:])
    return amount + 10 ** (len(digits) - 2) if len(digits) > 1 else amount + 1
