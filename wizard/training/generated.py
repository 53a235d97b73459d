"""Endless exercises of finding faults: an invented application from a seed, with faults of all rules.

The same name gives the same exercise on every machine. What it says is planted is exactly what the
judge finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple, get_args

from wizard.content.exercises import ExerciseWords
from wizard.content.library import LANGUAGES, Library
from wizard.schema.exercise import Exercise, ExerciseLanguage, Theme
from wizard.schema.scheme import Definition
from wizard.training.composing import composed
from wizard.training.draws import Draws
from wizard.training.material import languages, material
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Planter
from wizard.training.planting import (
    Sown,
    as_planted,
    day_of,
    in_themes,
    planters_of,
    sown,
    spread,
    theme,
    wished,
)
from wizard.training.suspicious import disguised
from wizard.training.themes import THEMES, theme_of

PREFIX: Final = "generated"
_FORM: Final = re.compile(
    r"generated:(?P<scheme>[^:@]+)@(?P<edition>[^:@]+):(?P<seed>[^:]*):(?P<level>[^:]*)(?::(?P<themes>[^:]*))?"
)
_DIGITS: Final = re.compile(r"[0-9]{1,18}")


class Level(NamedTuple):
    """How hard an exercise is."""

    least: int
    most: int
    """How many faults."""
    grades: tuple[int, ...]
    """How hard each may be to see."""
    themes: int
    """How many themes they are of, at most."""
    tricks: int
    """How much looks like a fault and is none."""
    nothing: float
    """How often nothing is planted (0 to 1)."""
    minutes: int


LEVELS: Final[dict[int, Level]] = {
    1: Level(2, 3, (PLAIN,), 2, 0, 0, 10),
    2: Level(3, 4, (PLAIN, KNOWN), 3, 0, 0, 15),
    3: Level(4, 5, (PLAIN, KNOWN, HIDDEN), len(THEMES), 1, 0.06, 20),
    4: Level(5, 6, (PLAIN, KNOWN, KNOWN, HIDDEN), len(THEMES), 2, 0.06, 25),
    5: Level(6, 8, (KNOWN, HIDDEN), len(THEMES), 4, 0.06, 30),
}
"""From 1, plain faults in a part or two, to 5, faults that must be looked for everywhere."""


class NotGenerated(ValueError):
    """A name or a wish that gives no exercise; `reason` is one of REASONS, `given` what was wrong."""

    def __init__(self, reason: str, given: str) -> None:
        """Say what is wrong with what was given."""
        super().__init__(f"{reason}: {given}")
        self.reason = reason
        self.given = given


REASONS: Final = ("form", "seed", "level", "theme", "material", "nothing")
"""Why a name gives no exercise: `generated.<reason>` of the interface says it."""


class Spec(NamedTuple):
    """What an exercise is generated from."""

    scheme: str
    edition: str
    seed: int
    level: int
    themes: tuple[Theme, ...] = ()
    """What its faults are about; empty for anything."""

    @property
    def id(self) -> str:
        """`generated:<scheme>@<edition>:<seed>:<level>`, and `:<theme>+<theme>` where themes are chosen."""
        name = f"{PREFIX}:{self.scheme}@{self.edition}:{self.seed}:{self.level}"
        return f"{name}:{'+'.join(self.themes)}" if self.themes else name


def is_generated(name: str) -> bool:
    """Whether an exercise's id is one of a generated exercise."""
    return name.startswith(f"{PREFIX}:")


def parse_generated(name: str) -> Spec:
    """What a generated exercise's id says. Raises NotGenerated; scheme and edition are not looked up."""
    match = _FORM.fullmatch(name)
    if match is None:
        raise NotGenerated("form", name)
    themes = match["themes"].split("+") if match["themes"] is not None else []
    return spec(match["scheme"], match["edition"], match["seed"], match["level"], themes)


def spec(scheme: str, edition: str, seed: int | str, level: int | str, themes: Iterable[str] = ()) -> Spec:
    """A spec of values that may be wrong; themes each once, in their own order. Raises NotGenerated."""
    if not _DIGITS.fullmatch(str(seed)):
        raise NotGenerated("seed", str(seed))
    if str(level) not in map(str, LEVELS):
        raise NotGenerated("level", str(level))
    wanted = list(themes)
    for name in wanted:
        if name not in THEMES:
            raise NotGenerated("theme", name)
    return Spec(scheme, edition, int(seed), int(level), tuple(t for t in THEMES if t in wanted))


