"""Missing words: everything that is shown has its text, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from wizard.content.faults import Fault, Place
from wizard.content.scheme_view import SchemeView
from wizard.content.sections import Section
from wizard.content.word_files import CONDITIONS, RULES, SCHEME, Head, WordFile, WordFolder
from wizard.schema.scheme import Field, Question

_ALWAYS: Final = ("label", "why", "good")
_OF_SCHEME: Final = ("short", "need")

Report = list[Fault]


class Shelf:
    """The words of one scheme in one language: its own folder, then its parts'."""

    def __init__(self, view: SchemeView, folders: dict[tuple[str, str], WordFolder]) -> None:
        """`folders` are by kind and name, in this language."""
        self.view = view
        self.own = folders["schemes", view.name]
        self.parts = {part.name: folders["parts", part.name] for part in view.parts}

    def home(self, kind: str, name: str) -> WordFolder:
        """The folder that must have the words of something: where it is first defined."""
        folder, _, rest = self.view.items[kind, name][0].sheet.name.partition("/")
        return self.parts[rest.partition("/")[0]] if folder == "parts" else self.own

    def heads(
        self, stem: str, name: str, home: WordFolder, *, top: bool = False
    ) -> list[tuple[WordFile, Head]]:
        """The headings of an id, the scheme's own words first."""
        places = [self.own] if home is self.own else [self.own, home]
        found = [(folder.file(stem), folder.file(stem).head(name, top=top)) for folder in places]
        return [(file, head) for file, head in found if head is not None]


def check_words(shelf: Shelf, faults: Report) -> None:
    """Report every text that a scheme lacks in one language."""
    Missing(shelf, faults).run()


class Missing:
    """What is missing of one scheme's words in one language."""

    def __init__(self, shelf: Shelf, faults: Report) -> None:
        """`faults` is added to."""
        self.shelf = shelf
        self.lang = shelf.own.lang
        self.faults = faults

    def run(self) -> None:
        """Go through all that has words."""
        view = self.shelf.view
        definition = view.definitions[0]
        self._scheme()
        for step in definition.steps:
            if ("step", step.id) not in view.items:
                continue  # it has no id, which is reported where it stands
            home = self.shelf.home("step", step.id)
            if self._there(home, step.id) and not self.shelf.heads(step.id, step.id, home, top=True):
                self._report(home.file(step.id).place(), step.id, f"# … {{#{step.id}}}")
            for question in step.question:
                if question.id not in view.twice("question"):
                    self._question(step.id, question)
        for condition in definition.conditions:
            self._entry("condition", condition.id, CONDITIONS, ("unmet", "change"))
        for rule in definition.rules:
            self._rule(rule.id)

    def _report(self, place: Place, name: str, expected: str) -> None:
        values = {"of": name, "expected": expected, "lang": self.lang}
        self.faults.append(Fault("text-missing", place, values))

    def _there(self, home: WordFolder, stem: str) -> bool:
        """Whether a file of words is there; one that is not is reported, once."""
        file = home.file(stem)
        if not file.there:
            self.faults.append(Fault("file-missing", Place(file.name), {"lang": self.lang}))
        return file.there and file.fault is None

    def _scheme(self) -> None:
        if not self._there(self.shelf.own, SCHEME):
            return
        file = self.shelf.own.file(SCHEME)
        head = file.head(SCHEME, top=True)
        if head is None or not head.section.title or not head.section.body:
            self._report(file.place(), SCHEME, f"# … {{#{SCHEME}}}")
        for name in _OF_SCHEME:
            section = file.head(name)
            if section is None or not section.section.body:
                self._report(file.place(), SCHEME, f"## … {{#{name}}}")

    def _entry(self, kind: str, name: str, stem: str, wanted: Iterable[str]) -> list[tuple[WordFile, Head]]:
        """A heading with a title, a text, and the sections that are wanted under it."""
        home = self.shelf.home(kind, name)
        if not self._there(home, stem):
            return []
        found = self.shelf.heads(stem, name, home)
        if not found:
            self._report(home.file(stem).place(), name, f"## … {{#{name}}}")
            return []
        file, head = found[-1]
        place = file.place(head.section)
        if kind != "rule" and not any(h.section.body for _, h in found):
            self._report(place, name, f"## … {{#{name}}}")
        for mark in wanted:
            if not _has(found, mark):
                self._report(place, name, f"### … {{.{mark}}}")
        return found

    def _rule(self, name: str) -> None:
        found = self._entry("rule", name, RULES, ())
        if not found:
            return
        file, head = found[-1]
        if not any(h.section.body or any(s.body for s in h.named("message")) for _, h in found):
            self._report(file.place(head.section), name, f"## … {{#{name}}}")
        if not any(s.body for _, h in found for s in h.named("mend")):
            self._report(file.place(head.section), name, "### … {.mend}")

    def _question(self, step: str, question: Question) -> None:
        wanted = (*_ALWAYS, "example") if question.kind == "prose" else _ALWAYS
        found = self._entry("question", question.id, step, wanted)
        if not found or question.id in self.shelf.view.questionable:
            return
        self._choices(found, question, question, "")
        self._list(found, question, "columns", "", [column.id for column in question.columns])
        for column in question.columns:
            self._choices(found, question, column, column.id)
        for reply in question.reply:
            if not _has(found, "reply", reply.id):
                file, head = found[-1]
                self._report(file.place(head.section), question.id, f"### … {{.reply #{reply.id}}}")

    def _choices(
        self, found: list[tuple[WordFile, Head]], question: Question, field: Field, name: str
    ) -> None:
        if field.kind in ("choice", "choices"):
            self._list(found, question, "choices", name, field.choices)

    def _list(
        self,
        found: list[tuple[WordFile, Head]],
        question: Question,
        mark: str,
        name: str,
        wanted: Iterable[str],
    ) -> None:
        """The items of a list: each wanted one has a text."""
        names = list(wanted)
        if not names:
            return
        lists = [(file, head.text(mark, name)) for file, head in found]
        there = [(file, section) for file, section in lists if section is not None]
        file, head = found[-1]
        if not there:
            expected = f"{{.{mark} #{name}}}" if name else f"{{.{mark}}}"
            self._report(file.place(head.section), question.id, f"### … {expected}")
            return
        # The first list counts whole: a scheme that lists choices anew lists all of them.
        file, section = there[0]
        listed = file.listed(section)
        for item in names:
            if not listed.get(item, "").partition("|")[0].strip():
                self._report(file.place(section), question.id, f"- `{item}`: …")


def _has(found: Iterable[tuple[WordFile, Head]], mark: str, name: str = "") -> bool:
    return any(section.body for section in _sections(found, mark, name))


def _sections(found: Iterable[tuple[WordFile, Head]], mark: str, name: str) -> Iterator[Section]:
    for _, head in found:
        section = head.text(mark, name)
        if section is not None:
            yield section
