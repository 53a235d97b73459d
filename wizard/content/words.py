"""The words of a scheme in one language, read file by file as they are asked for.

The scheme's own words go before those of its parts, text by text: a scheme may give one question of
a part another example and keep the rest. Bodies are Markdown as it was written. What is missing is
empty, and a label that is missing is the id: `schemes check` finds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from wizard.content.sections import Section, items, sections

# Named tuples, for a frozen dataclass costs every start of the program five times as much.
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class ColumnWords(NamedTuple):
    """A column: its label, a line of help, and the labels of its choices."""

    label: str
    help: str = ""
    choices: Mapping[str, str] = _NONE


class QuestionWords(NamedTuple):
    """All that is said of one question."""

    ask: str
    label: str
    explanation: str = ""
    why: str = ""
    good: str = ""
    example: str = ""
    choices: Mapping[str, str] = _NONE
    columns: Mapping[str, ColumnWords] = _NONE
    replies: Mapping[str, str] = _NONE


class StepWords(NamedTuple):
    """The title of a step and its introduction."""

    title: str
    intro: str = ""


class RuleWords(NamedTuple):
    """A rule's title, its messages and how to mend, by variant; "" is the one without a variant."""

    title: str
    messages: Mapping[str, str]
    mends: Mapping[str, str]

    def message(self, variant: str = "") -> str:
        """The message of a variant, or the plain one."""
        return self.messages.get(variant) or self.messages.get("", "")

    def mend(self, variant: str = "") -> str:
        """How to mend a variant, or the plain one."""
        return self.mends.get(variant) or self.mends.get("", "")


class ConditionWords(NamedTuple):
    """A condition: label, requirement, what is said when it is unmet, what would change it."""

    label: str
    text: str = ""
    unmet: str = ""
    change: str = ""


class SchemeWords(NamedTuple):
    """A scheme: title, introduction, and its other texts by id (`short`, `who`, `need`, ...)."""

    title: str
    intro: str = ""
    sections: Mapping[str, str] = _NONE
    titles: Mapping[str, str] = _NONE

    @property
    def short(self) -> str:
        """A name short enough for a title bar."""
        return self.sections.get("short") or self.title

    @property
    def need(self) -> str:
        """What to have at hand before beginning."""
        return self.sections.get("need", "")


class TermWords(NamedTuple):
    """A term and what it means."""

    term: str
    text: str


class Entry:
    """One heading with an id and the marked headings under it, over several files."""

    def __init__(self) -> None:
        """Nothing is known of it yet."""
        self.title = ""
        self.body = ""
        self.under: dict[tuple[str, str], str] = {}

    def add(self, head: Section, under: Iterable[Section]) -> None:
        """Take what this file says and earlier ones did not."""
        self.title = self.title or head.title
        self.body = self.body or head.body
        for section in under:
            self.under.setdefault((section.kind, section.id), section.body)

    def text(self, kind: str, name: str = "") -> str:
        """The text under `{.kind}` or `{.kind #name}`; "" where there is none."""
        return self.under.get((kind, name), "")

    def named(self, kind: str) -> dict[str, str]:
        """The texts of one kind by their id."""
        return {name: body for (of, name), body in self.under.items() if of == kind}


