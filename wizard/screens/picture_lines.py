"""The picture of a budget line by line: bars, what they are called, and where their figures come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from wizard.engine.formats import money, percent
from wizard.engine.pictures import Bar, Picture, Share, Year
from wizard.engine.pointers import spot
from wizard.screens.budget_words import foot_verdicts
from wizard.screens.desk import Desk
from wizard.screens.review_parts import ruled
from wizard.screens.telling import place_words
from wizard.widgets.bar_chart import Drawn, Piece, lines, pieces, solid
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry

SOURCES: Final = {
    "grant_sought": ("█", "$text-primary"),
    "own_funds": ("▒", "$text-success"),
    "carried_over": ("=", "$text-secondary"),
    "public_funds": ("░", "$text-accent"),
    "private_funds": ("+", "$text-warning"),
    "other": ("▓", "$text-secondary"),
}
"""Pattern and colour of each source; its letter is a word of the language."""
MISSING: Final = ("·", "$text-error")


def chart(desk: Desk, drawn: Picture) -> Iterator[Entry]:
    """The whole picture, part by part."""
    say, totals = desk.tools.say, desk.interview.assessment.totals
    verdicts = [Block(literal(text), Content(f"{sign} "), "  ") for sign, text in foot_verdicts(desk, totals)]
    yield Entry("", Paragraphs(verdicts))
    costs = [bar for bar in drawn.costs if bar.amount != 0] or list(drawn.costs[:1])
    financing = [bar for bar in drawn.financing if bar.amount != 0] or list(drawn.financing[:1])
    # One scale and one set of columns for both: a cost can be held against what pays for it.
    both = [*costs, *financing]
    scale = Scale(
        max(bar.amount or 0 for bar in both),
        max(cell_len(_named(desk, bar)) for bar in both),
        max(cell_len(kroner(desk, bar.amount)) for bar in both),
    )
    yield _head(desk, "costs", drawn.total_cost)
    yield from _bars(desk, costs, scale, "#cost")
    yield _head(desk, "financing", drawn.total_financing)
    yield from _bars(desk, financing, scale, "#source")
    yield from _years(desk, drawn.years)
    yield from _shares(desk, drawn.shares)
    yield Entry("", Paragraphs([Block(Content("")), Block(literal(say("picture.rounded"), "italic"))]))


def _head(desk: Desk, code: str, total: int | None) -> Entry:
    """A heading with its sum."""
    title = desk.tools.say(f"picture.{code}")
    return Entry("", ruled(f"{title}: {kroner(desk, total)}"), title, part=True)


def kroner(desk: Desk, amount: int | None) -> str:
    """An amount, or that it is not known."""
    return desk.tools.say("app.figure.unknown") if amount is None else money(amount)


def _named(desk: Desk, bar: Bar) -> str:
    """The name of a bar: a source, a figure, or the label of a post."""
    for code in (f"picture.source.{bar.name}", f"figures.name.{bar.name}"):
        if desk.tools.interface.has(code):
            return desk.tools.say(code)
    return desk.words.choice("costs", bar.name, "post")


def piece(desk: Desk, name: str, amount: float) -> Piece:
    """A source as a part of a bar."""
    glyph, style = SOURCES[name]
    return Piece(amount, desk.tools.say(f"picture.letter.{name}"), glyph, style)


class Scale(NamedTuple):
    """What bars that are held against each other have in common."""

    most: int
    names: int
    """Cells of the longest name."""
    values: int
    """Cells of the longest amount."""


def _bars(desk: Desk, bars: Sequence[Bar], scale: Scale, group: str) -> Iterator[Entry]:
    """One bar a line."""
    for number, bar in enumerate(bars):
        yield Entry(f"figure:{bar.figure or bar.name}{group}{number}", _bar(desk, bar, scale))


def _bar(desk: Desk, bar: Bar, scale: Scale) -> Drawn:
    """One bar with its name and its amount."""
    amount = bar.amount or 0

    def one(room: int) -> Content:
        if bar.name in SOURCES:
            return pieces([piece(desk, bar.name, amount)], scale.most, room)
        return literal(solid(amount, scale.most, room))

    def draw(width: int) -> Sequence[Content]:
        named = _named(desk, bar), one, kroner(desk, bar.amount)
        return lines(*named, width, scale.names, scale.values)

    return Drawn(draw)


def _years(desk: Desk, years: Sequence[Year]) -> Iterator[Entry]:
    """A bar a year, each in its sources; under it the sources in words."""
    say, title = desk.tools.say, desk.tools.say("picture.years")
    yield Entry("", ruled(title), title, part=True)
    yield Entry("", Paragraphs(_legend(desk, years)))
    most = max(
        [max(year.cost or 0, sum(bar.amount or 0 for bar in year.sources)) for year in years], default=0
    )
    for number, year in enumerate(years):
        yield Entry(f"year:{number}", _year(desk, year, most))
    if any(year.at and not _whole(desk, year) for year in years):
        only = literal(say("picture.only-own"), "italic")
        yield Entry("", Paragraphs([Block(only, Content("      "), "      ")]))
    if len(years) < 2:  # noqa: PLR2004  one year is the budget's own
        tables = [q.id for q in desk.definition.questions.values() if _plan(q.id, desk)]
        named = [desk.words.label(q) for q in tables]
        code = "picture.no-years" if named else "picture.no-plan"
        yield Entry("none:years", Paragraphs([Block(literal(say(code, names=named)), Content("  "), "  ")]))


def _whole(desk: Desk, year: Year) -> bool:
    """Whether the table that tells of a year asks for all of its cost, and not only for own funds."""
    columns = desk.definition.questions[spot(year.at).question].columns
    return "total_cost" in {column.id for column in columns}


def _plan(question: str, desk: Desk) -> bool:
    """Whether a question that is asked tells how later years are paid for."""
    columns = {column.id for column in desk.definition.questions[question].columns}
    return {"year", "own_funds"} <= columns and question in desk.interview.path


def _legend(desk: Desk, years: Sequence[Year]) -> list[Block]:
    """Letter, pattern and name of each source that is drawn."""
    names = list(dict.fromkeys(bar.name for year in years for bar in year.sources))
    parts = [_key(desk, name) for name in names]
    if any(year.missing for year in years):
        parts.append(literal(f"{MISSING[0] * 2} {desk.tools.say('picture.missing')}", MISSING[1]))
    return [Block(Content("   ").join(parts))] if parts else []


def _key(desk: Desk, name: str, called: str = "") -> Content:
    """One source of the legend."""
    glyph, style = SOURCES[name]
    sample = literal(f"{desk.tools.say(f'picture.letter.{name}')}{glyph}", style)
    return Content.assemble(sample, literal(f" {called or _named(desk, Bar(name, None))}"))


def _year(desk: Desk, year: Year, most: int) -> Paragraphs:
    """A year's bar, and its sources in words under it."""
    parts = [piece(desk, bar.name, bar.amount) for bar in year.sources if bar.amount]
    if year.missing:
        parts.append(Piece(year.missing, MISSING[0], *MISSING))
    told = [f"{_named(desk, bar)} {kroner(desk, bar.amount)}" for bar in year.sources]
    if year.missing:
        told.append(f"{desk.tools.say('picture.missing')} {money(year.missing)}")
    words = literal(" · ".join(told) or desk.tools.say("picture.nothing"))
    under = Block(words, Content("      "), "      ")

    def draw(width: int) -> Sequence[Content]:
        bar = pieces(parts, most, max(width - 6, 1))
        return [Content.assemble(literal(f"{year.year}  ", "bold"), bar), *under.lines(width)]

    return Drawn(draw)


