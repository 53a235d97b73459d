"""What every screen works with: the content, the drafts, the language, the date, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wizard.content.interface import Interface
    from wizard.content.library import Library
    from wizard.content.words import Words
    from wizard.drafts.store import DraftStore
    from wizard.training.store import TrainingStore


@dataclass(eq=False)
class Tools:
    """The program's surroundings, handed in from its edge; screens reach for nothing else.

    Only the language changes while the program runs: every screen speaks through one and the same
    `Tools`, so that a new language is there the next time something is said.
    """

    library: Library
    store: DraftStore
    lang: str
    today: date
    clock: Callable[[], datetime]
    user: str
    """Who sits here: the name that declarations are kept under."""
    practice: DraftStore | None = None
    """Where exercises are kept, apart from everything that is meant; None where there is no such place."""
    training: TrainingStore | None = None
    """Where sittings at exercises and their results are kept; None where there is no such place."""

    def store_of(self, *, practice: bool) -> DraftStore:
        """The store of real drafts, or that of exercises."""
        return self.practice if practice and self.practice is not None else self.store

    @property
    def interface(self) -> Interface:
        """The program's sentences in the language of the screen."""
        return self.library.interface(self.lang)

    def say(self, key: str, /, **values: Any) -> str:
        """One of the program's sentences."""
        return self.interface.say(key, **values)

    def words(self, scheme: str) -> Words:
        """A scheme's words in the language of the screen."""
        return self.library.words(scheme, self.lang)

    def scheme_title(self, scheme: str) -> str:
        """A scheme's short name."""
        return self.words(scheme).scheme.short
