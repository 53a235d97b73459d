"""The edition, its rates and deadlines, and the sources, each with how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from wizard.engine.patterns import lazy
from wizard.engine.prefill import municipality_of
from wizard.export.answers import Block, facts, heading
from wizard.export.escape import inline, line
from wizard.export.first_page import edition_line
from wizard.export.model import Model
from wizard.schema.scheme import Deadlines, Mark, Source

_ADDRESS: Final = lazy(r"https?://[^\s<>\"\\^`{|}]+")


def sources_page(model: Model) -> Iterator[Block]:
    """The last part of the document."""
    say = model.speaker.say
    yield heading(2, say("package.edition-and-sources"))
    yield from facts(_edition(model))
    yield heading(3, say("package.sources"))
    lines = [f"- {_source(model, source)}" for source in used(model)]
    if lines:
        yield "\n".join(lines)
    yield heading(3, say("package.made"))
    made = say("package.made-by", version=model.version, day=model.speaker.date(model.today.isoformat()))
    yield from facts([(say("package.program"), made), (say("package.definition"), model.definition.hash)])


def _edition(model: Model) -> Iterator[tuple[str, str]]:
    speaker, say, edition = model.speaker, model.speaker.say, model.definition.edition
    yield (
        say("package.edition"),
        _told(model, edition_line(model), edition.apply_by_source, edition.apply_by_mark),
    )
    for name, rate in sorted(edition.rates.items()):
        code = f"package.rate.{name}"
        label = say(code) if speaker.interface.has(code) else name
        yield label, _told(model, speaker.money(rate), edition.rate_source, edition.rate_mark)
    for name in ("report_former_grant_by", "report_this_grant_by"):
        deadlines: Deadlines = getattr(edition, name)
        if day := _deadline(model, deadlines):
            text = speaker.date(day.isoformat())
            yield say(f"package.{name}"), _told(model, text, deadlines.source, deadlines.mark)
    yield from _levy(model)
    budget = model.definition.budget
    if budget is not None and budget.ceiling is not None and model.figures.get("ceiling"):
        ceiling = budget.ceiling
        yield say("package.ceiling"), _told(model, say("package.ceiling-rule"), ceiling.source, ceiling.mark)


def _levy(model: Model) -> Iterator[tuple[str, str]]:
    """The employer's levy of the zones in use, and the extra levy."""
    speaker, say, levy = model.speaker, model.speaker.say, model.definition.levy
    used_zones = {row.get("levy_zone") for row in model.values.get("salaries") or ()}
    zones = [
        say("package.zone", zone=zone, rate=speaker.percent(rate))
        for zone, rate in levy.zones.items()
        if zone in used_zones
    ]
    if zones and model.figures:
        yield say("package.levy"), _told(model, f"{speaker.list(zones)}.", levy.source, levy.mark)
    extra = model.definition.edition.extra_levy
    if zones and extra is not None:
        text = say(
            "package.extra-levy-rule", rate=speaker.percent(extra.percent), above=speaker.money(extra.above)
        )
        yield say("package.extra-levy"), _told(model, text, extra.source, extra.mark)


def _told(model: Model, text: str, source: str, mark: Mark) -> str:
    """A fact with its source."""
    end = "" if text.endswith(".") else "."
    if not source:
        return f"{text}{end}"
    return f"{text}{end} {model.speaker.say('package.source', source=model.speaker.cited(source, mark))}"


def _deadline(model: Model, deadlines: Deadlines) -> date | None:
    """The deadline of the office that receives the application, or the default."""
    found = municipality_of(model.definition, model.values)
    return deadlines.by_office.get(found.office if found else "", deadlines.default)


def used(model: Model) -> list[Source]:
    """The sources that this application's conditions, findings, edition and questions rest on."""
    edition, asked = model.definition.edition, model.assessment.relevance
    names = {
        edition.apply_by_source,
        edition.rate_source,
        *(condition.source for condition in model.definition.conditions),
        *(finding.source for finding in model.assessment.findings),
        *(
            question.source
            for name, question in model.definition.questions.items()
            if asked.get(name) is True
        ),
    }
    if model.figures:
        names.add(model.definition.levy.source)
    if edition.extra_levy is not None and model.figures:
        names.add(edition.extra_levy.source)
    return [source for source in model.definition.sources if source.id in names]


def _source(model: Model, source: Source) -> str:
    title = model.speaker.source(source.id)
    parts = [line(title if title.endswith(".") else f"{title}.")]
    if source.url:
        parts.append(f"<{source.url}>" if _ADDRESS.fullmatch(source.url) else inline(source.url))
    if source.read_on is not None:
        day = model.speaker.date(source.read_on.isoformat())
        parts.append(inline(model.speaker.say("package.read-on", day=day)))
    return " ".join(parts)
