"""Apps to try: the bundled content, drafts in memory, a clock that stands still."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual._compositor import Compositor

from tests.drafts import memory
from tests.screens import at_once
from tests.screens.showing import applied
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.history import Entry
from wizard.drafts.store import Draft
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.training.store import TrainingStore

NOW = datetime(2023, 1, 16, 14, 2, tzinfo=UTC)


class MemoryStore(memory.MemoryStore):
    """Drafts in memory; a test may say that the disk is full."""

    place = "minnet"

    def __init__(self, shared: MemoryStore | None = None) -> None:
        super().__init__(lambda: NOW, shared)
        self.saves = 0
        self.full = False

    @property
    def drafts(self) -> dict[str, Draft]:
        """The drafts as they stand, by id."""
        return {draft_id: draft for draft_id, (draft, _) in self._drafts.items()}

    def _free_id(self) -> str:
        return f"utkast-{len(self._drafts) + 1}"

    def _write(self, draft: Draft, entry: Entry | None) -> Draft:
        if self.full:
            raise OSError(28, "No space left on device")
        self.saves += 1
        return super()._write(draft, entry)


def put(store: MemoryStore, scheme: str, answers: dict[str, object], **more: object) -> Draft:
    """A draft in the store."""
    fresh = store.new(Application(scheme=scheme, edition="2023", answers=answers))
    return store.save(fresh.model_copy(update=more))


MakeApp = Callable[..., VeiviserApp]


@pytest.fixture(autouse=True, scope="session")
def fewer_collections() -> None:
    """Apps are made of many small things that live long: to look for rubbish less often saves a tenth."""
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def hastened() -> Iterator[pytest.MonkeyPatch]:
    """Nothing is drawn but what a test looks at, and a test goes on as soon as all is done."""
    with pytest.MonkeyPatch.context() as patch:
        at_once.hasten(patch)
        yield patch


@pytest.fixture
def drawing(hastened: pytest.MonkeyPatch) -> None:
    """For a test of what is drawn anew, and when."""
    hastened.setattr(Compositor, "render_update", at_once.DRAWN)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def exercises() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def training(tmp_path: Path) -> TrainingStore:
    """Sittings and results, in a folder of their own."""
    return TrainingStore(tmp_path / "training")


@pytest.fixture
def make(library: Library, store: MemoryStore, exercises: MemoryStore, training: TrainingStore) -> MakeApp:
    """Makes an app: at home, in a scheme with some answers and at a question, or at an exercise."""

    def made(
        scheme: str = "",
        answers: dict[str, object] | None = None,
        place: str = "",
        *,
        edition: str = "2023",
        lang: str = "nb",
        today: date = date(2023, 1, 16),
        train: str | None = None,
    ) -> VeiviserApp:
        target = None
        if scheme:
            definition = library.definition(scheme, edition)
            given = applied(library, scheme, edition, answers)
            target = Interview.start(definition, today, given)
            target = target.go_to(place) if place else target
        return VeiviserApp(
            library,
            store,
            lang,
            today,
            clock=lambda: NOW,
            user="kari",
            target=target,
            practice=exercises,
            training=training,
            train=train,
        )

    return made
