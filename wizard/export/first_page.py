"""The caseworker's first page: who, what, how much, whether they may, and what to look out for.

Its rows come from the questions that the scheme has; a scheme without one of them has no such row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wizard.engine.prefill import municipality_of
from wizard.engine.replies import office_name
from wizard.export.answers import FIGURES, Block, body, cell, facts, heading, short, table_blocks
from wizard.export.escape import inline, line, one_line
from wizard.export.model import Model
from wizard.export.tables import MOST_COLUMNS, Table, width
from wizard.schema.scheme import Question, Severity

POSITIONS: Final = "positions"
POSITION_COLUMNS: Final = ("title", "percent", "percent_2021", "staffed")
CHANGES: Final = (
    "former_report",
    "unspent_former_grant",
    "unspent_plan",
    "carried_over",
    "offer_status",
    "outreach_is_new",
)
"""What says how this year differs from the last."""
CONTACT: Final = (
    "contact_name",
    "contact_title",
    "contact_email",
    "contact_phone",
    "signatory_name",
    "signatory_role",
    "delegation_reference",
)
APPLICANT: Final = ("municipality", "district_name", "intermunicipal")
SUMMARY: Final = "summary"
SHOWN: Final = frozenset({*APPLICANT, *CHANGES, *CONTACT, SUMMARY, "grant_sought"})
"""Questions that the first page answers whole; they do not come again."""
_PADDING: Final = 10
"""What the lines of a table of three columns take besides its cells."""


def first_page(model: Model) -> Iterator[Block]:
    """The blocks of the first page, after the title."""
    say = model.speaker.say
    yield from facts(_applicant(model))
    yield from _sums(model)
    yield heading(2, say("package.conditions"))
    yield from conditions(model)
    if SUMMARY in model.application.answers:
        yield heading(2, say("package.summary"))
        yield from body(model, model.definition.questions[SUMMARY])
    yield from _section(model, "priorities", _priorities(model))
    yield from _section(model, "positions", _positions(model))
    yield from _section(model, "changes", facts(_short(model, CHANGES)))
    yield heading(2, say("package.warnings"))
    yield from _warnings(model)
    yield from _section(model, "contact", facts(_short(model, CONTACT)))


def _section(model: Model, name: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """A heading and its blocks; nothing where there is no block."""
    found = list(blocks)
    if found:
        yield heading(2, model.speaker.say(f"package.{name}"))
        yield from found


def _applicant(model: Model) -> Iterator[tuple[str, str]]:
    speaker, say = model.speaker, model.speaker.say
    who = [shown for _, shown in _short(model, ("district_name", "municipality")) if shown]
    yield say("package.applicant"), ", ".join(who)
    together = _names(model, "partner_municipalities", "municipality")
    if together:
        yield say("package.together"), say("package.with", names=speaker.list(together))
    elif model.values.get("intermunicipal") == "yes":
        yield say("package.together"), say("package.with-unnamed")
    elif "intermunicipal" in model.definition.questions or "municipality" in model.definition.questions:
        yield say("package.together"), say("package.alone")
    yield say("package.partners"), speaker.list(_names(model, "partners", "name"))
    found = municipality_of(model.definition, model.values)
    if found is not None:
        yield (
            say("package.office"),
            office_name(model.definition.registry, found.office, model.definition.edition.apply_by.date()),
        )
    yield say("package.scheme"), speaker.words.scheme.title
    yield say("package.edition"), edition_line(model)
    yield say("package.form-path"), _form_path(model)


def _form_path(model: Model) -> str:
    """Which path to choose in the real form: the scheme's own words, or the package's for that scheme."""
    code = f"package.form-path-of.{model.definition.scheme}"
    own = model.speaker.words.scheme.sections.get("form_path", "")
    return own or (model.speaker.say(code) if model.speaker.interface.has(code) else "")


def edition_line(model: Model) -> str:
    """Year, deadline, and whether the call is closed."""
    edition, say = model.definition.edition, model.speaker.say
    day = model.speaker.date(edition.apply_by.date().isoformat())
    line = say("package.call", edition=edition.id, day=day, time=f"{edition.apply_by:%H.%M}")
    if edition.closed:
        return f"{line} {say('package.closed-last' if edition.last_call else 'package.closed')}"
    return line


def _names(model: Model, question: str, column: str) -> list[str]:
    """The cells of one column of a table, where the scheme has it."""
    asked = model.definition.questions.get(question)
    field = next((c for c in asked.columns if c.id == column), None) if asked else None
    rows: list[dict[str, Any]] = model.values.get(question) or []
    if field is None:
        return []
    return [model.speaker.answer(field, row[column]) for row in rows if column in row]


def _sums(model: Model) -> Iterator[Block]:
    """Sum sought, total cost, own share in kroner and per cent."""
    if not model.figures:
        return
    say, totals = model.speaker.say, model.figures["totals"]
    names = ("grant_sought", "total_cost", "own_funds")
    rows = [(say(f"package.total.{name}"), model.speaker.money(totals.get(name))) for name in names]
    own = model.figures["own_share_percent"]
    if own is not None:
        rows.append((say("package.own-share"), model.speaker.percent(own)))
    heads = (say("package.amount"), say("package.kroner"))
    yield from table_blocks(model, Table(heads, tuple(rows), frozenset({1})))


def conditions(model: Model, voice: str = "package") -> Iterator[Block]:
    """The verdict, and each condition with its state and source.

    The check speaks to the applicant (`report`), the document of them (`package`).
    """
    speaker, say = model.speaker, model.speaker.say
    yield line(say(f"{voice}.verdict.{model.assessment.verdict}"))
    marks = {condition.id: condition.mark for condition in model.definition.conditions}
    lines = []
    for condition in model.assessment.conditions:
        state, label = say(f"report.state.{condition.state}"), speaker.words.condition(condition.id).label
        source = speaker.cited(condition.source, marks[condition.id])
        lines.append(f"- **{inline(state)}:** {inline(say('package.condition', label=label, source=source))}")
    if lines:
        yield "\n".join(lines)


def part_number(model: Model, question: str) -> str:
    """«Del 4»: the step of a question, counted among all the steps of the edition."""
    step = model.definition.step_of[question].id
    number = next(n for n, s in enumerate(model.definition.steps, start=1) if s.id == step)
    return model.speaker.say("package.part", number=number)


def _priorities(model: Model) -> Iterator[Block]:
    """A line and a reference for each of the scheme's priorities; the line is cut to fit."""
    rows = [
        row
        for name in model.definition.priorities
        if model.assessment.relevance.get(name) is True
        for row in _priority(model, model.definition.questions[name])
    ]
    say = model.speaker.say
    heads = (say("package.priority"), say("package.in-short"), say("package.see"))
    taken = sum(max(width(inline(row[n])) for row in (heads, *rows)) for n in (0, 2)) + _PADDING
    fitted = tuple((label, _cut(line, max(20, MOST_COLUMNS - taken)), see) for label, line, see in rows)
    yield from table_blocks(model, Table(heads, fitted))


