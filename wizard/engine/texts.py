"""The texts of an application: where they stand, and what the rules on texts find in each.

What is found in a text depends on the text alone. It is found once, for all the rules together, and
kept for the texts that were seen last: after an answer only what changed is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from wizard.engine.contact_data import Contacts, contacts
from wizard.engine.copies import paragraphs
from wizard.engine.lengths import count
from wizard.engine.mentions import municipality_mentions
from wizard.engine.patterns import lazy
from wizard.engine.personal_numbers import personal_numbers
from wizard.engine.sentences import (
    Readability,
    Sentence,
    can_be_heavy,
    longest_sentences,
    longest_spans,
    readability,
    sentence_ends,
)
from wizard.engine.shapes import Shape
from wizard.engine.small_counts import small_counts
from wizard.engine.stale import county_governors, grant_years
from wizard.engine.text_figures import figures
from wizard.engine.text_numbers import Found
from wizard.schema.scheme import Field, Question

TEXT_KINDS: Final = ("text", "prose")
_PLACEHOLDER: Final = lazy(
    r"(?<!\w)(?:TODO(?!\w)|[Tt]odo(?=:)|[Xx]{3,}(?!\w)|[Ff](?:yll|YLL)\s{1,3}(?:inn|INN)(?!\w)"
    r"|[Ll](?:orem|OREM)\s{1,3}[Ii](?:psum|PSUM)(?!\w))"
)
_KEPT: Final = 256
_LONGEST_KEPT: Final = 10_000


class TextAt(NamedTuple):
    """One text of an application: an answer or a cell of kind text or prose."""

    at: str
    """JSON Pointer of the answer or cell."""
    question: Question
    field: Field
    """The question, or the column of the cell."""
    text: str


def texts_in(questions: Iterable[Question], values: Mapping[str, Any]) -> Iterator[TextAt]:
    """Every text that these questions' answers hold, in the order they are asked, row by row."""
    for question in questions:
        value = values.get(question.id)
        if value is None:
            continue
        at = f"/{question.id}"
        if question.kind in TEXT_KINDS:
            yield TextAt(at, question, question, value)
            continue
        columns = [column for column in question.columns if column.kind in TEXT_KINDS]
        for number, row in enumerate(value):
            for column in columns:
                if column.id in row:
                    yield TextAt(f"{at}/{number}/{column.id}", question, column, row[column.id])


def placeholders(shape: Shape) -> tuple[str, ...]:
    """What a writer meant to come back to: «TODO», «xxx», «fyll inn», «lorem ipsum»; each once."""
    low = shape.low
    if "fyll" not in low and "todo" not in low and "lorem" not in low and "xxx" not in low:
        return ()
    return tuple(dict.fromkeys(" ".join(match[0].split()) for match in _PLACEHOLDER.finditer(shape.text)))


class Reading:
    """What the rules find in one text. What few texts need is worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        """Read a text. Linear in its length."""
        self.shape: Final = Shape(text)
        shape = self.shape
        self.personal_numbers: Final = personal_numbers(shape)
        self.contacts: Final[Contacts] = contacts(shape)
        self.small_counts: Final = small_counts(shape)
        self.placeholders: Final = placeholders(shape)
        self.paragraphs: Final = paragraphs(shape)
        self.municipalities: Final = municipality_mentions(shape)
        self.county_governors: Final = county_governors(shape, self._ends)
        self.grant_years: Final = grant_years(shape, self._ends)

    def _ends(self) -> tuple[int, ...]:
        return self.ends

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The offset after each of its sentences."""
        return sentence_ends(self.shape)

    @cached_property
    def figures(self) -> tuple[Found, ...]:
        """The figures that a budget may be asked to confirm."""
        return figures(self.shape)

    @cached_property
    def length(self) -> int:
        """Its length in characters, as every limit and counter measures it."""
        return count(self.shape.text)

    def can_be_heavy(self, most: float, words: int) -> bool:
        """A quick no to most texts: whether LIX can be over `most`, and there are `words` words."""
        return can_be_heavy(self.shape, most, words)

    @cached_property
    def readability(self) -> Readability:
        """How heavy it reads."""
        return readability(self.shape, self.ends)

    def longest_sentences(self, most: int) -> list[str]:
        """Its sentences with the most words."""
        return longest_sentences(self.shape, self.ends, most)

    def longest_spans(self, most: int) -> list[Sentence]:
        """Where its sentences with the most words stand."""
        return longest_spans(self.shape, self.ends, most)


@lru_cache(maxsize=_KEPT)
def _kept(text: str) -> Reading:
    return Reading(text)


def read(text: str) -> Reading:
    """What is found in a text. The texts seen last are kept, the very long ones are not."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else Reading(text)