def generated(
    library: Library, scheme: str, edition: str, seed: int, level: int, themes: Iterable[str] = ()
) -> Exercise:
    """The exercise of a seed and a level (1 to 5), with faults of these themes, or of all.

    Raises UnknownScheme and UnknownEdition, BrokenContent, and NotGenerated for a level, a seed or a
    theme that is none, for a scheme that there is no material for, and where it has no faults of the themes.
    """
    asked = spec(scheme, edition, seed, level, themes)
    definition = library.definition(scheme, edition)
    made = _made(library, definition, asked)
    if asked.themes and not made.planted:
        raise NotGenerated("nothing", "+".join(asked.themes))
    found = [theme_of(definition, one.rule, one.at) for one in made.planted]
    about = asked.themes or tuple(t for t in THEMES if t in found) or THEMES
    return Exercise(
        id=asked.id,
        kind="find_faults",
        scheme=scheme,
        edition=edition,
        level=asked.level,
        themes=about,
        minutes=LEVELS[asked.level].minutes,
        languages=get_args(ExerciseLanguage),
        today=day_of(definition),
        planted=as_planted(made.planted),
        remaining=as_planted(made.remaining),
        title={lang: _title(library, lang, asked, made) for lang in LANGUAGES},
        hints=1,
        application=made.application,
    )


def offered_themes(library: Library, scheme: str, edition: str) -> tuple[Theme, ...]:
    """The themes that there are faults of; none where there is no material for the scheme.

    Raises UnknownScheme and UnknownEdition, and BrokenContent.
    """
    definition = library.definition(scheme, edition)
    there = {theme(definition, planter) for planter in planters_of(definition)}
    return tuple(name for name in THEMES if name in there) if languages(library, scheme) else ()


def _made(library: Library, definition: Definition, asked: Spec) -> Sown:
    """The application, with its faults and with what looks like faults."""
    level, draws = LEVELS[asked.level], Draws(asked.id)
    offered = languages(library, definition.scheme)
    if not offered:
        raise NotGenerated("material", definition.scheme)
    words = material(library, definition.scheme, draws.one(offered))
    known = planters_of(definition)
    themes = frozenset(asked.themes or _drawn_themes(definition, known, level, draws))
    planters = _drawn(definition, in_themes(definition, known, themes), level, draws)
    nothing = not asked.themes and draws.chance(level.nothing)
    count = 0 if nothing else draws.between(level.least, level.most)
    wishes = wished(definition, planters[:count])
    making = composed(definition, words, draws, asked.level, wishes)
    making.themes = themes if len(themes) < len(THEMES) else frozenset()
    return disguised(sown(making, planters, count), level.tricks)


def _drawn_themes(definition: Definition, known: Iterable[Planter], level: Level, draws: Draws) -> list[str]:
    """So many of the themes that there are faults of."""
    there = {theme(definition, planter) for planter in _of_grades(known, level)}
    return draws.some([name for name in THEMES if name in there], level.themes, level.themes)


def _of_grades(planters: Iterable[Planter], level: Level) -> list[Planter]:
    return [planter for planter in planters if planter.grade in level.grades]


def _drawn(definition: Definition, fitting: list[Planter], level: Level, draws: Draws) -> list[Planter]:
    """The planters to try, in order: those of the level first, by themes in turn, then the others."""
    first = spread(definition, _of_grades(fitting, level), draws)
    return _one_of_each(first) + [planter for planter in draws.order(fitting) if planter not in first]


def _one_of_each(planters: list[Planter]) -> list[Planter]:
    """Those that cannot stand together one after another: the first of each first."""
    seen: set[str] = set()
    later: list[Planter] = []
    first: list[Planter] = []
    for planter in planters:
        (later if planter.alone and planter.alone in seen else first).append(planter)
        seen.add(planter.alone)
    return first + later


def _title(library: Library, lang: str, asked: Spec, made: Sown) -> str:
    """What a list shows of an exercise: whose application it is, and which number it has."""
    facts = made.making.facts
    say = library.interface(lang).say
    return say("generated.title", municipality=facts["municipality"], seed=asked.seed)


def generated_words(library: Library, exercise: Exercise, lang: str) -> ExerciseWords:
    """What is said of a generated exercise, from the interface's own sentences."""
    say = library.interface(lang).say
    return ExerciseWords(
        title=exercise.title[lang],
        situation=say("generated.situation"),
        task=say("generated.task"),
        judged=say("generated.judged"),
        hints=(say("generated.hint", themes=", ".join(say(f"training.theme.{t}") for t in exercise.themes)),),
        documents=(),
        debriefing=say("generated.debriefing"),
        faults={},
        cases={},
    )
