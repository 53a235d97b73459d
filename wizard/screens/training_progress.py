"""What has been practised, in words and bars: each theme's points, what is next, how an exercise went."""

from __future__ import annotations

import errno
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from wizard.engine.formats import date as date_words
from wizard.schema.exercise import Exercise, Theme
from wizard.screens.review_parts import ruled
from wizard.screens.tools import Tools
from wizard.screens.training_known import known_exercises
from wizard.training.results import ENOUGH, Result, best
from wizard.training.sitting import Sitting
from wizard.training.themes import THEMES
from wizard.widgets.bar_chart import Drawn, lines
from wizard.widgets.paragraphs import Block, literal

# The library that it brings is read when somebody trains.
if TYPE_CHECKING:
    from wizard.training.progress import Suggestion

BAR: Final = 20
"""Cells of a theme's bar at most."""
SEEDS: Final = 1_000_000
"""Applications with faults that can be told apart by their number."""
LATEST: Final = 5
"""Results of a theme that its bar is made of: what one learned long ago says less."""


class Record(NamedTuple):
    """All that has been practised here."""

    results: tuple[Result, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    damaged: int = 0
    """Files and lines that could not be read."""
    folder: str = ""
    """Why the folder itself cannot be read (`training.folder.*`), or ""."""

    def open_at(self, exercise: str) -> Sitting | None:
        """The sitting of an exercise that was broken off."""
        handed_in = {result.sitting for result in self.results}
        found = (s for s in self.sittings if s.exercise == exercise)
        return next((s for s in found if not s.done and s.id not in handed_in), None)

    def last_done(self, exercise: str) -> Sitting | None:
        """The sitting of an exercise that was handed in last."""
        return next((s for s in self.sittings if s.exercise == exercise and s.done), None)


_FOLDER: Final = {
    errno.ENOTDIR: "no-folder",
    errno.EEXIST: "no-folder",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}


def record_of(tools: Tools) -> Record:
    """What has been practised; nothing where there is no place for it, or none that can be read."""
    if tools.training is None:
        return Record()
    try:
        results, sittings = tools.training.results(), tools.training.sittings()
    except OSError as error:
        return Record(folder=_FOLDER.get(error.errno or 0, "other"))
    return Record(results.found, sittings.found, len(results.trouble) + len(sittings.trouble))


def bar(points: int, most: int, width: int) -> Content:
    """Points of the most there were, as a bar that tells both without colours."""
    room = max(width, 1)
    full = round(Fraction(points) * room / most) if most else 0
    return Content.assemble(literal("█" * full), literal("░" * (room - full)))


def headed(title: str, under: str) -> Drawn:
    """A heading on a rule, with a sentence under it."""
    head, block = ruled(title), Block(literal(under, "italic"), Content("   "), "   ")
    return Drawn(lambda width: [*head.at(width), *block.lines(width)])


def state_words(tools: Tools, record: Record, exercise: Exercise) -> tuple[str, str]:
    """The sign and the words for how far one has come with an exercise."""
    say, open_, done = tools.say, record.open_at(exercise.id), best(record.results, exercise.id)
    if open_ is not None:
        return "›", say("training.list.open", what=_so_far(tools, open_))
    if done is None:
        return "○", say("training.list.fresh")
    last = [r for r in record.results if r.exercise == exercise.id][-1]
    # Only what went well is ticked off; the rest is to be done again.
    sign, how = ("✓", "done") if done.share >= ENOUGH else ("½", "done-badly")
    return sign, say(
        f"training.list.{how}",
        best=say("training.points", points=done.points, most=done.most),
        day=date_words(last.when[:10], tools.lang),
    )


def _so_far(tools: Tools, sitting: Sitting) -> str:
    if sitting.kind == "find_faults":
        return tools.say("training.faults.count", count=len(sitting.marks))
    if sitting.kind == "decide":
        return tools.say("training.list.decided", count=len(sitting.decisions))
    return tools.say("training.list.filled")


def theme_words(tools: Tools, theme: str) -> str:
    """The name of a theme."""
    return tools.say(f"training.theme.{theme}")


def theme_points(results: tuple[Result, ...], theme: Theme) -> tuple[int, int]:
    """Points and most of a theme in its last results."""
    mine = [r.by_theme[theme] for r in results if theme in r.by_theme][-LATEST:]
    return sum(points for points, _ in mine), sum(most for _, most in mine)


def theme_bars(tools: Tools, record: Record) -> Drawn:
    """Each theme with its share of the points; the bar on a line of its own where there is little room."""

    def draw(width: int) -> list[Content]:
        drawn: list[Content] = []
        names = {theme: theme_words(tools, theme) for theme in THEMES}
        told = {}
        for theme in THEMES:
            points, most = theme_points(record.results, theme)
            words = tools.say("training.points", points=points, most=most)
            told[theme] = (points, most, words if most else tools.say("training.list.untried"))
        labels, values = (
            max(map(cell_len, names.values())),
            max(cell_len(words) for _, _, words in told.values()),
        )
        for theme, (points, most, words) in told.items():
            made = lines(
                names[theme],
                lambda room, points=points, most=most: bar(points, most, min(room, BAR)),  # type: ignore[misc]
                words,
                min(width, labels + values + BAR + 6),
                labels,
                values,
            )
            drawn += made
        return drawn

    return Drawn(draw)


def next_of(tools: Tools, besides: str = "") -> Suggestion:
    """What to practise next, among all exercises but one."""
    from wizard.training.progress import next_exercise  # noqa: PLC0415  it brings a library of its own

    left = [e for e in known_exercises(tools.library) if e.id != besides]
    return next_exercise(left, record_of(tools).results, tools.clock())


def new_ones(tools: Tools, record: Record, theme: str = "") -> list[tuple[str, str, int]]:
    """The schemes and editions with faults of a theme, or of any, the newest first; and how hard."""
    from wizard.training.generated import offered_themes  # noqa: PLC0415  as above
    from wizard.training.progress import next_exercise  # noqa: PLC0415  as above

    level = next_exercise((), record.results, tools.clock()).level
    editions = [(e.year, info.id, e.id) for info in tools.library.schemes() for e in info.editions]
    newest = [(scheme, edition) for _, scheme, edition in sorted(editions, key=lambda e: (-e[0], e[1]))]
    offered = {named: offered_themes(tools.library, *named) for named in newest}
    return [(*named, level) for named in newest if (theme in offered[named] if theme else offered[named])]


def fresh_seed(tools: Tools) -> int:
    """A number that was not used a second ago."""
    return int(tools.clock().timestamp()) % SEEDS
