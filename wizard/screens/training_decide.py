"""Decide: short situations, each with a verdict and the condition that decides it."""

from __future__ import annotations

from typing import ClassVar, Final, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from wizard.engine.assess import ELIGIBILITY
from wizard.schema.exercise import Ruling, Situation
from wizard.screens.dialogs import Confirm
from wizard.screens.training_base import ExerciseScreen, Key, bound
from wizard.screens.training_session import Session
from wizard.training.deciding import Decision, deciding, outcome
from wizard.widgets.bars import StatusLine
from wizard.widgets.light_markdown import blocks
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.told import Told

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("f2", "F2", "papers", "papers"),
    ("f4", "F4", "hint", "hint"),
    ("f9", "F9", "finish", "finish"),
    ("right", "→", "next-case", "turn(1)"),
    ("left", "←", "case-before", "turn(-1)"),
    ("f6", "F6", "anew", "anew"),
    ("pagedown", "PgDn", "read", "read(1)"),
    ("pageup", "PgUp", "read-up", "read(-1)"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
RULINGS: Final[tuple[Ruling, ...]] = get_args(Ruling)
NEXT: Final = "next"
ANEW: Final = "anew"


class DecideScreen(ExerciseScreen):
    """One situation at a time. First the verdict, then which condition decides; both are kept at once."""

    KEYS = KEYS
    NAME = "decide"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound(tuple(key for key in KEYS if not key[3].startswith("turn"))),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("left", "turn(-1)", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        """An exercise with situations; one begins where one left it."""
        super().__init__(session)
        ids = [situation.id for situation in session.exercise.situations]
        self._at = ids.index(session.sitting.place) if session.sitting.place in ids else 0
        self._again: set[str] = set()
        """Situations whose decision is being made anew."""

    def parts(self) -> ComposeResult:
        """Which situation, what it is, what is asked, the answers."""
        yield StatusLine(id="where")
        with VerticalScroll(id="situation", can_focus=False):
            yield Told()
        yield Told(classes="question")
        yield MarkedList()

    # --- which situation, and how far it has come

    @property
    def situation(self) -> Situation:
        """The situation that is shown."""
        return self.session.exercise.situations[self._at]

    @property
    def decision(self) -> Decision | None:
        """What has been decided of it; None while it is being decided anew."""
        if self.situation.id in self._again:
            return None
        return self.session.sitting.decisions.get(self.situation.id)

    @property
    def settled(self) -> bool:
        """Whether nothing more is asked of it."""
        decision = self.decision
        return decision is not None and (decision.verdict == "eligible" or decision.condition is not None)

    @property
    def final(self) -> bool:
        """Whether its decision stands: it has been said whether it was right."""
        return self.settled and self.session.sitting.strictness == "strict"

    def show(self) -> None:
        """The situation, and what is asked of it now."""
        super().show()
        session, situation = self.session, self.situation
        words = session.words.cases.get(situation.id)
        title, text = (words.title, words.text) if words is not None else (situation.id, "")
        count = len(session.exercise.situations)
        where = session.say("training.decide.where", number=self._at + 1, count=count, title=title)
        self.query_one("#where", StatusLine).tell(where)
        self.query_one("#situation Told", Told).tell([*blocks(text), *self._verdict_blocks()])
        self.query_one("#situation", VerticalScroll).scroll_home(animate=False)
        self._ask()

    def _ask(self) -> None:
        """What is asked now, with its answers."""
        say, decision, lines = self.session.say, self.decision, self.query_one(MarkedList)
        if self.settled:
            asked, chosen = "settled", ()
            choices = {NEXT: say("training.decide.next")}
            if not self.final:
                choices[ANEW] = say("training.decide.anew")
        elif decision is not None:
            asked, chosen = f"why-{decision.verdict}", ()
            choices = self._conditions()
        else:
            asked, chosen = "verdict", ()
            choices = {ruling: say(f"training.decide.{ruling}") for ruling in RULINGS}
        told = Block(literal(say(f"training.decide.{asked}"), "bold"))
        self.query_one(".question", Told).tell([told])
        lines.put(choices, chosen)
        lines.focus()

    def _conditions(self) -> dict[str, str]:
        """The conditions with their labels, in the scheme's order."""
        exercise, tools = self.session.exercise, self.session.tools
        definition = tools.library.definition(exercise.scheme, exercise.edition)
        words = tools.words(exercise.scheme)
        return {name: words.condition(name).label for name in deciding(definition)}

    def _verdict_blocks(self) -> list[Block]:
        """What was decided, and what is said of it at once: all, only that something is wrong, or nothing."""
        decision, say = self.decision, self.session.say
        if decision is None:
            return []
        said = [Content(""), literal(f"{say('training.decide.decided')} {self._decided(decision)}", "bold")]
        told = [Block(text) for text in said]
        strictness = self.session.sitting.strictness
        how = outcome(self.situation, decision)
        if not self.settled or strictness == "silent":
            return told
        if strictness == "gentle":
            code = "fine" if how == "right" else "look-again"
            return [*told, Block(literal(say(f"training.decide.{code}")), Content("› "), "  ")]
        sign = {"right": "✓ ", "right_verdict": "½ "}.get(how, "× ")
        told.append(Block(literal(say(f"training.outcome.{how}"), "bold"), Content(sign), "  "))
        if how != "right":
            right = Decision(
                verdict=self.situation.verdict, condition=next(iter(self.situation.decides), None)
            )
            told.append(Block(literal(say("training.decide.is", right=self._decided(right))), rest="  "))
        words = self.session.words.cases.get(self.situation.id)
        return [*told, *(blocks(words.because) if words is not None else ())]

    def _decided(self, decision: Decision) -> str:
        """A decision in words."""
        return decided_words(self.session, decision)

    def todo(self) -> str:
        """What is asked now, in a sentence."""
        if self.final:
            return self.session.say("training.decide.todo-next")
        if self.decision is not None and not self.settled:
            return self.session.say("training.decide.todo-why")
        return self.session.say("training.decide.todo-again" if self.settled else "training.decide.todo")

    def status(self) -> str:
        """How many are decided."""
        session = self.session
        done = sum(self._is_settled(s) for s in session.exercise.situations)
        told = [session.say("training.decide.count", done=done, count=len(session.exercise.situations))]
        how = session.say(f"training.strictness.{session.sitting.strictness}.title")
        told.append(session.say("training.strictness.now", how=how))
        return " · ".join(told)

    # --- deciding

    @on(MarkedList.Settled)
    def _settled(self, event: MarkedList.Settled) -> None:
        event.stop()
        if not event.chosen:
            return
        chosen, session, situation = event.chosen[0], self.session, self.situation
        decision = self.decision
        if chosen == NEXT:
            self._go_on()
        elif chosen == ANEW:
            self.action_anew()
        elif decision is not None and not self.settled:
            session.decide(situation.id, decision.verdict, chosen)
            self._after()
        else:
            for ruling in RULINGS:
                if ruling == chosen:
                    self._again.discard(situation.id)
                    session.decide(situation.id, ruling)
                    self._after()

    def _after(self) -> None:
        """On to the condition, to the next situation, or to what is said of the decision."""
        if self.settled and self.session.sitting.strictness == "silent":
            self._go_on()
        else:
            self.show()

    def _go_on(self) -> None:
        """To the next situation that is not settled; after the last one, to the end."""
        session = self.session
        left = [n for n, s in enumerate(session.exercise.situations) if not self._is_settled(s)]
        if not left:
            self.show()
            self.action_finish()
            return
        self.go(next((n for n in left if n > self._at), left[0]))

    def _is_settled(self, situation: Situation) -> bool:
        decision = self.session.sitting.decisions.get(situation.id)
        if decision is None or situation.id in self._again:
            return False
        return decision.verdict == "eligible" or decision.condition is not None

    def go(self, at: int) -> None:
        """Show a situation by its place, from 0, and remember it."""
        self._at = at
        self.session.go_to(self.situation.id)
        self._said = ""
        self.show()

    def action_choose(self) -> None:
        """Answer with what the cursor is on."""
        self.query_one(MarkedList).action_select()

    def action_turn(self, way: int) -> None:
        """To the next situation, or the one before; round and round."""
        self.go((self._at + way) % len(self.session.exercise.situations))

    def action_anew(self) -> None:
        """Decide the situation anew, where it has not been said what is right."""
        if self.decision is None or self.final:
            self.tell(self.session.say("training.decide.stands"))
            return
        self._again.add(self.situation.id)
        self.show()

    def action_read(self, way: int) -> None:
        """Scroll the situation."""
        self.query_one("#situation", VerticalScroll).scroll_relative(y=way * 5, animate=False)

    def action_finish(self) -> None:
        """Hand it in, after one question."""
        session = self.session
        say, exercise = session.say, session.exercise
        left = sum(not self._is_settled(s) for s in exercise.situations)

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if session.finish() is None:
                self.tell(say("training.not-finished", folder=str(session.store.folder)))
                return
            from wizard.screens.training_debriefing import DebriefingScreen  # noqa: PLC0415  read when opened

            self.app.switch_screen(DebriefingScreen(session))

        text = say("training.finish.left", count=left) if left else say("training.finish.all")
        asked = Confirm(
            say("training.finish.title"), text, say("training.finish.no"), say("training.finish.yes")
        )
        self.app.push_screen(asked, answered)

    def action_back(self) -> None:
        """Back to the list; the decisions are kept, and where one was."""
        self.session.go_to(self.situation.id)
        super().action_back()


def decided_words(session: Session, decision: Decision) -> str:
    """A verdict in words, with the condition that is said to decide it."""
    told = session.say(f"training.decide.{decision.verdict}")
    if decision.condition is None:
        return told
    words = session.tools.words(session.exercise.scheme)
    label = words.condition(decision.condition.removeprefix(ELIGIBILITY)).label
    return session.say("training.decide.because", verdict=told, label=label)
