"""Rules on texts: personal data, length and style, and traces of other applications.

A finding stands at the answer or cell, one for each rule and text. No value of a finding holds a
personal number, an address or a telephone number: what was found is masked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine.contact_data import is_mailbox
from wizard.engine.copies import plain_paragraphs_of, shared
from wizard.engine.facts import Check, Facts, Hit
from wizard.engine.known_figures import BudgetOfTexts, budget_of_texts
from wizard.engine.mentions import named_municipalities
from wizard.engine.rules.common import limit
from wizard.engine.stale import holds_name, outdated_names
from wizard.engine.text_figures import is_meant, written
from wizard.engine.text_numbers import Found
from wizard.engine.text_places import TextAt, text_places, texts_in
from wizard.engine.texts import Reading, read
from wizard.schema.scheme import Rule, Severity

_MEMO: Final = "texts"
_MOST_SHOWN: Final = 5
"""Of many things found in one text, a finding names so many."""
_MOST_IDLE: Final = 4096
"""So many short texts without a finding are remembered."""
_SHOWN: Final = 120
"""A sentence is quoted up to so many characters."""


Read: TypeAlias = tuple[TextAt, Reading]
"""A text, and what is found in it."""


class Texts(NamedTuple):
    """The texts of an application, and which of them which rules have to look at."""

    all: list[Read]
    """All in which there is something that any rule may look for."""
    noted: list[Read]
    """Those in which there is something that a rule on every text may not pass."""
    prose: list[Read]
    """Those that are answers of kind prose, or cells of it."""
    outdated: tuple[tuple[str, str], ...]
    """Old and present name of each office that has changed its name."""


def _texts(facts: Facts) -> Texts:
    """The texts of the application, read; worked out once for all the rules."""
    texts: Texts | None = facts.memo.get(_MEMO)
    if texts is None:
        outdated = outdated_names(facts.definition.registry.offices, facts.today)
        texts = facts.memo[_MEMO] = Texts([], [], [], outdated)
        idle = _idle(outdated)
        for place in texts_in(text_places(facts.definition).spots, facts.values, idle):
            one = (place, read(place.text))
            texts.all.append(one)
            if one[1].noted:
                texts.noted.append(one)
            if place.field.kind == "prose":
                texts.prose.append(one)
            elif len(place.text) < _SHOWN and len(idle) < _MOST_IDLE and _is_idle(one[1], outdated):
                idle.add(place.text)
    return texts


@lru_cache(maxsize=4)
def _idle(_outdated: tuple[tuple[str, str], ...]) -> set[str | None]:
    """The short texts in which no rule has found anything: names and roles that one file has as the next.

    None is among them: a cell that is not there.
    """
    return {None}


def _is_idle(reading: Reading, outdated: tuple[tuple[str, str], ...]) -> bool:
    """Whether a text, if it is no prose, holds nothing that any rule looks for."""
    if reading.noted or reading.paragraphs.signs or reading.figures:
        return False
    return not any(holds_name(reading.shape, old) for old, _ in outdated)


def length(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A prose answer over its recommended length. Nothing is ever cut off."""
    for place, reading in _texts(facts).prose:
        recommended = place.field.recommended
        if recommended and reading.length > recommended:
            values = {
                "over": reading.length - recommended,
                "length": reading.length,
                "recommended": recommended,
            }
            yield Hit(place.at, values)


