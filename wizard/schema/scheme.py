"""A grant scheme as data: steps, questions, conditions, rules, editions.

These models mirror `content/`. They hold structure only: every word a person reads lies in
Markdown beside it. A `Definition` is one edition of a scheme, merged with the parts it uses,
and is all that the engine ever sees of the content.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from pydantic import Field as Option

from wizard.schema.base import Frozen
from wizard.schema.register import Register

Kind = Literal[
    "yes_no",
    "choice",
    "choices",
    "text",
    "prose",
    "integer",
    "number",
    "money",
    "percent",
    "date",
    "year",
    "municipality",
    "orgnr",
    "account_number",
    "phone",
    "email",
    "postcode",
    "table",
]
Mark = Literal["A", "B", "C", "J"]
"""How sure a fact is: A an official page, B a secondary source, C inferred, J judgement."""

Answers = dict[str, Any]
"""Example answers in content: ids of questions (or computed figures) to JSON values."""


class Severity(StrEnum):
    """How much a finding weighs; only the first two keep an application from being ready."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Source(Frozen):
    """Where a fact comes from: cited by id from questions, conditions, rules and rates."""

    id: str
    title: str
    url: str = ""
    read_on: date | None = None


class Field(Frozen):
    """What a question and a column have in common: a kind and its limits."""

    id: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    exclusive: str | None = None
    """Of `choices`: the one that excludes all others (`none_of_these`)."""
    recommended: int | None = None
    """Recommended length of a prose, in code points after NFC; never a limit."""
    least: float | None = None
    most: float | None = None


class Column(Field):
    """One column of a table question."""

    default: str | None = None
    """The choice that counts where the cell is empty."""
    offer: bool = False
    """Asked once: what the first row holds is offered to every new row."""


class Reply(Frozen):
    """Something the wizard says after an answer, when its condition holds."""

    id: str
    when: str


class Follows(Frozen):
    """A table whose rows follow another table's, cell by cell."""

    table: str
    cells: dict[str, str]
    """Column here -> column there."""


class Question(Field):
    """One question; `relevant` is CEL over the other answers, three-valued."""

    relevant: str | None = None
    relevant_with: Answers | None = None
    irrelevant_with: Answers | None = None
    source: str | None = None
    mark: Mark = "A"
    columns: tuple[Column, ...] = ()
    reply: tuple[Reply, ...] = ()
    follows: Follows | None = None
    prefill: Literal["orgnr"] | None = None
    """Which fact of the municipality's register fills it in, to be confirmed."""
    rests_on: tuple[str, ...] = ()
    """Of a declaration: question ids, step ids (`step:budget`) or `texts`; a change voids it."""
    exempt_figures: bool = False
    """The text's own numbers are not compared with the budget (need, evidence, goals)."""
    year_bound: bool = False
    """Its answer is true of one year: a copy for another edition leaves it out, as it does declarations."""


class Step(Frozen):
    """One part of the interview."""

    id: str
    relevant: str | None = None
    relevant_with: Answers | None = None
    irrelevant_with: Answers | None = None
    question: tuple[Question, ...] = ()


class Condition(Frozen):
    """One requirement of eligibility: met, not met or unknown."""

    id: str
    met: str
    at: str
    """JSON Pointer of the answer that one would change."""
    source: str
    mark: Mark = "A"
    met_with: Answers | None = None
    unmet_with: Answers | None = None


class Rule(Frozen):
    """One check. Either `fails` (CEL) or `check` (a named function of the engine)."""

    id: str
    severity: Severity
    source: str
    mark: Mark = "A"
    fails: str | None = None
    check: str | None = None
    each: str | None = None
    """A table: `fails` is tried on each row, read as `row.<column>`."""
    at: str = ""
    """JSON Pointer; with `each`, relative to the row ("" is the row itself)."""
    applies: str | None = None
    """CEL: the rule is silent unless this is true."""
    values: dict[str, str] = Option(default_factory=dict)
    """What the finding carries: name -> CEL, tried when the rule fails."""
    params: dict[str, Any] = Option(default_factory=dict)
    """Limits that a named check reads (kroner, per cent, years, words)."""
    silences: tuple[str, ...] = ()
    """Rules that say nothing where this one has failed."""
    passes_with: Answers | None = None
    fails_with: Answers | None = None


