"""The rules as content has them: examples that do what they say, sources, and words in three languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import EDITIONS
from tests.engine.trying import BEFORE, facts_of, findings
from tests.given import answers
from wizard.content.library import Library
from wizard.content.sentences import sentence
from wizard.content.templates import FORMATS, placeholders
from wizard.engine.expressions import expressions_of
from wizard.engine.findings import BUILTIN, finding_of, hits
from wizard.schema.scheme import Definition, Rule

LIBRARY = Library()
DEFINITIONS = [LIBRARY.definition(*edition) for edition in EDITIONS]
FIRST = [LIBRARY.definition(scheme, "2023") for scheme in ("kommunalt-rusarbeid", "overgangsordning")]
LANGUAGES = ("nb", "nn", "en")


def own(rule: Rule) -> bool:
    """Whether the rule is one of answers and budget; those on texts are tried with the texts."""
    return not rule.id.startswith(("text.", "budget.text-", "batch."))


OWN = [(definition, rule) for definition in FIRST for rule in definition.rules if own(rule)]
TRIED = [(definition, rule) for definition, rule in OWN if rule.check != BUILTIN]
NAMES = [f"{definition.scheme}: {rule.id}" for definition, rule in TRIED]


def example(definition: Definition, rule: Rule, given_answers: dict[str, Any] | None) -> list[str]:
    assert given_answers is not None
    today = date.fromisoformat(given_answers.get("today", BEFORE.isoformat()))
    return [finding.at for finding in findings(definition, rule.id, given_answers, today)]


@pytest.mark.parametrize(("definition", "rule"), TRIED, ids=NAMES)
def test_the_examples_of_a_rule_pass_and_fail(definition: Definition, rule: Rule) -> None:
    assert example(definition, rule, rule.passes_with) == []
    assert example(definition, rule, rule.fails_with) != []


@pytest.mark.parametrize(("definition", "rule"), TRIED, ids=NAMES)
def test_a_rule_points_where_its_content_says(definition: Definition, rule: Rule) -> None:
    if rule.at and not rule.each:
        assert set(example(definition, rule, rule.fails_with)) == {rule.at}


@pytest.mark.parametrize("definition", FIRST, ids=lambda d: d.scheme)
def test_every_rule_names_a_source_that_the_definition_has(definition: Definition) -> None:
    assert {rule.source for rule in definition.rules if own(rule)} <= definition.source.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("definition", FIRST, ids=lambda d: d.scheme)
def test_every_rule_has_a_title_a_message_and_a_way_to_mend_with_an_example(
    definition: Definition, lang: str
) -> None:
    words = LIBRARY.words(definition.scheme, lang)
    mark = {
        "nb": ("Eksempel:", "for eksempel"),
        "nn": ("Døme:", "til dømes"),
        "en": ("Example:", "for example"),
    }[lang]
    for rule in definition.rules:
        if own(rule) and rule.id != "budget.thousands":
            told = words.rule(rule.id)
            assert told.title, rule.id
            assert "{field}" in told.message() or rule.id == "deadline.passed", rule.id
            assert all(any(sign in mend for sign in mark) for mend in told.mends.values()), rule.id
            assert told.mend(), rule.id


@pytest.mark.parametrize("definition", FIRST, ids=lambda d: d.scheme)
def test_the_languages_have_the_same_variants_and_placeholders(definition: Definition) -> None:
    nb, *others = [LIBRARY.words(definition.scheme, lang) for lang in LANGUAGES]
    for rule in definition.rules:
        if not own(rule):
            continue
        norwegian = nb.rule(rule.id)
        for other in (words.rule(rule.id) for words in others):
            for mine, theirs in ((norwegian.messages, other.messages), (norwegian.mends, other.mends)):
                assert mine.keys() == theirs.keys(), rule.id
                for variant in mine:
                    assert set(placeholders(mine[variant])) == set(placeholders(theirs[variant])), rule.id


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("definition", FIRST, ids=lambda d: d.scheme)
def test_every_placeholder_has_a_known_format_and_what_is_carried_covers_it(
    definition: Definition, lang: str
) -> None:
    words, interface = LIBRARY.words(definition.scheme, lang), LIBRARY.interface(lang)
    for rule in definition.rules:
        if not own(rule):
            continue
        told = words.rule(rule.id)
        for text in (*told.messages.values(), *told.mends.values()):
            assert {form for _, form in placeholders(text)} <= {"", *FORMATS}, rule.id
        if rule.check != BUILTIN:
            today = date.fromisoformat((rule.fails_with or {}).get("today", BEFORE.isoformat()))
            for finding in findings(definition, rule.id, rule.fails_with or {}, today):
                said = sentence(definition, words, interface, finding)
                assert "{" not in said.message + said.mend, rule.id


def test_numbers_and_units_in_words_are_kept_together() -> None:
    for definition in FIRST:
        for lang in LANGUAGES:
            words = LIBRARY.words(definition.scheme, lang)
            for rule in definition.rules:
                if own(rule):
                    told = words.rule(rule.id)
                    text = " ".join([told.title, *told.messages.values(), *told.mends.values()])
                    assert not any(
                        f"{digit}{end}" in text for digit in "0123456789" for end in (" kr", " %")
                    ), rule.id


@st.composite
def thinned(draw: st.DrawFn) -> tuple[Definition, dict[str, Any]]:
    """Well-formed answers of which any cell may be missing."""
    definition = draw(st.sampled_from(DEFINITIONS))
    given_answers = draw(answers(definition))
    for question, value in given_answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            keep = [draw(st.sets(st.sampled_from(sorted(row) or [""]))) for row in value]
            given_answers[question] = [
                {c: row[c] for c in row if c in kept} for row, kept in zip(value, keep, strict=True)
            ]
    return definition, given_answers


@pytest.mark.no_cover
@settings(max_examples=30)
@given(thinned(), st.sampled_from(LANGUAGES), st.dates(date(2022, 1, 1), date(2027, 1, 1)))
def test_no_rule_stumbles_over_what_is_missing_and_every_finding_can_be_said(
    drawn: tuple[Definition, dict[str, Any]], lang: str, today: date
) -> None:
    definition, given_answers = drawn
    facts, expressions = facts_of(definition, given_answers, today), expressions_of(definition)
    bindings = expressions.bindings(facts.values, facts.budget.totals)
    words, interface = LIBRARY.words(definition.scheme, lang), LIBRARY.interface(lang)
    for rule in definition.rules:
        if own(rule) and rule.check != BUILTIN:
            for hit in hits(rule, facts, expressions, bindings):
                said = sentence(definition, words, interface, finding_of(rule, hit))
                assert said.message
                assert "{" not in said.message + said.mend, (rule.id, said)
