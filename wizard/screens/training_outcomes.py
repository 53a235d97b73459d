"""A score in words: each part with its sign, what was marked or decided, what the rule says, its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from wizard.engine.pointers import spot
from wizard.schema.exercise import Exercise
from wizard.screens.review_parts import ruled
from wizard.screens.telling import place_words
from wizard.screens.training_known import words_of
from wizard.screens.training_places import place_id, whole_blocks
from wizard.screens.training_progress import bar, next_of
from wizard.screens.training_session import CaseDesk, Session
from wizard.screens.training_told import OTHER_REASON_TOO, Shown, shown_as, told_of
from wizard.screens.training_words import (
    about_exercise,
    source_parts,
)
from wizard.training.scores import Item
from wizard.widgets.bar_chart import Drawn
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry

NEXT: Final = "act:next"
COMPARE: Final = "act:compare"
SIGNS: Final[dict[Shown, str]] = {
    "found": "✓",
    "right": "✓",
    "found_other_reason": "½",
    "right_verdict": "½",
    "partly": "½",
    "missed": "○",
    "unanswered": "○",
    "wrong": "×",
    "wrongly_accused": "×",
    OTHER_REASON_TOO: "×",
    "not_counted": "·",
}
SHOWN: Final[tuple[Shown, ...]] = (
    "missed",
    "wrong",
    "unanswered",
    "found_other_reason",
    "right_verdict",
    "partly",
    "wrongly_accused",
    OTHER_REASON_TOO,
    "found",
    "right",
    "not_counted",
)
"""What there is most to learn from comes first."""


class Debriefing:
    """What is said after an exercise, as entries of a list."""

    def __init__(self, session: Session) -> None:
        """A sitting that is handed in."""
        self.session = session
        self.score = session.score()
        self._hints = session.sitting.hints
        """What is looked at after it is handed in is not counted."""
        application = session.exercise.application
        if session.exercise.kind == "fill_in":
            application = session.answered()
        self.desk = None if application is None else CaseDesk(session.tools, session.exercise, application)
        self.next: Exercise | None = next_of(session.tools, session.exercise.id).exercise

    def reword(self) -> None:
        """Take the words of the language that is spoken now."""
        if self.desk is not None:
            self.desk.reword()

    def points(self) -> str:
        """The points in a few words."""
        return self.session.say("training.points", points=self.score.points, most=self.score.most)

    def entries(self) -> list[Entry]:
        """The points, the parts by how they went, the case's own words, what next."""
        session, found = self.session, [*self._head()]
        for outcome in SHOWN:
            every = enumerate(self.score.items)
            items = [(n, item) for n, item in every if shown_as(session, item) == outcome]
            if items:
                title = session.say(f"training.outcomes.{outcome}", count=len(items))
                found.append(Entry("", ruled(title), title, part=True))
                shown = [(f"item:{n}", [*self._item(item), Block(Content(""))]) for n, item in items]
                # The next heading brings a blank line of its own.
                shown[-1][1].pop()
                found += [Entry(id_, Paragraphs(made)) for id_, made in shown]
        return [*found, *self._tail()]

    # --- the top and the end

    def _head(self) -> Iterator[Entry]:
        """The points with a bar, how many parts went how, the hints."""
        session, score = self.session, self.score
        say = session.say
        counts = []
        for outcome in SHOWN[::-1]:
            count = sum(shown_as(session, item) == outcome for item in score.items)
            if count:
                counts.append(say(f"training.outcomes.{outcome}", count=count))
        if self._hints:
            counts.append(say("training.hint.seen", count=self._hints))
        if sum(item.points for item in score.items) < score.points:
            counts.append(say("training.debriefing.never-below").rstrip("."))
        drawn = Drawn(
            lambda width: [
                literal(self.points(), "bold underline"),
                bar(score.points, score.most, min(width, 60)),
            ]
        )
        yield Entry("", drawn)
        yield Entry("", Paragraphs([Block(literal(" · ".join(counts)))]))
        if session.exercise.kind == "fill_in":
            yield Entry(COMPARE, Paragraphs([_act(say("training.debriefing.compare"))]))

    def _tail(self) -> Iterator[Entry]:
        """The case's own words, and what to practise next."""
        say, words = self.session.say, self.session.words
        if words.debriefing.strip():
            title = say("training.debriefing.case")
            yield Entry("", ruled(title), title, part=True)
            yield Entry("debriefing", Paragraphs(blocks(words.debriefing)))
        title = say("training.debriefing.next")
        yield Entry("", ruled(title), title, part=True)
        if self.next is None:
            yield Entry("done", Paragraphs([Block(literal(say("training.debriefing.nothing")))]))
            return
        named = words_of(self.session.tools, self.next).title
        about = Block(literal(about_exercise(self.session.tools, self.next)), Content("  "), "  ")
        yield Entry(NEXT, Paragraphs([_act(named), about]))

    # --- one part of the score

    def _item(self, item: Item) -> Iterator[Block]:
        """How one part went: what it is, what was said of it, what is right, and where that stands."""
        sign = f"{SIGNS[shown_as(self.session, item)]} "
        points = self.session.say("training.item.points", points=item.points, most=item.most)
        if not item.most:
            points = self.session.say("training.item.lost") if item.points else ""
        head = literal(self._named(item), "bold")
        yield Block(Content.assemble(head, literal(f" ({points})" if points else "")), Content(sign), "  ")
        for text in told_of(self.session, self.desk, item):
            yield Block(text, Content("    "), "    ")
        source = self._source(item)
        if source:
            # Its address stands where the line is read whole.
            told = self.session.say("training.item.source", source=source[0])
            yield Block(literal(told, "italic"), Content("    "), "    ")

    def _named(self, item: Item) -> str:
        """What a part is about: a situation, or a place in the application."""
        if self.desk is None:
            words = self.session.words.cases.get(item.at)
            return item.at if words is None else words.title
        return place_words(self.desk, item.at)

    def _source(self, item: Item) -> list[str]:
        exercise = self.session.exercise
        desk = self.desk or CaseDesk(self.session.tools, exercise, self.session.answered())
        return source_parts(desk, item.source, item.rule)

    # --- the whole of a line

    def whole(self, id_: str) -> tuple[str, Sequence[Block]]:
        """A line with the situation or the whole answer it is about; nothing where there is no more."""
        kind, _, number = id_.partition(":")
        if kind != "item":
            return "", ()
        item = self.score.items[int(number)]
        told = list(self._item(item))
        told += [Block(literal(part), Content("    "), "    ") for part in self._source(item)[1:]]
        told.append(Block(Content("")))
        if self.desk is None:
            words = self.session.words.cases.get(item.at)
            return self._named(item), [*blocks(words.text if words else ""), Block(Content("")), *told]
        question = self.desk.definition.questions.get(spot(item.at).question)
        if question is None:
            return self._named(item), told
        more = list(whole_blocks(self.desk, place_id(item.at), ()))
        good = self.desk.words.question(question.id).good
        if good.strip():
            help_ = [HelpPart(self.session.say("app.help.good"), good)]
            more += [Block(Content("")), *help_blocks(help_)]
        return self._named(item), [*told, *more]


def _act(text: str) -> Block:
    return Block(literal(text, "bold"), Content("▸ "), "  ")
