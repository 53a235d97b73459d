"""The content by name: schemes, editions, words, the interface's sentences, the example cases.

Reading is lazy: a definition costs its own TOML files and its register, never a Markdown file.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.content.files import FILES, SOURCES, BrokenContent, put_together, read_sources, read_toml
from wizard.content.folders import Folders, own_root
from wizard.content.interface import Interface
from wizard.content.merge import by_id, merged, part_names
from wizard.content.nearest import nearest
from wizard.content.words import Words

# The models come with what builds them: the first question is on the screen before there are any.
if TYPE_CHECKING:
    from wizard.content.cases import Case
    from wizard.content.exercises import ExerciseWords
    from wizard.schema.exercise import Exercise
    from wizard.schema.migration import Migration
    from wizard.schema.register import Register
    from wizard.schema.scheme import Definition, Edition

LANGUAGES = ("nb", "nn", "en")


class SchemeInfo(NamedTuple):
    """A scheme and its editions, oldest first, as its file has them."""

    id: str
    editions: tuple[Edition, ...]


class UnknownName(LookupError):
    """A name that the content does not have; `nearest` is the likeliest known one, or None."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """`known` are the names there are."""
        super().__init__(name)
        self.name = name
        self.known = tuple(known)
        self.nearest = nearest(name, self.known)


class UnknownScheme(UnknownName):
    """No scheme of that id."""


class UnknownEdition(UnknownName):
    """No edition of that id in the scheme."""


class UnknownExercise(UnknownName):
    """No exercise of that id."""


class Library:
    """All content, found in an author's folder and the bundled one."""

    def __init__(self, root: Path | None = None) -> None:
        """`root` is an author's folder; without one the environment may name it, else the bundled counts."""
        self.root = root
        self.folders = Folders(root if root is not None else own_root())
        self._raw: dict[tuple[str, str], dict[str, Any]] = {}
        self._registers: dict[str, Register] = {}
        self._definitions: dict[tuple[str, str], Definition] = {}
        self._words: dict[tuple[str, str], Words] = {}
        self._interfaces: dict[str, Interface] = {}
        self._exercises: dict[str, Exercise] = {}
        self._exercise_names: list[str] | None = None

    def scheme_ids(self) -> list[str]:
        """The schemes there are, by id."""
        return self.folders.listing("schemes", everywhere=self.folders.cases_alone)

    def schemes(self) -> tuple[SchemeInfo, ...]:
        """Every scheme with its editions. Raises BrokenContent where one cannot be read."""
        return tuple(SchemeInfo(name, self._editions(name)) for name in self.scheme_ids())

    def definition(self, scheme: str, edition: str) -> Definition:
        """One edition of a scheme, whole. Raises UnknownScheme, UnknownEdition and BrokenContent."""
        key = (scheme, edition)
        if key not in self._definitions:
            self._definitions[key] = self._definition(scheme, edition)
        return self._definitions[key]

    def edition_named(self, scheme: str, edition: str = "") -> tuple[str, str]:
        """A scheme and the id of its edition, or of its last one; no model is built.

        Raises UnknownScheme, UnknownEdition, and BrokenContent where its file cannot be read.
        """
        known = [str(raw.get("id")) for raw in self._scheme(scheme).get("edition", ())]
        if edition not in known and (edition or not known):
            raise UnknownEdition(edition or "-", known)
        return scheme, edition or known[-1]

    def words(self, scheme: str, lang: str) -> Words:
        """The words of a scheme in one language, read as they are asked for. Raises UnknownScheme."""
        key = (scheme, lang)
        if key not in self._words:
            steps = {q["id"]: step["id"] for step in self.tables(scheme)["steps"] for q in step["question"]}
            self._words[key] = Words(self.word_folders(scheme, lang), steps)
        return self._words[key]

    def interface(self, lang: str) -> Interface:
        """The program's own sentences in one language."""
        if lang not in self._interfaces:
            self._interfaces[lang] = Interface(lang, lambda area: self.folders.find("interface", lang, area))
        return self._interfaces[lang]

    def cases(self) -> tuple[Case, ...]:
        """The cases that have an application, by id: examples and exercises. Raises BrokenContent."""
        from wizard.content.cases import read_cases  # noqa: PLC0415 - a check of a file needs none

        return read_cases(self.folders)

    def examples(self) -> tuple[Case, ...]:
        """The cases that are shown and written out as invented examples, by id. Raises BrokenContent."""
        return tuple(case for case in self.cases() if case.more.get("example"))

    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the training, by id. Raises BrokenContent."""
        return tuple(self.exercise(name) for name in self._exercise_ids())

    def exercise(self, name: str) -> Exercise:
        """An exercise by its id. Raises UnknownExercise and BrokenContent."""
        from wizard.content.exercises import read_exercise  # noqa: PLC0415 - only the training needs them

        if name not in self._exercises:
            self._exercises[name] = read_exercise(self.folders, self._exercise_named(name))
        return self._exercises[name]

    def exercise_words(self, name: str, lang: str) -> ExerciseWords:
        """The words of an exercise, in bokmål where it has none in that language.

        Raises UnknownExercise and BrokenContent.
        """
        from wizard.content.exercises import read_exercise_words  # noqa: PLC0415

        return read_exercise_words(self.folders, self._exercise_named(name), lang)

    def migrations(self, scheme: str) -> tuple[Migration, ...]:
        """How older answers to a scheme are brought to its questions of today. Raises BrokenContent."""
        from wizard.content.migrations import read_migrations  # noqa: PLC0415 - only an old draft needs them

        return read_migrations(self.folders, scheme)

    def register(self, name: str) -> Register:
        """A register by its id. Raises BrokenContent where it is missing or wrong."""
        from wizard.content.registers import read_register  # noqa: PLC0415

        if name not in self._registers:
            self._registers[name] = read_register(self.folders, name)
        return self._registers[name]

    def raw(self, kind: str, name: str) -> dict[str, Any]:
        """The files of a scheme or a part (`kind` is `schemes` or `parts`) as one table.

        Its file of sources is left out: a definition reads those that it cites.
        """
        if (kind, name) not in self._raw:
            files = [file for file in FILES[kind] if file != SOURCES]
            paths = [self.folders.find(kind, name, file) for file in files]
            if paths[0] is None:
                raise BrokenContent(f"{kind}/{name}/{FILES[kind][0]}", "missing")
            found = [read_toml(path, self.folders.name(path)) for path in paths if path is not None]
            self._raw[kind, name] = put_together(found)
        return self._raw[kind, name]

    def tables(self, scheme: str) -> dict[str, Any]:
        """A scheme merged with its parts, still as tables."""
        raw = self._scheme(scheme)
        return merged(raw, {name: self.raw("parts", name) for name in part_names(raw)})

    def word_folders(self, scheme: str, lang: str) -> list[Path]:
        """Where the words of a scheme lie: the scheme's own folder first, then its parts'."""
        names = [
            ("schemes", scheme),
            *(("parts", part) for part in reversed(part_names(self._scheme(scheme)))),
        ]
        found = [self.folders.find(kind, name, lang) for kind, name in names]
        return [path for path in found if path is not None]

    def _scheme(self, scheme: str) -> dict[str, Any]:
        # The id comes from people's files: only a folder that is listed is ever opened.
        if ("schemes", scheme) not in self._raw and scheme not in self.scheme_ids():
            raise UnknownScheme(scheme, self.scheme_ids())
        return self.raw("schemes", scheme)

    def _exercise_ids(self) -> list[str]:
        from wizard.content.exercises import exercise_ids  # noqa: PLC0415

        if self._exercise_names is None:
            self._exercise_names = exercise_ids(self.folders)
        return self._exercise_names

    def _exercise_named(self, name: str) -> str:
        # The id may come from people, as a scheme's does.
        if name not in self._exercise_ids():
            raise UnknownExercise(name, self._exercise_ids())
        return name

    def _editions(self, scheme: str) -> tuple[Edition, ...]:
        from pydantic import ValidationError  # noqa: PLC0415

        from wizard.schema.scheme import Edition  # noqa: PLC0415

        try:
            return tuple(Edition.model_validate(raw) for raw in self._scheme(scheme).get("edition", ()))
        except ValidationError as error:
            raise BrokenContent(f"schemes/{scheme}/scheme.toml", str(error)) from error

    def _definition(self, scheme: str, edition: str) -> Definition:
        from pydantic import ValidationError  # noqa: PLC0415

        from wizard.content.definition import build  # noqa: PLC0415

        editions = {str(raw.get("id")): raw for raw in self._scheme(scheme).get("edition", ())}
        if edition not in editions:
            raise UnknownEdition(edition, editions)
        tables = self.tables(scheme)
        try:
            registry = self.register(editions[edition]["register"])
            definition = build(
                scheme, editions[edition], tables, registry, self._levy(), partial(self._sources, scheme)
            )
        except (ValidationError, KeyError, TypeError, AttributeError) as error:
            raise BrokenContent(f"schemes/{scheme}/scheme.toml", str(error)) from error
        return definition.model_copy(update={"examples": self._examples(definition)})

    def _sources(self, scheme: str, cited: AbstractSet[str]) -> list[dict[str, Any]]:
        """The sources that a scheme cites, its parts' before its own."""
        raw = self._scheme(scheme)
        found: list[dict[str, Any]] = []
        for kind, name in (*(("parts", part) for part in part_names(raw)), ("schemes", scheme)):
            found.extend(self.raw(kind, name).get("source", ()))
            path = self.folders.find(kind, name, SOURCES)
            if path is not None:
                found.extend(read_sources(path, self.folders.name(path), cited))
        return by_id(found)

    def _examples(self, definition: Definition) -> dict[str, tuple[str, ...]]:
        """The example texts of the steps that have a prose, in every language."""
        from wizard.content.example_texts import example_texts  # noqa: PLC0415

        steps = [step.id for step in definition.steps if any(q.kind == "prose" for q in step.question)]
        return example_texts(
            (folder for lang in LANGUAGES for folder in self.word_folders(definition.scheme, lang)), steps
        )

    def _levy(self) -> dict[str, Any]:
        path = self.folders.find("registers", "levy-zones.toml")
        return {} if path is None else read_toml(path, self.folders.name(path))
