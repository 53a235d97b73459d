"""Answers, fields and sources put into words, for a report and for a document."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from wizard.content.interface import Interface
from wizard.content.sentences import field_path, show_answer
from wizard.content.templates import Names, show
from wizard.content.words import Words
from wizard.export.unreadable import shortened
from wizard.schema.scheme import Definition, Field, Mark

PROGRAM = "program"
"""The source of what is this program's own judgement."""
RAW_LENGTH = 200
"""How much of an answer that is not of its kind a document repeats, in code points."""


class Speaker(NamedTuple):
    """One edition of a scheme, with its words and the program's sentences in one language.

    What it returns is plain text: whoever writes Markdown escapes it.
    """

    definition: Definition
    words: Words
    interface: Interface

    def say(self, code: str, **values: Any) -> str:
        """A sentence of the program."""
        return self.interface.say(code, **values)

    def money(self, amount: int | None) -> str:
        """An amount, or a dash where it cannot be computed yet."""
        return "–" if amount is None else self._shown(amount, "money")

    def percent(self, value: float) -> str:
        """A percentage."""
        return self._shown(value, "percent")

    def date(self, iso: str) -> str:
        """An ISO date in words."""
        return self._shown(iso, "date")

    def list(self, items: list[str]) -> str:
        """«a, b og c»."""
        return show(items, "", self.interface.lang, Names()) if items else ""

    def _shown(self, value: Any, form: str) -> str:
        return show(value, form, self.interface.lang, Names())

    def label(self, question: str) -> str:
        """The short label of a question."""
        return self.words.label(question)

    def column(self, question: str, column: str) -> str:
        """The label of a column."""
        return self.words.column(question, column)

    def field(self, pointer: str) -> str:
        """Question, row and column of a pointer, by their labels."""
        return field_path(self.definition, self.words, self.interface, pointer)

    def answer(self, field: Field, value: Any) -> str:
        """A well-formed answer or cell; a municipality by name and number."""
        if field.kind == "municipality" and value:
            return self.municipality(value)
        return show_answer(self.definition, self.words, self.interface, field, value)

    def raw(self, value: Any) -> str:
        """An answer that is not of its kind, as it was written."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
        return self.say("package.not-valid", answer=shortened(text, RAW_LENGTH))

    def municipality(self, number: str) -> str:
        """«Hattfjelldal (1826)»; the number alone where the register does not have it."""
        found = self.definition.registry.by_number.get(number)
        return number if found is None else f"{found.name} ({number})"

    def source(self, source_id: str) -> str:
        """The title of a source, in the reader's language where the interface has one; else its id."""
        found = self.definition.source.get(source_id)
        code = f"report.source.{source_id}"
        if self.interface.has(code):
            return self.interface.say(code)
        return source_id if found is None else found.title

    def sure(self, mark: Mark) -> str:
        """How sure a fact is, in words; "" for what an official page says."""
        return "" if mark == "A" else self.say(f"report.mark.{mark}")

    def cited(self, source_id: str, mark: Mark = "A") -> str:
        """A source, and how sure it is where it is less than official."""
        # What rests on the program's own judgement says so in the name of its source.
        sure = "" if source_id == PROGRAM else self.sure(mark)
        return f"{self.source(source_id)} ({sure})" if sure else self.source(source_id)
