"""The training: its exercises by kind and level, what is done, what to practise next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from wizard.schema.exercise import Exercise, ExerciseKind
from wizard.screens.acts_begin import BeginActs
from wizard.screens.dialogs import Pick, Reading
from wizard.screens.home import HomeScreen
from wizard.screens.keys import hints
from wizard.screens.overviews import keys_part
from wizard.screens.review_parts import ruled
from wizard.screens.tools import Tools
from wizard.screens.training_base import Key, bound, where_words
from wizard.screens.training_case import CaseScreen
from wizard.screens.training_known import GENERATED, exercise_named, known_exercises, words_of
from wizard.screens.training_progress import (
    Record,
    fresh_seed,
    headed,
    new_ones,
    next_of,
    record_of,
    state_words,
    theme_bars,
    theme_words,
)
from wizard.screens.training_session import Session
from wizard.screens.training_words import about_exercise, level_words
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry, PartedList
from wizard.widgets.told import Told

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("f9", "F9", "practise", "practise"),
    ("f4", "F4", "generate", "generate"),
    ("f6", "F6", "last-debriefing", "debriefing"),
    ("", "Tab", "next-part", "next_part"),
    ("ctrl+l", "Ctrl+L", "language", "app.languages"),
    ("escape", "Esc", "to-home", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
KINDS: Final[tuple[ExerciseKind, ...]] = ("decide", "find_faults", "fill_in")
"""In the order that one learns: to judge, to read, to write."""
NOW: Final = "act:now"
GENERATE: Final = "act:generate"
FREE: Final = "act:free"


class TrainingScreen(BeginActs):
    """Lists the exercises; Enter opens the case of one."""

    CSS_PATH = "training.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bound(KEYS)

    def __init__(self, tools: Tools, begin: str = "") -> None:
        """What the program works with; `begin` is the id of an exercise to open at once."""
        super().__init__()
        self.tools, self._begin, self._told = tools, begin, ""
        self._record = Record()
        self._left = ""
        """The exercise that was opened last: one comes back to its line."""

    def compose(self) -> ComposeResult:
        """Title, what to do now, the heading one is under, the list, what is told, the keys."""
        yield TitleBar()
        yield Told(classes="notice")
        yield StatusLine(id="where")
        yield PartedList()
        yield StatusLine(id="status")
        yield KeyBar(hints(self.tools.say, KEYS))

    async def on_mount(self) -> None:
        """Open what the program was started with."""
        if self._begin:
            begin, self._begin = self._begin, ""
            self.open_exercise(exercise_named(self.tools, begin))

    def on_screen_resume(self) -> None:
        """One comes back here from an exercise: the list is made anew."""
        self.show()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self._told = ""
        self.query_one(KeyBar).tell(hints(self.tools.say, KEYS))
        self.show()

    def show(self) -> None:
        """List the exercises as they stand."""
        tools, lines = self.tools, self.query_one(PartedList)
        self._record = record_of(tools)
        self.query_one(TitleBar).tell(
            " · ".join([tools.say("app.name"), tools.say("home.practice"), tools.say("training.list.title")])
        )
        told = [tools.say("training.list.todo")]
        if self._record.folder and tools.training is not None:
            code = f"training.folder.{self._record.folder}"
            told.insert(0, tools.say(code, folder=str(tools.training.folder)))
        shown = [Block(literal(text, "bold"), Content("› "), "  ") for text in told]
        self.query_one(".notice", Told).tell(shown)
        self.query_one("#status", StatusLine).tell(self._told or self._trouble())
        at, self._left = self._left or lines.here, ""
        lines.put([*self._entries()], at, lines.highlighted)
        lines.focus()
        self._tell_where()

    def tell(self, told: str) -> None:
        """Say something below the list."""
        self._told = told
        self.show()

    def _trouble(self) -> str:
        """That something of the record cannot be read, or that all of it stays here."""
        damaged = self._record.damaged
        if damaged:
            return self.tools.say("training.list.damaged", count=damaged)
        return self.tools.say("training.list.kept")

    # --- the list

    def _entries(self) -> Iterator[Entry]:
        """What to practise now, the exercises by kind, exercises without end, how it goes by theme."""
        yield from self._now()
        exercises = known_exercises(self.tools.library)
        for kind in KINDS:
            mine = [exercise for exercise in exercises if exercise.kind == kind]
            if mine:
                yield self._heading(f"training.kind.{kind}", f"training.kind-text.{kind}")
            for exercise in mine:
                yield Entry(exercise.id, Paragraphs(self._line(exercise)))
        yield self._heading("training.list.more")
        yield from self._broken_off()
        for act in (GENERATE, FREE):
            code = f"training.list.{act.partition(':')[2]}"
            about = Block(literal(self.tools.say(f"{code}-text")), Content("  "), "  ")
            yield Entry(act, Paragraphs([_act(self.tools.say(code)), about, Block(Content(""))]))
        if self._record.results:
            yield self._heading("training.list.themes", "training.list.themes-text")
            yield Entry("themes", theme_bars(self.tools, self._record))

    def _heading(self, code: str, text: str = "") -> Entry:
        """A heading on a rule; with what stands under it said in a sentence."""
        title = self.tools.say(code)
        shown = headed(title, self.tools.say(text)) if text else ruled(title)
        return Entry("", shown, title, part=True)

    def _now(self) -> Iterator[Entry]:
        """What to practise next, and why."""
        tools, found = self.tools, next_of(self.tools)
        theme, exercise = theme_words(tools, found.theme), found.exercise
        title = tools.say("training.list.generate") if exercise is None else words_of(tools, exercise).title
        named = tools.say("training.list.now", title=title)
        why = literal(tools.say("training.list.now-text", theme=theme))
        yield Entry(NOW, Paragraphs([_act(named), Block(why, Content("  "), "  ")]))

    def _line(self, exercise: Exercise) -> Iterator[Block]:
        """An exercise: its title, how far one has come, how hard and long it is."""
        tools = self.tools
        sign, state = state_words(tools, self._record, exercise)
        yield Block(literal(words_of(tools, exercise).title, "bold"), Content(f"{sign} "), "  ")
        # The kind stands over them all.
        about = about_exercise(tools, exercise).partition(" · ")[2]
        yield Block(literal(f"{state} · {about}"), Content("  "), "  ")

    def _broken_off(self) -> Iterator[Entry]:
        """Exercises made from a seed that are not handed in."""
        for sitting in self._record.sittings:
            open_ = self._record.open_at(sitting.exercise)
            if sitting.exercise.startswith(GENERATED) and open_ is sitting:
                exercise = exercise_named(self.tools, sitting.exercise)
                if exercise is not None:
                    yield Entry(exercise.id, Paragraphs([*self._line(exercise), Block(Content(""))]))

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self._tell_where()

    def _tell_where(self) -> None:
        where = self.query_one(PartedList).where
        self.query_one("#where", StatusLine).tell(where_words(self.tools.say, where, "training.list.top"))

    # --- what is done

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        id_ = event.option_id or ""
        acts = {NOW: self.action_practise, GENERATE: self.action_generate, FREE: self.free}
        if id_ in acts:
            acts[id_]()
        elif id_ != "themes":
            self.open_exercise(exercise_named(self.tools, id_))

    def open_exercise(self, exercise: Exercise | None) -> None:
        """The case of an exercise, or that there is none of that name."""
        self._told = ""
        if exercise is None:
            self.tell(self.tools.say("training.list.gone"))
        else:
            self._left = exercise.id
            self.app.push_screen(CaseScreen(Session.open(self.tools, exercise)))

    def open_draft(self, draft_id: str, *, practice: bool = False) -> None:
        """Have a draft opened."""
        self.post_message(HomeScreen.DraftChosen(draft_id, practice))

    def action_choose(self) -> None:
        """Open what the cursor is on."""
        self.query_one(PartedList).action_select()

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    def action_practise(self) -> None:
        """What there is most need to practise now."""
        found = next_of(self.tools)
        if found.exercise is None:
            self._generate(found.theme)
        else:
            self.open_exercise(found.exercise)

    def action_generate(self) -> None:
        """A new application with faults in it, as hard as the results say."""
        self._generate("")

    def _generate(self, theme: str) -> None:
        """A new application with faults of a theme, or of any; of which scheme is asked."""
        tools, of_theme = self.tools, f":{theme}" if theme else ""
        lines = []
        for scheme, edition, level in new_ones(tools, self._record, theme):
            name = literal(f"{tools.scheme_title(scheme)} {edition}", "bold")
            told = literal(level_words(tools, level))
            id_ = f"{GENERATED}{scheme}@{edition}:{fresh_seed(tools)}:{level}{of_theme}"
            lines.append((id_, Paragraphs([Block(name), Block(told, Content("    "), "    ")])))

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                self.open_exercise(exercise_named(tools, chosen))

        title, text = tools.say("training.generate.title"), tools.say("training.generate.text")
        self.app.push_screen(Pick(tools.say, title, lines, text=text, keys="home.pick-keys"), picked)

    def action_debriefing(self) -> None:
        """The last debriefing of the exercise under the cursor, again."""
        exercise = exercise_named(self.tools, self.query_one(PartedList).here)
        if exercise is None:
            self.tell(self.tools.say("training.list.no-exercise"))
            return
        done = self._record.last_done(exercise.id)
        if done is None or self.tools.training is None:
            self.tell(self.tools.say("training.list.not-done"))
            return
        from wizard.screens.training_debriefing import DebriefingScreen  # noqa: PLC0415  read when first opened

        self.app.push_screen(DebriefingScreen(Session(self.tools, exercise, self.tools.training, done)))

    def action_help(self) -> None:
        """What the training is, and the keys."""
        say = self.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("training.list.help")), keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("training.list.title"), help_blocks(parts)))

    def action_back(self) -> None:
        """Back to the drafts."""
        self.dismiss(None)


def _act(text: str) -> Block:
    return Block(literal(text, "bold"), Content("▸ "), "  ")
