"""A new exercise to be written: its files, sound from the start but for what is left to write.

What is left is marked TODO, and is all that `schemes check` finds in it. The application is made up and
holds what it says; the author makes it another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.patterns import lazy
from wizard.engine.pointers import spot
from wizard.export.application_json import application_json
from wizard.export.sample import day_of, phrases_of, sample
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.exercise import ExerciseKind, Theme
from wizard.schema.scheme import Definition, Severity
from wizard.training.themes import THEMES, theme_of

LANGUAGES: Final = ("nb", "nn")
"""The languages that an exercise is begun in; others may be added."""
TITLES: Final = ("nb", "nn", "en")
"""The languages that every title is in: the list of exercises is shown in all of them."""
_GRAVE: Final = (Severity.BLOCKER, Severity.ERROR)
_FAULTS: Final = 2
"""How many faults the made-up application of a new exercise has."""
_NAME: Final = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST: Final = 60
_ORDER: Final = "grant_sought"
"""A sum that both schemes ask for; judged by being equal to the good one."""


class BadName(ValueError):
    """No name for an exercise: it becomes a folder on every platform."""


class Exists(Exception):
    """There is a folder of that name already; nothing in it was touched."""

    def __init__(self, folder: Path) -> None:
        """Keep which folder it is."""
        super().__init__(str(folder))
        self.folder = folder


class Spot(NamedTuple):
    """A finding as a case names it."""

    rule: str
    at: str


def skeleton(library: Library, name: str, kind: ExerciseKind, scheme: str, edition: str) -> dict[str, str]:
    """The files of a new exercise: path within its folder -> text.

    Raises BadName, UnknownScheme, UnknownEdition, and NoSample where the scheme gives no application.
    """
    checked(name)
    definition = library.definition(scheme, edition)
    if kind == "decide":
        return _files(library, definition, name, kind, None)
    made = sample(definition, phrases_of(library, definition, LANGUAGES[0]), seed=0,
                  faults=_FAULTS if kind == "find_faults" else 0)  # fmt: skip
    return _files(library, definition, name, kind, _told(library, made.application))


def case_of(library: Library, name: str, application: Application) -> dict[str, str]:
    """The files of an exercise in finding the faults of an application. Raises BadName."""
    checked(name)
    definition = library.definition(application.scheme, application.edition)
    return _files(library, definition, name, "find_faults", _told(library, application))


def checked(name: str) -> str:
    """The name, if it can be that of an exercise: small letters, digits and hyphens. Raises BadName."""
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise BadName(name)
    return name


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of an exercise into a new folder. Raises Exists and OSError."""
    if folder.exists():
        raise Exists(folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _told(library: Library, application: Application) -> Application:
    """The application with a note that it is invented, in its own language."""
    lang = application.answers.get("application_language")
    say = library.interface(lang if lang in TITLES else LANGUAGES[0]).say
    notes = {**application.notes, "/municipality": say("training_cli.skeleton.invented")}
    return application.model_copy(update={"notes": notes})


def _files(
    library: Library, definition: Definition, name: str, kind: ExerciseKind, application: Application | None
) -> dict[str, str]:
    """All files of an exercise."""
    found = assess(definition, application, day_of(definition)) if application else None
    files = {"case.toml": _toml(library, definition, name, kind, application, found)}
    if application is not None:
        files["application.json"] = application_json(application, practice=True)
    planted = len(_spots(found, grave=True)) if found and kind == "find_faults" else 0
    for lang in LANGUAGES:
        files[f"{lang}/case.md"] = _words(library, lang, name, kind, planted)
    return files


def _toml(
    library: Library,
    definition: Definition,
    name: str,
    kind: ExerciseKind,
    application: Application | None,
    found: Assessment | None,
) -> str:
    """case.toml."""
    lines = [
        f"id = {_text(name)}",
        f"scheme = {_text(definition.scheme)}",
        f"edition = {_text(definition.edition.id)}",
        *([f"expect = {_text(_expected(found))}"] if found else []),
        f"today = {day_of(definition).isoformat()}",
    ]
    if found is not None and kind == "find_faults":
        lines += _listed("planted", _spots(found, grave=True))
    if found is not None:
        lines += _listed("remaining", _spots(found, grave=False))
    for key in ("title", "description"):
        lines += ["", f"[{key}]"]
        lines += [
            f"{lang} = {_text(library.interface(lang).say(f'training_cli.skeleton.{key}'))}"
            for lang in TITLES
        ]
    lines += ["", "[exercise]", f"kind = {_text(kind)}", "level = 2"]
    lines += [f"themes = {_array(_themes(definition, kind, found))}", "minutes = 20"]
    lines += [f"languages = {_array(LANGUAGES)}", f"documents = {_array(['papir'])}"]
    if kind == "fill_in" and application is not None and found is not None:
        lines += _judged(definition, application, found)
    if kind == "decide":
        lines += _situations(definition)
    return "\n".join([*lines, ""])


def _expected(found: Assessment) -> str:
    """What comes out of the application, as a case says it."""
    if found.verdict == "not_eligible":
        return "not_eligible"
    return "ready" if found.status == "ready" else "flawed"


def _spots(found: Assessment, *, grave: bool) -> list[Spot]:
    """The findings that stop an application, or those that do not."""
    return [Spot(f.rule, f.at) for f in found.findings if (f.severity in _GRAVE) == grave]


def _themes(definition: Definition, kind: ExerciseKind, found: Assessment | None) -> list[Theme]:
    """The themes of what is planted; of other kinds what they are sure to have."""
    if kind == "decide" or found is None:
        return ["eligibility"]
    has = {theme_of(definition, f.rule, f.at) for f in found.findings if f.severity in _GRAVE}
    return [theme for theme in THEMES if theme in has] or ["budget"]


def _judged(definition: Definition, application: Application, found: Assessment) -> Iterator[str]:
    """Three answers to judge, one in each way; by its rules none at which the good one has a finding."""
    marked = {spot(f.at).question for f in found.findings}
    clean = [q for q in definition.questions.values() if q.id in application.answers and q.id not in marked]
    ways = [
        ("text", next((q.id for q in clean if q.kind == "prose"), None), 3),
        ("rules", next((q.id for q in clean if q.kind == "table"), None), 2),
        ("equal", _ORDER if _ORDER in application.answers else None, 2),
    ]
    for how, question, points in ways:
        if question is not None:
            yield from ("", "[[exercise.judged]]", f"question = {_text(question)}")
            yield from (f"points = {points}", f"how = {_text(how)}")


def _situations(definition: Definition) -> Iterator[str]:
    """Two situations: one in which every condition is met, one in which the first is not."""
    met: dict[str, Any] = {}
    for condition in definition.conditions:
        met |= condition.met_with or {}
    unmet = {**met, **(definition.conditions[0].unmet_with or {})} if definition.conditions else met
    for name, answers in (("forste", met), ("andre", unmet)):
        asked = {q: v for q, v in answers.items() if q in definition.questions}
        application = Application(scheme=definition.scheme, edition=definition.edition.id, answers=asked)
        found = assess(definition, application, day_of(definition))
        state = {"not_eligible": "not_met", "undecided": "unknown"}.get(found.verdict)
        decides = [c.id for c in found.conditions if c.state == state]
        verdict = "unknown" if found.verdict == "undecided" else found.verdict
        yield from ("", "[[exercise.situation]]", f"id = {_text(name)}", f"verdict = {_text(verdict)}")
        yield from ([f"decides = {_array(decides)}"] if decides else [])
        yield "[exercise.situation.answers]"
        yield from (f"{question} = {_value(value)}" for question, value in asked.items())


def _words(library: Library, lang: str, name: str, kind: ExerciseKind, planted: int) -> str:
    """case.md in one language: every heading, and under it what is to be written there."""
    say = library.interface(lang).say

    def part(code: str, mark: str, level: str = "##", text: str = "") -> str:
        heading = say(f"training_cli.skeleton.{code}-heading")
        return f"{level} {heading} {{{mark}}}\n\n{say(f'training_cli.skeleton.{text or code}')}\n"

    parts = [f"# {say('training_cli.skeleton.title')} {{#{name}}}\n"]
    parts += [part(code, f".{code}") for code in ("situation", "task", "judged")]
    if kind == "decide":
        for situation in ("forste", "andre"):
            parts += [part("case", f".case #{situation}"), part("because", ".because", "###")]
    hint = say("training_cli.skeleton.hint-heading")
    for number in (1, 2):
        told = say(f"training_cli.skeleton.hint{number}")
        parts.append(f"## {hint} {{.hint #{number}}}\n\n{told}\n")
    parts.append(part("document", ".document #papir"))
    parts.append(part("debriefing", ".debriefing"))
    parts += [part("fault", f".fault #{number}") for number in range(1, planted + 1)]
    return "\n".join(parts)


def _listed(key: str, spots: Iterable[Spot]) -> list[str]:
    rows = [f"  {{ rule = {_text(one.rule)}, at = {_text(one.at)} }}," for one in spots]
    return [f"{key} = [", *rows, "]"] if rows else [f"{key} = []"]


def _text(value: str) -> str:
    """A TOML string; what JSON escapes is escaped alike there, and DEL is all that it leaves out."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _array(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _value(value: Any) -> str:
    """An example answer as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
    return _text(value) if isinstance(value, str) else json.dumps(value)