def _shares(desk: Desk, shares: Sequence[Share]) -> Iterator[Entry]:
    """How much of the positions is own-funded, year by year."""
    if not shares:
        return
    title = desk.tools.say("picture.shares")
    rest = _key(desk, "grant_sought", desk.tools.say("picture.rest"))
    legend = [Content("   ").join([rest, _key(desk, "own_funds")])]
    yield Entry("", ruled(title), title, part=True)
    yield Entry("", Paragraphs([Block(line) for line in legend]))
    most = max([max(share.own or 0, share.total or 0) for share in shares])
    for number, share in enumerate(shares):
        yield Entry(f"share:{number}", _share(desk, share, most))


def _share(desk: Desk, share: Share, most: float) -> Paragraphs:
    """A year's share as a bar, and in words."""
    own, rest = share.own or 0, share.rest or 0
    parts = [piece(desk, "grant_sought", rest)] if rest else []
    parts += [piece(desk, "own_funds", own)] if own else []
    under = Block(literal(share_words(desk, share)), Content("      "), "      ")

    def draw(width: int) -> Sequence[Content]:
        bar = pieces(parts, most, max(width - 6, 1))
        return [Content.assemble(literal(f"{share.year}  ", "bold"), bar), *under.lines(width)]

    return Drawn(draw)


def share_words(desk: Desk, share: Share) -> str:
    """A share in words."""
    if share.own is None or share.total is None:
        return desk.tools.say("app.figure.unknown")
    return desk.tools.say("picture.share", own=percent(share.own), total=percent(share.total))


# --- how a figure of the picture came about


def year_blocks(desk: Desk, year: Year) -> Iterator[Block]:
    """A year's figures, where they come from, and how what is missing is worked out."""
    say = desk.tools.say
    for bar in year.sources:
        line = Content.assemble(literal(f"{_named(desk, bar)}: "), literal(kroner(desk, bar.amount), "bold"))
        yield Block(line, Content("  • "), "    ")
    yield Block(literal(say("picture.year-covered", amount=kroner(desk, year.covered))))
    if year.cost is not None:
        yield Block(literal(say("picture.year-cost", amount=money(year.cost))))
        if year.covered is not None:
            yield Block(literal(say("picture.year-missing", amount=money(year.missing)), "bold"))
    yield Block(Content(""))
    where = (
        say("picture.from-row", place=place_words(desk, year.at)) if year.at else say("picture.from-budget")
    )
    yield Block(literal(where))


def share_blocks(desk: Desk, share: Share) -> Iterator[Block]:
    """A share's figures, and where they come from."""
    say = desk.tools.say
    yield Block(literal(share_words(desk, share), "bold"))
    if share.rest is not None:
        yield Block(literal(say("picture.share-rest", rest=percent(share.rest))))
    yield Block(Content(""))
    yield Block(literal(say("picture.from-row", place=place_words(desk, share.at))))