def thin(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A prose answer under a share (per cent) of its recommended length."""
    share = limit(rule, "percent", 10)
    for place, reading in _texts(facts).prose:
        recommended = place.field.recommended
        if recommended and 100 * reading.length < share * recommended:
            yield Hit(place.at, {"length": reading.length, "recommended": recommended})


def heavy(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A prose answer of at least `words` words with LIX over `most`; its `sentences` longest sentences."""
    most, words = limit(rule, "most", 55), limit(rule, "words", 25)
    for place, reading in _texts(facts).prose:
        if reading.can_be_heavy(most, words) and (found := reading.readability).lix > most:
            longest = reading.longest_sentences(limit(rule, "sentences", 2))
            quoted = [_quoted(sentence) for sentence in longest]
            values = {"lix": round(found.lix), "most": most, "words": len(longest[0].split())}
            yield Hit(place.at, {**values, "sentences": quoted, "sentence": quoted[0]})


def _quoted(sentence: str) -> str:
    """A sentence as it is quoted: cut at a word, with an ellipsis, where it is long."""
    if len(sentence) <= _SHOWN:
        return sentence
    return sentence[:_SHOWN].rsplit(" ", 1)[0] + " …"


def placeholder(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A text that is not written yet."""
    for place, reading in _texts(facts).noted:
        found = reading.placeholders
        if found:
            yield Hit(place.at, {"found": _some(found)})


def personal_number(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A text with a personal number: certain where both check digits hold, else a doubt (a warning)."""
    for place, reading in _texts(facts).noted:
        found = reading.personal_numbers
        if found:
            certain = any(number.certain for number in found)
            values = {
                "found": _some(number.masked for number in found),
                "count": len(found),
                "variant": "certain" if certain else "doubtful",
            }
            yield Hit(place.at, values, None if certain else Severity.WARNING)


def contact_data(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A prose answer with a person's e-mail address or a telephone number; `mailboxes` are no persons'."""
    mailboxes = limit(rule, "mailboxes", ("postmottak",))
    for place, reading in _texts(facts).prose:
        contacts = reading.contacts
        emails = [email.masked for email in contacts.emails if not is_mailbox(email.local, mailboxes)]
        if emails or contacts.phones:
            variant = "both" if emails and contacts.phones else "email" if emails else "phone"
            yield Hit(place.at, {"found": _some([*emails, *contacts.phones]), "variant": variant})


def small_count(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A text with a number of people so small (`most`) that it can point one out."""
    most = limit(rule, "most", 4)
    for place, reading in _texts(facts).noted:
        found = [one.written for one in reading.small_counts if one.people <= most]
        if found:
            yield Hit(place.at, {"found": _some(found)})


def copied(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A paragraph that stands in an earlier answer, or in the question's own example."""
    texts = [(place, some) for place, reading in _texts(facts).all if (some := reading.paragraphs).signs]
    signs = [(place.question.id, some.signs) for place, some in texts]
    alike = shared(signs, text_places(facts.definition).example_signs)
    own = facts.definition.examples
    first: dict[str, str] = {}
    for place, some in texts if alike else ():
        question = place.question.id
        plain = some.plain(alike)
        if not plain:
            continue
        other = next((first[text] for text in plain if first.get(text, question) != question), None)
        if not plain_paragraphs_of(own.get(question, ())).isdisjoint(plain):
            yield Hit(place.at, {"variant": "example", "other": question})
        elif other is not None:
            yield Hit(place.at, {"variant": "answer", "other": other})
        for text in plain:
            first.setdefault(text, question)


def other_municipality(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A text that names a municipality which is neither the applicant nor among the partners.

    `partners` name `table.column`s with numbers, or texts in which a municipality is named as partner.
    """
    applicant = facts.values.get("municipality")
    if applicant is None:
        return
    names = facts.definition.registry.numbers_by_name
    columns = limit(rule, "partners", ())
    partners = list(_cells(facts, columns))
    numbers = {applicant, *partners}
    said = " ".join(partners)
    for place, reading in _texts(facts).noted:
        if not reading.municipalities or _is_cell_of(place, columns):
            continue
        mentioned = (name for m in reading.municipalities for name in named_municipalities(m, names))
        others = [n for n in dict.fromkeys(mentioned) if numbers.isdisjoint(names[n]) and n not in said]
        if others:
            yield Hit(place.at, {"found": _some(others)})


def _cells(facts: Facts, columns: Sequence[str]) -> Iterator[str]:
    """The cells of these `table.column`s."""
    for name in columns:
        table, _, column = name.partition(".")
        yield from (row[column] for row in facts.rows(table) if column in row)


def _is_cell_of(place: TextAt, columns: Sequence[str]) -> bool:
    return f"{place.question.id}.{place.field.id}" in columns


def other_year(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A text that gives another year than the edition's as this grant's."""
    year = facts.definition.edition.year
    for place, reading in _texts(facts).noted:
        years = [one.year for one in reading.grant_years if one.contradicts(year)]
        if years:
            values = {"year": years[0], "years": _some(years), "edition_year": year}
            yield Hit(place.at, values)


def old_name(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A text with the name that the county governors had before 2021, or one office had before it changed."""
    texts = _texts(facts)
    outdated = texts.outdated
    for place, reading in texts.all if outdated else texts.noted:
        governors = reading.county_governors
        if governors:
            yield Hit(place.at, {"variant": "governor", "old": governors[0]})
            continue
        for old, new in outdated:
            if holds_name(reading.shape, old):
                yield Hit(place.at, {"variant": "office", "old": old, "new": new})
                break


def figures_agree(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A text whose amounts, position percentages, årsverk or posts the budget does not have.

    Not in questions whose numbers are their own (`exempt_figures`).
    """
    known = None
    for place, reading in _texts(facts).all:
        figures = () if place.question.exempt_figures else reading.figures
        if not figures:
            continue
        known = known or budget_of_texts(facts, rule.params)
        unknown = [figure for figure in figures if not known.confirms(figure)]
        unknown = [f for f in unknown if is_meant(reading.shape, reading.sentence, f, known.years)]
        if unknown:
            yield Hit(place.at, _compared(known, reading, unknown))


def _compared(known: BudgetOfTexts, reading: Reading, unknown: list[Found]) -> dict[str, Any]:
    """What a finding on figures carries: those that the budget lacks, and the nearest it has to the first."""
    first = unknown[0]
    nearest = known.of(first.kind).nearest(first.value)
    figures = _some(written(reading.shape, figure) for figure in unknown)
    return {
        "figure": figures[0],
        "figures": figures,
        "nearest": int(nearest.value) if nearest.value.is_integer() else round(nearest.value, 2),
        "nearest_in": nearest.question,
        "variant": first.kind if nearest.question else f"{first.kind}_sum",
    }


def _some(found: Iterable[Any]) -> list[Any]:
    """What was found, each once, and only the first few of many."""
    return list(dict.fromkeys(found))[:_MOST_SHOWN]


CHECKS: Final[Mapping[str, Check]] = {
    "text_contact_data": contact_data,
    "text_copied": copied,
    "text_figures": figures_agree,
    "text_length": length,
    "text_old_name": old_name,
    "text_other_municipality": other_municipality,
    "text_other_year": other_year,
    "text_personal_number": personal_number,
    "text_placeholder": placeholder,
    "text_readability": heavy,
    "text_small_count": small_count,
    "text_thin": thin,
}
"""The checks of texts by the name that a rule calls them by."""