class Words:
    """The words of one scheme in one language."""

    def __init__(self, folders: Iterable[Path], step_of: Mapping[str, str]) -> None:
        """`folders` hold the Markdown, the scheme's own first; `step_of` gives each question its step."""
        self._folders = tuple(folders)
        self._step_of = step_of
        self._files: dict[str, dict[str, Entry]] = {}
        self._labels: dict[str, str] = {}
        self._questions: dict[str, QuestionWords] = {}
        self._rules: dict[str, RuleWords] = {}
        self._columns: dict[str, dict[str, str]] = {}
        self._choices: dict[tuple[str, str], dict[str, str]] = {}

    @property
    def scheme(self) -> SchemeWords:
        """The words of the scheme itself."""
        entries = self._entries("scheme")
        head = entries.get("# scheme", Entry())
        rest = {name: entry for name, entry in entries.items() if not name.startswith("#")}
        bodies = {name: entry.body for name, entry in rest.items()}
        return SchemeWords(head.title, head.body, bodies, {name: e.title for name, e in rest.items()})

    @property
    def terms(self) -> dict[str, TermWords]:
        """The glossary: term and explanation by id, sorted as the language sorts them."""
        entry = self._entries("scheme").get("terms", Entry())
        found = {}
        for name, line in items(entry.body).items():
            term, _, text = line.partition("|")
            found[name] = TermWords(term.strip(), text.strip())
        return found

    def step(self, step_id: str) -> StepWords:
        """The words of a step."""
        entry = self._entries(step_id).get(f"# {step_id}", Entry())
        return StepWords(entry.title or step_id, entry.body)

    def label(self, question_id: str) -> str:
        """The short label of a question."""
        if question_id not in self._labels:
            entry = self._question(question_id)
            self._labels[question_id] = entry.text("label") or entry.title or question_id
        return self._labels[question_id]

    def choice(self, question_id: str, choice: str, column: str = "") -> str:
        """The label of a choice, of a question or of one of its columns."""
        if (question_id, column) not in self._choices:
            self._choices[question_id, column] = items(self._question(question_id).text("choices", column))
        return self._choices[question_id, column].get(choice, choice)

    def column(self, question_id: str, column: str) -> str:
        """The label of a column."""
        if question_id not in self._columns:
            self._columns[question_id] = items(self._question(question_id).text("columns"))
        return self._columns[question_id].get(column, column).partition("|")[0].strip()

    def question(self, question_id: str) -> QuestionWords:
        """All that is said of a question."""
        if question_id not in self._questions:
            self._questions[question_id] = _question_words(question_id, self._question(question_id))
        return self._questions[question_id]

    def rule(self, rule_id: str) -> RuleWords:
        """The words of a rule; empty where it has none."""
        if rule_id not in self._rules:
            entry = self._entries("rules").get(rule_id, Entry())
            messages = {"": entry.body, **entry.named("message")}
            self._rules[rule_id] = RuleWords(entry.title, messages, entry.named("mend"))
        return self._rules[rule_id]

    def condition(self, condition_id: str) -> ConditionWords:
        """The words of a condition."""
        entry = self._entries("conditions").get(condition_id, Entry())
        return ConditionWords(
            entry.title or condition_id, entry.body, entry.text("unmet"), entry.text("change")
        )

    def _question(self, question_id: str) -> Entry:
        step = self._step_of.get(question_id, "")
        return self._entries(step).get(question_id, Entry()) if step else Entry()

    def _entries(self, stem: str) -> dict[str, Entry]:
        """The entries of one file name, over all folders."""
        if stem not in self._files:
            entries: dict[str, Entry] = {}
            for folder in self._folders:
                path = folder / f"{stem}.md"
                if path.is_file():
                    _gather(sections(path.read_text("utf-8")), entries)
            self._files[stem] = entries
        return self._files[stem]


def _gather(found: list[Section], entries: dict[str, Entry]) -> None:
    """Sort the sections of one file under their entries.

    A first-level heading is kept as `# id`, for a step may be named as one of its questions.
    """
    heads = [n for n, section in enumerate(found) if section.id and not section.kind]
    for n, end in zip(heads, [*heads, len(found)][1:], strict=True):
        head = found[n]
        name = head.id if head.level > 1 else f"# {head.id}"
        entries.setdefault(name, Entry()).add(head, found[n + 1 : end])


def _question_words(question_id: str, entry: Entry) -> QuestionWords:
    """A question's entry, its lists read."""
    columns = {}
    for name, line in items(entry.text("columns")).items():
        label, _, help_text = line.partition("|")
        columns[name] = ColumnWords(label.strip(), help_text.strip(), items(entry.text("choices", name)))
    return QuestionWords(
        ask=entry.title or question_id,
        label=entry.text("label") or entry.title or question_id,
        explanation=entry.body,
        why=entry.text("why"),
        good=entry.text("good"),
        example=entry.text("example"),
        choices=items(entry.text("choices")),
        columns=columns,
        replies=entry.named("reply"),
    )