def _priority(model: Model, question: Question) -> Iterator[tuple[str, str, str]]:
    """One row; of a table with a column of choices (focus areas), one for each choice that is used."""
    see, speaker = part_number(model, question.id), model.speaker
    column = next((c for c in question.columns if c.kind == "choices"), None)
    rows: list[dict[str, Any]] = model.values.get(question.id) or []
    found = False
    for choice in column.choices if column else ():
        holders = [n for n, row in enumerate(rows) if column and choice in row.get(column.id, ())]
        if column and holders:
            found = True
            names = [cell(model, question, question.columns[0], n) for n in holders]
            yield speaker.words.choice(question.id, choice, column.id), speaker.list(names), see
    if not found:
        yield speaker.label(question.id), short(model, question) or speaker.say("package.not-answered"), see


def _cut(text: str, most: int) -> str:
    """A text on one line, cut at a word where its Markdown would be wider than `most`."""
    left = one_line(text)
    if width(inline(left)) <= most:
        return left
    left = left[:most]
    while width(inline(left)) >= most:
        left = left[:-1]
    left = left.rpartition(" ")[0] or left
    return f"{left.rstrip(' ,;:.–-')}…"


def _positions(model: Model) -> Iterator[Block]:
    """The posts: title, per cent, grant year, staffed."""
    question = model.definition.questions.get(POSITIONS)
    rows_given = model.application.answers.get(POSITIONS)
    if question is None or question.kind != "table" or not isinstance(rows_given, list):
        return
    columns = [c for c in question.columns if c.id in POSITION_COLUMNS]
    columns.sort(key=lambda column: POSITION_COLUMNS.index(column.id))
    say = model.speaker.say
    rows = []
    for n in range(len(rows_given)):
        year = model.grant_years[n] if n < len(model.grant_years) else None
        cells = (cell(model, question, column, n) for column in columns)
        rows.append((str(n + 1), *cells, "" if year is None else str(year)))
    heads = (
        say("package.number"),
        *(model.speaker.column(POSITIONS, c.id) for c in columns),
        say("package.grant-year"),
    )
    right = frozenset(n for n, c in enumerate(columns, start=1) if c.kind in FIGURES)
    yield from table_blocks(model, Table(heads, tuple(rows), right), split=True)


def _short(model: Model, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        question = model.definition.questions.get(name)
        if question is not None and model.assessment.relevance.get(name) is True:
            yield model.speaker.label(name), short(model, question)


def _warnings(model: Model) -> Iterator[Block]:
    """Each warning, and the sentence that answers it."""
    say, lines = model.speaker.say, []
    for finding in model.report["findings"]:
        if finding["severity"] == Severity.WARNING.value:
            answer = finding["acknowledged"]
            said = say("package.acknowledged", sentence=answer) if answer else say("package.not-acknowledged")
            lines.append(f"- {line(finding['message'])} {inline(said)}")
    yield "\n".join(lines) if lines else line(say("package.no-warnings"))