class ExtraLevy(Frozen):
    """The extra employer's levy on high pay: per cent of what is above the threshold (kroner)."""

    percent: float
    above: int
    source: str
    mark: Mark = "A"


class Ceiling(Frozen):
    """A ceiling on the grant: a rate (kroner) times a percentage, over the rows of a table."""

    table: str
    percent: str
    rate: str
    source: str
    mark: Mark = "A"


class Budget(Frozen):
    """Marks that a scheme has the budget of `engine.budget`; the ceiling is optional."""

    ceiling: Ceiling | None = None


class Deadlines(Frozen):
    """A deadline by office (office id -> date); `default` where the office said nothing."""

    default: date | None = None
    by_office: dict[str, date] = Option(default_factory=dict)
    source: str = ""
    mark: Mark = "A"


class Edition(Frozen):
    """One year's call: what differs from the scheme."""

    id: str
    year: int
    apply_by: datetime
    apply_by_source: str
    apply_by_mark: Mark = "A"
    register_id: str = Option(alias="register")
    closed: bool = False
    last_call: bool = False
    rates: dict[str, int] = Option(default_factory=dict)
    """Kroner by name, for example `position` for a full post."""
    rate_source: str = ""
    rate_mark: Mark = "A"
    extra_levy: ExtraLevy | None = None
    report_former_grant_by: Deadlines = Deadlines()
    report_this_grant_by: Deadlines = Deadlines()


class Levy(Frozen):
    """Employer's levy by zone, in per cent."""

    zones: dict[str, float] = Option(default_factory=dict)
    source: str = ""
    mark: Mark = "A"


class Definition(Frozen):
    """One edition of a scheme, whole: what the engine works on."""

    scheme: str
    edition: Edition
    steps: tuple[Step, ...]
    conditions: tuple[Condition, ...] = ()
    rules: tuple[Rule, ...] = ()
    sources: tuple[Source, ...] = ()
    budget: Budget | None = None
    priorities: tuple[str, ...] = ()
    """Question ids that the caseworker's table of priorities refers to."""
    levy: Levy = Levy()
    registry: Register = Register()
    examples: dict[str, tuple[str, ...]] = Option(default_factory=dict)
    """Question id -> the example texts of its words, in every language: what an answer must not copy."""
    hash: str = ""
    """`sha256:` and the sum of the canonical structure, without words, examples and register."""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by id, in the order they are asked."""
        return {q.id: q for step in self.steps for q in step.question}

    @cached_property
    def columns(self) -> dict[str, frozenset[str]]:
        """The ids of each table's columns, by the table's id."""
        tables = (q for q in self.questions.values() if q.kind == "table")
        return {table.id: frozenset(column.id for column in table.columns) for table in tables}

    @cached_property
    def owners(self) -> dict[int, Question]:
        """The table of each column. A column has no name of its own in a definition: it goes by `id()`."""
        return {id(column): q for q in self.questions.values() for column in q.columns}

    @cached_property
    def text_questions(self) -> tuple[Question, ...]:
        """The questions whose answers hold texts: of kind text or prose, or tables with such a column."""
        texts = ("text", "prose")
        return tuple(
            q for q in self.questions.values() if q.kind in texts or any(c.kind in texts for c in q.columns)
        )

    @cached_property
    def step_of(self) -> dict[str, Step]:
        """The step of each question, by the question's id."""
        return {q.id: step for step in self.steps for q in step.question}

    @cached_property
    def rule(self) -> dict[str, Rule]:
        """Every rule by id."""
        return {r.id: r for r in self.rules}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Every source by id."""
        return {s.id: s for s in self.sources}
