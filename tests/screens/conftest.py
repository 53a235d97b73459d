"""Apps to try: the bundled content, drafts in memory, a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from tests.screens.showing import applied
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.store import Draft, DraftSummary, NoSuchDraft
from wizard.engine.interview import Interview
from wizard.schema.application import Application

NOW = datetime(2023, 1, 16, 14, 2, tzinfo=UTC)


class MemoryStore:
    """Drafts in a dictionary; a test may say that the disk is full."""

    place = "minnet"

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.saves = 0
        self.full = False

    def list(self) -> Sequence[DraftSummary]:
        return [
            DraftSummary(
                id=d.id,
                scheme=d.application.scheme,
                edition=d.application.edition,
                municipality=str(d.application.answers.get("municipality", "")),
                answered=len(d.application.answers),
                changed=d.changed,
            )
            for d in self.drafts.values()
        ]

    def new(self, application: Application) -> Draft:
        return self.save(Draft(id=f"utkast-{len(self.drafts) + 1}", application=application))

    def open(self, draft_id: str) -> Draft:
        if draft_id not in self.drafts:
            raise NoSuchDraft(draft_id)
        return self.drafts[draft_id]

    def save(self, draft: Draft) -> Draft:
        if self.full:
            raise OSError(28, "No space left on device")
        self.saves += 1
        saved = draft.model_copy(update={"revision": draft.revision + 1, "changed": NOW.isoformat()})
        self.drafts[draft.id] = saved
        return saved

    def delete(self, draft_id: str) -> None:
        del self.drafts[draft_id]


MakeApp = Callable[..., VeiviserApp]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def make(library: Library, store: MemoryStore) -> MakeApp:
    """Makes an app: at home, or in a scheme with some answers and at a question."""

    def made(
        scheme: str = "",
        answers: dict[str, object] | None = None,
        place: str = "",
        *,
        edition: str = "2023",
        lang: str = "nb",
        today: date = date(2023, 1, 16),
    ) -> VeiviserApp:
        target = None
        if scheme:
            definition = library.definition(scheme, edition)
            given = applied(library, scheme, edition, answers)
            target = Interview.start(definition, today, given)
            target = target.go_to(place) if place else target
        return VeiviserApp(library, store, lang, today, clock=lambda: NOW, user="kari", target=target)

    return made
