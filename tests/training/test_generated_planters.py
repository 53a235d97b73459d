"""The planters one by one: each rule has one or a reason why not, and each plants its own fault alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import EDITIONS
from wizard.content.library import Library
from wizard.engine.assess import ELIGIBILITY
from wizard.schema.scheme import Definition
from wizard.training.composing import composed
from wizard.training.draws import Draws
from wizard.training.making import json_copy, mistaken
from wizard.training.material import Material, languages, material, value, written
from wizard.training.planters import Planter
from wizard.training.planting import NOT_PLANTED, PLANTERS, found_in, planters_of, sown, wished
from wizard.training.planting_texts import facts_of
from wizard.training.suspicious import TRICKS, disguised

pytestmark = pytest.mark.no_cover

LIBRARY = Library()
TRIES = 3


def rules_of(definition: Definition) -> set[str]:
    return {*definition.rule, *(ELIGIBILITY + condition.id for condition in definition.conditions)}


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_every_rule_has_a_planter_or_a_reason_why_no_answer_breaks_it(edition: tuple[str, str]) -> None:
    definition = LIBRARY.definition(*edition)
    planted = {planter.rule for planter in planters_of(definition)}
    lacking = rules_of(definition) - planted - NOT_PLANTED.keys()
    never_asked = {"eligibility.not-in-transition-grant"} if edition[1] == "2025" else set()
    assert lacking == never_asked


def test_no_planter_and_no_reason_is_of_a_rule_that_is_gone() -> None:
    known = {rule for edition in EDITIONS for rule in rules_of(LIBRARY.definition(*edition))}
    named = [planter.rule for planter in PLANTERS]
    assert set(named) | NOT_PLANTED.keys() == known
    assert len(set(named)) == len(named)
    assert not NOT_PLANTED.keys() & set(named)
    assert all(reason.endswith(".") for reason in NOT_PLANTED.values())


def alone() -> Iterator[Any]:
    for edition in EDITIONS[1::3]:
        for planter in planters_of(LIBRARY.definition(*edition)):
            yield pytest.param(edition, planter, id=f"{edition[0]}-{planter.rule}")


@pytest.mark.parametrize(("edition", "planter"), list(alone()))
def test_a_planter_plants_its_own_fault_and_no_other(edition: tuple[str, str], planter: Planter) -> None:
    definition = LIBRARY.definition(*edition)
    planted = 0
    for number in range(TRIES):
        words = material(LIBRARY, edition[0], ("nb", "nn")[number % 2])
        draws = Draws(f"{planter.rule}/{number}")
        making = composed(definition, words, draws, 1 + number % 5, wished(definition, [planter]))
        made = sown(making, [planter], 1)
        found = found_in(definition, made.application)
        assert sorted(found) == sorted((*made.planted, *made.remaining))
        assert {one.rule for one in made.planted} <= {planter.rule}
        assert {one.rule for one in made.remaining} <= planter.follows
        planted += len(made.planted)
    assert planted >= TRIES // 2


SENTENCES = {
    "placeholder": "text.placeholder",
    "contact_data": "text.contact-data",
    "personal_number": "text.personal-number",
    "small_count": "text.small-count",
    "other_municipality": "text.other-municipality",
    "other_year": "text.other-year",
    "old_name": "text.old-name",
    "text_amount": "budget.text-amount",
    "text_percent": "budget.text-amount",
}


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("name", SENTENCES)
def test_each_sentence_is_a_fault_of_its_own_rule(name: str, lang: str) -> None:
    definition, words = LIBRARY.definition(*EDITIONS[0]), material(LIBRARY, EDITIONS[0][0], lang)
    assert words.sentences(name)
    for sentence in words.sentences(name):
        assert any(stands_out(definition, words, name, sentence, number) for number in range(3)), sentence


def stands_out(definition: Definition, words: Material, name: str, sentence: str, number: int) -> bool:
    """Whether it is found alone; now and then a mistyped sum is by chance another sum of the budget."""
    making = composed(definition, words, Draws(f"{sentence}/{number}"), 1, {})
    question = making.prose(words.places_of(name))
    assert question is not None
    making.slip_in(question, written(sentence, making.facts | facts_of(making)))
    found = found_in(definition, making.application())
    assert len(found) <= 1
    return found == [(SENTENCES[name], f"/{question}")]


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("edition", EDITIONS[::3], ids="@".join)
def test_no_suspicious_sentence_is_a_fault(edition: tuple[str, str], lang: str) -> None:
    definition, words = LIBRARY.definition(*edition), material(LIBRARY, edition[0], lang)
    for one in words.suspicious:
        making = composed(definition, words, Draws(one["text"]), 1, {"purpose": "grant"})
        fitting = [question for question in one["at"] if question in making.texts]
        assert fitting, one
        for question in fitting:
            making.slip_in(question, written(one["text"], making.facts))
        assert found_in(definition, making.application()) == [], one


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_sentences_are_put_where_a_scheme_has_prose(lang: str) -> None:
    asked = [LIBRARY.definition(*edition).questions for edition in EDITIONS[::3]]
    words = material(LIBRARY, EDITIONS[0][0], lang)
    for places in (*words.common["plant_at"].values(), *(one["at"] for one in words.suspicious)):
        for question in places:
            assert any(q[question].kind == "prose" for q in asked if question in q), question
        assert all(any(question in q for question in places) for q in asked)


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_what_nothing_is_planted_in_has_nothing_to_find(edition: tuple[str, str], lang: str) -> None:
    definition, words = LIBRARY.definition(*edition), material(LIBRARY, edition[0], lang)
    for number in range(20):
        making = composed(definition, words, Draws(f"{lang}/{number}"), 3, {})
        assert found_in(definition, making.application()) == [], number
        hidden = disguised(sown(making, (), 0), len(TRICKS))
        assert found_in(definition, hidden.application) == [], number


@pytest.mark.parametrize("edition", EDITIONS[::3], ids="@".join)
def test_every_trick_can_be_played_and_none_is_a_fault(edition: tuple[str, str]) -> None:
    definition, words = LIBRARY.definition(*edition), material(LIBRARY, edition[0], "nb")
    played: set[int] = set()
    for number in range(12):
        making = composed(definition, words, Draws(f"trick/{number}"), 5, {})
        for place, trick in enumerate(TRICKS):
            trial = making.copied()
            if trick(trial):
                played.add(place)
                assert found_in(definition, trial.application()) == [], trick.__name__
    other_schemes = {
        place for place, trick in enumerate(TRICKS) if trick.__name__ in OF_ONE_SCHEME[edition[0]]
    }
    assert played == set(range(len(TRICKS))) - other_schemes


OF_ONE_SCHEME = {
    "kommunalt-rusarbeid": ("_was_larger", "_new_start"),
    "overgangsordning": ("_old_source", "_not_measured", "_planned_partner"),
}


@pytest.mark.parametrize("scheme", ["kommunalt-rusarbeid", "overgangsordning"])
def test_the_two_written_languages_say_the_same_with_other_words(scheme: str) -> None:
    nb, nn = (material(LIBRARY, scheme, lang) for lang in languages(LIBRARY, scheme))
    assert shape_of_texts(nb.own) == shape_of_texts(nn.own)
    assert shape_of_texts(nb.common) == shape_of_texts(nn.common)


def shape_of_texts(document: Any) -> Any:
    """The shape of a document; a list of words to choose from counts by its length alone."""
    if isinstance(document, dict):
        if "one_of" in document and all(isinstance(one, str) for one in document["one_of"]):
            return len(document["one_of"])
        return {name: shape_of_texts(inner) for name, inner in document.items()}
    if isinstance(document, list):
        return [shape_of_texts(inner) for inner in document]
    if isinstance(document, str):
        return sorted(set(re.findall(r"\{\w+\}", document)))
    return document


@pytest.mark.parametrize("edition", EDITIONS[::3], ids="@".join)
def test_no_slot_is_left_in_a_text(edition: tuple[str, str]) -> None:
    definition, words = LIBRARY.definition(*edition), material(LIBRARY, edition[0], "nn")
    for number in range(20):
        application = composed(definition, words, Draws(f"slot/{number}"), 3, {}).application()
        assert "{" not in str(list(flat(application.answers)))


def flat(answers: Any) -> Iterator[str]:
    """Every string of the answers."""
    if isinstance(answers, dict):
        answers = list(answers.values())
    if isinstance(answers, list):
        for one in answers:
            yield from flat(one)
    elif isinstance(answers, str):
        yield answers


@pytest.mark.parametrize(
    ("amount", "wrong"),
    [(540_000, 450_000), (550_000, 560_000), (500_000, 510_000), (7, 8), (0, 1), (98, 89)],
)
def test_a_mistyped_amount_is_another_amount(amount: int, wrong: int) -> None:
    assert mistaken(amount) == wrong


def test_draws_are_the_same_each_time_and_within_their_bounds() -> None:
    first, second = Draws("one"), Draws("one")
    drawn = [
        (d.below(7), d.between(3, 5), d.one("abc"), d.order("abcde"), d.some("abcde", 2, 9))
        for d in (first, second)
    ]
    assert drawn[0] == drawn[1]
    assert [Draws(name).below(10_000) for name in ("a", "b", "veiviser")] == [2720, 7228, 865]
    draws = Draws("two")
    assert {draws.below(3) for _ in range(99)} == {0, 1, 2}
    assert {draws.between(3, 5) for _ in range(99)} == {3, 4, 5}
    assert {draws.step(1, 2, 0.5) for _ in range(99)} == {1, 1.5, 2}
    assert {draws.step(10, 30, 10) for _ in range(99)} == {10, 20, 30}
    assert sorted(draws.order(range(9))) == list(range(9))
    assert draws.some("abc", 3, 3) == ["a", "b", "c"]
    assert not draws.chance(0)
    assert draws.chance(1)


def test_a_copy_is_as_deep_as_what_it_copies() -> None:
    answers = {"rows": [{"amount": 1}], "text": "a"}
    copied = json_copy(answers)
    copied["rows"][0]["amount"] = 2
    assert answers == {"rows": [{"amount": 1}], "text": "a"}


def test_a_value_is_a_fact_or_is_written_with_facts_or_keeps_its_slot() -> None:
    facts = {"year": 2023, "sum": 25_000, "part": 3.5, "name": "Vik"}
    draws = Draws("three")
    assert value("{year}", draws, facts) == 2023
    assert value("{name} {year}", draws, facts) == "Vik 2023"
    assert value([{"one_of": ["{name}"]}], draws, facts) == ["Vik"]
    assert value({"a": {"from": 2, "to": 2, "step": 1}, "b": True}, draws, facts) == {"a": 2, "b": True}
    assert written("{sum} kr, {part}, {grant}", facts) == "25\u00a0000 kr, 3,5, {grant}"
