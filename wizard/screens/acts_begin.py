"""The ways to begin from the first screen beside a new application: a file, and an exercise."""

from __future__ import annotations

from typing import Final

from textual.screen import Screen

from wizard.drafts.store import Draft
from wizard.engine.interview import Interview
from wizard.screens.desk import Desk
from wizard.screens.dialogs import AskLine, Pick
from wizard.screens.tools import Tools
from wizard.widgets.paragraphs import Block, Paragraphs, literal

LONGEST: Final = 60
"""Characters of a draft's name."""


class BeginActs(Screen[None]):
    """Opens a file as a draft, and an exercise among the exercises."""

    tools: Tools

    def tell(self, told: str) -> None:
        """Say something below the list."""
        raise NotImplementedError

    def open_draft(self, draft_id: str, *, practice: bool = False) -> None:
        """Have a draft opened."""
        raise NotImplementedError

    def opened(self, draft: Draft) -> None:
        """Go on with the draft that a file gave."""
        raise NotImplementedError

    def action_open_file(self) -> None:
        """Open a package or an application file as a new draft."""
        say = self.tools.say
        opened: list[Draft] = []

        def told(text: str) -> str:
            draft, wrong = open_file(self.tools, text)
            opened.extend([draft] if draft is not None else [])
            return wrong

        def done(given: str | None) -> None:
            if given is not None and opened:
                self.opened(opened[0])

        asked = AskLine(
            say,
            say("home.open"),
            say("home.open-text"),
            check=told,
            keys="home.open-keys",
            needed=say("home.open-needed"),
        )
        self.app.push_screen(asked, done)

    def free(self) -> None:
        """Choose an invented application to try things out on; it becomes a draft among the exercises."""
        # One with faults to find is an exercise of its own, and not shown with its faults named.
        examples = [case for case in self.tools.library.examples() if "exercise" not in case.more]
        tools, cases = self.tools, {case.id: case for case in examples}
        lines = []
        for case in cases.values():
            title = literal(case.more.get("title", {}).get(tools.lang, case.id), "bold")
            where = literal(f"{tools.scheme_title(case.scheme)} {case.edition}")
            about = literal(case.more.get("description", {}).get(tools.lang, ""))
            indent = "    "
            shown = [
                Block(title, rest="  "),
                Block(where, literal(indent), indent),
                Block(about, literal(indent), indent),
                Block(literal("")),
            ]
            lines.append((case.id, Paragraphs(shown)))

        def picked(case_id: str | None) -> None:
            if case_id is not None:
                self._begin_exercise(case_id)

        named, text = tools.say("training.list.free"), tools.say("training.free.text")
        asked = Pick(tools.say, named, lines, text=text, keys="home.pick-keys")
        self.app.push_screen(asked, picked)

    def _begin_exercise(self, case_id: str) -> None:
        """Begin with a copy of the case; without a place to save it there is none."""
        from wizard.export.reading import read_path  # noqa: PLC0415  only files are read with it

        tools = self.tools
        case = next(case for case in tools.library.cases() if case.id == case_id)
        application = read_path(case.application, tools.library)
        interview = Interview.start(
            tools.library.definition(case.scheme, case.edition), tools.today, application
        )
        first = next(iter(interview.path), interview.place)
        name = case.more.get("title", {}).get(tools.lang, "")
        try:
            desk = Desk.begin(tools, interview.go_to(first), practice=True, name=name[:LONGEST])
        except OSError:
            self.tell(tools.say("app.save.not-begun"))
        else:
            self.open_draft(desk.draft.id, practice=True)


def open_file(tools: Tools, text: str) -> tuple[Draft | None, str]:
    """A draft of the package or file at a path that was typed, or why there is none, in words."""
    # What reads files of others brings a parser of its own along.
    from wizard.export.opening import as_draft, of_practice  # noqa: PLC0415
    from wizard.export.report import unreadable_sentence  # noqa: PLC0415
    from wizard.export.table_files import FileRefused, typed_path  # noqa: PLC0415
    from wizard.export.unreadable import Unreadable  # noqa: PLC0415

    try:
        path = typed_path(text)
        practice = of_practice(path)
        store = tools.store_of(practice=practice)
        draft = as_draft(path, tools.library, store, tools.today)
        return (store.save(draft.model_copy(update={"practice": True})) if practice else draft), ""
    except Unreadable as error:
        return None, " ".join(unreadable_sentence(error, tools.interface)).strip()
    except (FileRefused, OSError, ValueError):
        return None, tools.say("home.open-failed")
