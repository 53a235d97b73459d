"""The review, part by part: findings, conditions, figures, answers, notes; each line with its id.

The ids, and what they lead to, are those of `review_ids`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textual.content import Content

from wizard.engine.figures import TOTAL_FIGURES, explain
from wizard.engine.formats import money
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Question, Severity
from wizard.screens.budget_words import foot_verdicts
from wizard.screens.desk import Desk
from wizard.screens.note_words import note_lines
from wizard.screens.overviews import condition_blocks, finding_blocks
from wizard.screens.parked_words import parked_lines
from wizard.screens.progressing import step_lines
from wizard.screens.review_ids import GROUPS, PACKAGE, PICTURE, WHAT_IF, grouped
from wizard.screens.telling import answer_words, shown
from wizard.widgets.bar_chart import Drawn
from wizard.widgets.paragraphs import Block, Paragraphs, literal, wrap
from wizard.widgets.parted_list import Entry, Where
from wizard.widgets.steps import SIGNS

LONGEST: Final = 120
"""How much of an answer stands in the review; the whole of it is a key away."""
SIGN_OF: Final = {"missing": "○", "not-clarified": "○", "prefilled": "○", "advice": "i", "acknowledged": "✓"}

STYLES: Final = {"blocker": "$text-error", "error": "$text-error", "warning": "$text-warning"}
"""The colour of a heading; its words and its place say the same."""


def entries(desk: Desk) -> list[Entry]:
    """The whole review from top to bottom."""
    parts = (head, findings, conditions, figures, answers, notes, parked)
    return [entry for part in parts for entry in part(desk)]


def _heading(title: str, more: str = "", *, part: bool = True, style: str = "") -> Entry:
    """A heading of a part, as a rule across the list with a blank line above, or of a group."""
    if not part:
        return Entry("", Paragraphs([Block(literal(f"{title}{more}", f"bold {style}".strip()))]), title)
    return Entry("", ruled(f"{title}{more}"), title, part=True)


def ruled(title: str) -> Drawn:
    """A blank line, and a title on a rule that goes across."""

    def draw(width: int) -> Sequence[Content]:
        lines = wrap(literal(title, "bold $text-primary"), max(width - 6, 1))
        rest = max(width - lines[-1].cell_length - 4, 0)
        first, *more = [Content.assemble(literal("━━ ", "$text-primary"), line) for line in lines]
        last = literal(f" {'━' * rest}", "$text-primary")
        return [Content(""), *([first, *more][:-1]), Content.assemble([first, *more][-1], last)]

    return Drawn(draw)


# --- the top


def head(desk: Desk) -> Iterator[Entry]:
    """Ready or not, and why; then what one can do with the whole."""
    say, judged = desk.tools.say, desk.interview.assessment
    told = [Block(literal(say("app.review.title"), "bold underline"))]
    told += [Block(literal(text), Content("› "), "  ") for text in desk.news]
    told.append(Block(literal(say(f"app.review.{judged.status}"), "bold")))
    told.append(Block(literal(say(f"report.verdict.{judged.verdict}"))))
    told.append(Block(literal(counts(desk))))
    told += [Block(literal(text), Content(f"{sign} "), "  ") for sign, text in _balance(desk)]
    yield Entry("", Paragraphs([*told, Block(Content(""))]))
    yield _act(PACKAGE, say(f"app.review.write-{judged.status}"))
    yield from (_act(id_, text) for id_, text in desk.acts)
    yield _act(WHAT_IF, say("review.act.what-if"))
    if judged.totals:
        yield _act(PICTURE, say("review.act.picture"))


def _act(id_: str, text: str) -> Entry:
    return Entry(id_, Paragraphs([Block(literal(text, "bold"), Content("▸ "), "  ")]))


def _balance(desk: Desk) -> list[tuple[str, str]]:
    totals = desk.interview.assessment.totals
    return foot_verdicts(desk, totals) if totals else []


def counts(desk: Desk) -> str:
    """How many findings there are of each severity, in words."""
    found = grouped(desk)
    say = desk.tools.say
    told = []
    for group in GROUPS:
        number = len(found.get(group, ()))
        if number:
            area = "report" if group in ("blocker", "error", "advice") else "review"
            told.append(say(f"{area}.count.{group}", count=number))
    return " · ".join(told) if told else say("report.nothing")


# --- findings


def findings(desk: Desk) -> Iterator[Entry]:
    """What is found, by severity; each line leads to its question or cell."""
    say, found = desk.tools.say, grouped(desk)
    yield _heading(say("review.to-do"))
    if not found:
        yield Entry("none:findings", Paragraphs([Block(literal(f"✓ {say('report.nothing')}"))]))
    for group in (g for g in GROUPS if g in found):
        style = STYLES.get(group, "")
        yield _heading(_title(desk, group), f" ({len(found[group])})", part=False, style=style)
        if group == "warning":
            yield Entry(
                "", Paragraphs([Block(literal(say("review.warning"), "italic"), Content("  "), "  ")])
            )
        for id_, finding in found[group]:
            yield Entry(id_, Paragraphs(_finding(desk, group, finding)))


def _title(desk: Desk, group: str) -> str:
    """The heading of a group of findings."""
    if group == "missing":
        return desk.tools.say("app.review.missing")
    own = group in ("not-clarified", "prefilled", "acknowledged")
    return desk.tools.say(f"review.group.{group}" if own else f"report.severities.{group}")


def _finding(desk: Desk, group: str, finding: Finding | str) -> Iterable[Block]:
    """One line of the findings as it is drawn."""
    if isinstance(finding, Finding) and group not in SIGN_OF.keys() - {"advice", "acknowledged"}:
        told = finding_blocks(desk, finding)
        # Of a warning that is answered the sentence says enough; what to do about it is not asked any more.
        return [told[0], told[-1]] if group == "acknowledged" else told
    question = spot(finding.at).question if isinstance(finding, Finding) else finding
    if group == "prefilled":
        return [answer(desk, question)]
    label = literal(desk.words.label(question), "bold")
    asked = desk.definition.questions[question]
    more = effort(desk, asked) if group == "missing" else answer_words(desk, question)[0]
    return [Block(Content.assemble(label, literal(f" – {more}")), Content(f"  {SIGN_OF[group]} "), "    ")]


def effort(desk: Desk, question: Question) -> str:
    """What it takes to answer a question: a choice, a short answer, a text, a table."""
    say = desk.tools.say
    if question.kind == "prose" and question.recommended:
        return say("review.effort.prose", most=question.recommended)
    if question.kind in ("yes_no", "choice", "choices"):
        return say("review.effort.choice")
    return say(f"review.effort.{question.kind if question.kind in ('prose', 'table') else 'line'}")


# --- conditions, figures, answers, notes


def conditions(desk: Desk) -> Iterator[Entry]:
    """Each condition: how it stands, its source, what would change it."""
    say, known = desk.tools.say, {c.id: c for c in desk.definition.conditions}
    states = desk.interview.assessment.conditions
    met = sum(state.state == "met" for state in states)
    yield _heading(say("app.review.conditions"), f" – {say('review.met', met=met, all=len(states))}")
    for state in states:
        blocks = [b for b in condition_blocks(desk, known[state.id], state.state) if b.body.plain]
        yield Entry(f"condition:{state.id}", Paragraphs(blocks))
    if not states:
        yield Entry("none:conditions", Paragraphs([Block(literal(say("review.no-conditions")))]))


def figures(desk: Desk) -> Iterator[Entry]:
    """The figures of the budget; each can be explained."""
    judged = desk.interview.assessment
    if not judged.totals:
        return
    say = desk.tools.say
    yield _heading(say("review.figures"))
    for name in TOTAL_FIGURES:
        made = explain(desk.definition, judged.values, name, refused=judged.refused)
        if made.formula == "ceiling_none":
            continue
        amount = say("app.figure.unknown") if made.value is None else money(made.value)
        line = Content.assemble(literal(f"{say(f'figures.name.{name}')}: "), literal(amount, "bold"))
        yield Entry(f"figure:{name}", Paragraphs([Block(line, Content("  "), "    ")]))


def answers(desk: Desk) -> Iterator[Entry]:
    """Every question that is asked, by step, with its answer."""
    say, path = desk.tools.say, desk.interview.path
    yield _heading(say("app.review.answers"))
    for line in step_lines(desk)[:-1]:
        step = next(s for s in desk.definition.steps if s.id == line.id)
        asked = [q.id for q in step.question if q.id in path]
        sign = SIGNS.get(line.stage, " ")
        yield Entry(
            "", Paragraphs([Block(literal(f"{sign} {line.title} – {line.word}", "bold"))]), line.title
        )
        for question in asked:
            yield Entry(f"answer:/{question}", Paragraphs([answer(desk, question)]))
        if not asked:
            yield Entry("", Paragraphs([Block(literal(say("review.none-asked"), "italic"), Content("    "))]))


def answer(desk: Desk, question: str) -> Block:
    """A question and its answer on a line, with the sign and the count of what is wrong."""
    say, mine = desk.tools.say, desk.interview.assessment.findings
    found = [f for f in mine if spot(f.at).question == question and f.acknowledged is None]
    heavy = [f for f in found if f.severity in (Severity.BLOCKER, Severity.ERROR)]
    warned = [f for f in found if f.severity is Severity.WARNING]
    text, given = answer_words(desk, question)
    remarks = []
    if question in desk.interview.prefilled:
        # Without the remark of the conversation, for the review has its own.
        text = shown(desk, desk.definition.questions[question], desk.application.answers[question])
        remarks.append(say("review.prefilled"))
    if given and question not in desk.application.not_clarified:
        remarks += [say("report.count.error", count=len(heavy))] if heavy else []
        remarks += [say("review.count.warning", count=len(warned))] if warned else []
    elif not given and not desk.definition.questions[question].required:
        remarks.append(say("app.optional"))
    sign = ("!" if heavy or warned else "✓") if given else "○"
    if question in desk.application.not_clarified or question in desk.interview.prefilled:
        sign = "○"
    body = Content.assemble(
        literal(f"{desk.words.label(question)}: "),
        literal(short(text), "bold" if given else "italic"),
        literal(f" ({', '.join(remarks)})" if remarks else "", "italic"),
    )
    return Block(body, Content(f"  {sign} "), "      ")


def notes(desk: Desk) -> Iterator[Entry]:
    """The notes, each with its place; nothing where there are none."""
    for id_, shown_ in note_lines(desk):
        if id_:
            yield Entry(f"note:{id_.partition('#')[2]}", shown_)
        else:
            title = desk.tools.say("review.notes")
            count = len(desk.application.notes)
            yield _heading(title, f" ({count})")


def short(text: str, most: int = LONGEST) -> str:
    """A text on one line, cut with «…»."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def where_words(desk: Desk, where: Where) -> str:
    """The headings over the cursor, and which part of how many it is."""
    if not where.number:
        return desk.tools.say("review.where.top", of=where.of)
    named = " › ".join(name for name in (where.part, where.group) if name)
    return desk.tools.say("review.where.part", part=named, number=where.number, of=where.of)


def parked(desk: Desk) -> Iterator[Entry]:
    """Answers that no question asks for any more, where there are any."""
    lines = parked_lines(desk)
    if lines:
        yield _heading(desk.tools.say("held.parked-title"))
        text = Block(literal(desk.tools.say("held.parked-text"), "italic"), Content("  "), "  ")
        yield Entry("", Paragraphs([text]))
        yield from (Entry(id_, shown) for id_, shown in lines)
