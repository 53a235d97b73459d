"""What the rules on texts find in one text.

What is found in a text depends on the text alone. It is found once, for all the rules together, and
kept for the texts that were seen last: after an answer only what changed is read again. A text is
passed over at the speed of a search for a few stems and marks; only what stands around one is read.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Final

from wizard.engine.contact_data import contacts
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
    sentence_around,
    sentence_at,
    sentence_ends,
)
from wizard.engine.shapes import Shape, places
from wizard.engine.small_counts import small_counts
from wizard.engine.stale import county_governors, grant_years
from wizard.engine.text_figures import figures
from wizard.engine.text_numbers import Found

_PLACEHOLDER: Final = lazy(
    r"(?<!\w)(?:TODO(?!\w)|[Tt]odo(?=:)|[Xx]{3,}(?!\w)|[Ff](?:yll|YLL)\s{1,3}(?:inn|INN)(?!\w)"
    r"|[Ll](?:orem|OREM)\s{1,3}[Ii](?:psum|PSUM)(?!\w))"
)
_PLACEHOLDERS: Final = ("fyll", "todo", "lorem")
_KEPT: Final = 256
_LONGEST_KEPT: Final = 10_000
_FEW: Final = 16
"""For so many offsets of a text only what is around each is read to find its sentence."""


def placeholders(shape: Shape) -> tuple[str, ...]:
    """What a writer meant to come back to: «TODO», «xxx», «fyll inn», «lorem ipsum»; each once."""
    low = shape.low
    # One letter that is rare is looked for far quicker than three. Written out: a generator costs more.
    if not ("fyll" in low or "todo" in low or "lorem" in low or ("x" in low and "xxx" in low)):
        return ()
    found = [place for word in (*_PLACEHOLDERS, "xxx") for place in places(low, word)]
    matches = (_PLACEHOLDER.match(shape.text, place) for place in sorted(found))
    return tuple(dict.fromkeys(" ".join(match[0].split()) for match in matches if match))


class Reading:
    """What the rules find in one text. What few texts need is worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        """Read a text. Linear in its length."""
        shape = self.shape = Shape(text)
        self._around = 0
        self._figures: tuple[Found, ...] | None = None
        self.length = len(text) if shape.is_clean() else count(text)
        """Its length in characters, as every limit and counter measures it."""
        self.personal_numbers = personal_numbers(shape)
        self.contacts = contacts(shape)
        self.small_counts = small_counts(shape)
        self.placeholders = placeholders(shape)
        self.paragraphs = paragraphs(shape)
        self.municipalities = municipality_mentions(shape)
        self.county_governors = county_governors(shape, self.sentence)
        self.grant_years = grant_years(shape, self.sentence)
        self.noted = bool(
            self.personal_numbers
            or self.small_counts
            or self.placeholders
            or self.municipalities
            or self.county_governors
            or self.grant_years
        )
        """Whether a rule that any text can fail has something to judge here."""

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The offset after each of its sentences."""
        return sentence_ends(self.shape)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset, of a very long one only what is near."""
        self._around += 1
        if self._around <= _FEW:
            return sentence_around(self.shape, offset)
        return sentence_at(self.ends, offset)

    @property
    def figures(self) -> tuple[Found, ...]:
        """The figures that a budget may be asked to confirm."""
        if self._figures is None:  # quicker than cached_property, which takes a lock
            self._figures = figures(self.shape)
        return self._figures

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
