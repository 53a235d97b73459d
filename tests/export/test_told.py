"""Findings put together of what is kept are the very ones that the sentences give, piece for piece."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wizard.content.library import LANGUAGES, Library
from wizard.content.sentences import KIND, sentence
from wizard.content.templates import FORMATS, Names, fill, placeholders
from wizard.engine import kinds
from wizard.engine.expressions import expressions_of
from wizard.export import told
from wizard.export.escape import visible
from wizard.export.json_text import Part, finding_text
from wizard.export.told import Teller, _Frame, _tellers, teller
from wizard.export.writing import dumps, plain
from wizard.schema.assessment import ConditionState, Finding
from wizard.schema.scheme import Definition, Severity

STEERING = "\x1b[2J\u202e\x9b"
TEXTS = st.text() | st.sampled_from(
    [
        "\r",
        "\n",
        "\r\n",
        "\u2028",
        STEERING,
        "\ud800",
        'et "sitat"',
        "a\\b",
        "1\u00a0000",
        "{field}",
        "one",
        "",
    ]
)
NUMBERS = (
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0, 5, 20.0, 0.5, -0.0, 10**15, 10**15 - 1, 1e15, 10**21])
)
VALUES = st.none() | st.booleans() | NUMBERS | TEXTS | st.lists(NUMBERS | TEXTS, max_size=3)


def expected(
    definition: Definition, library: Library, lang: str, finding: Finding
) -> tuple[dict[str, Any], str]:
    """What a report says of a finding, put together by itself, and its JSON."""
    message, mend = sentence(
        definition, library.words(definition.scheme, lang), library.interface(lang), finding
    )
    said = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "at": finding.at,
        "message": visible(message),
        "mend": visible(mend),
        "source": finding.source,
        "values": plain(finding.values),
        "acknowledged": finding.acknowledged,
    }
    return said, dumps(said)[:-1].replace("\n", "\n    ")


@given(data=st.data())
@settings(max_examples=150)
def test_a_finding_is_told_alike_whoever_was_told_of_before(
    data: st.DataObject, definition: Definition, library: Library
) -> None:
    lang = data.draw(st.sampled_from(LANGUAGES))
    rule = data.draw(st.sampled_from([*definition.rules]))
    words = library.words(definition.scheme, lang)
    texts = [*words.rule(rule.id).messages.values(), *words.rule(rule.id).mends.values()]
    named = sorted({name for text in texts for name in _names(text)} | {"field"})
    variants = st.sampled_from(["", *words.rule(rule.id).messages, *words.rule(rule.id).mends]) | VALUES
    values: dict[str, Any] = data.draw(
        st.fixed_dictionaries({}, optional={**dict.fromkeys(named, VALUES), "variant": variants})
    )
    if rule.id == KIND:
        kind = data.draw(st.sampled_from(sorted(kinds.REASONS)))
        more = {"kind": st.just(kind), "reason": st.sampled_from(kinds.REASONS[kind]), "count": VALUES}
        values |= data.draw(st.fixed_dictionaries({}, optional=more))
    places = ["", *(f"/{name}" for name in definition.questions), "/costs/0/amount", "/nowhere/1"]
    finding = Finding(
        rule=rule.id,
        severity=data.draw(st.sampled_from(list(Severity))),
        at=data.draw(st.sampled_from(places)),
        values=values,
        source=data.draw(st.sampled_from(["", rule.source])),
        acknowledged=data.draw(st.none() | TEXTS),
    )
    teller_ = teller(definition, words, library.interface(lang))
    entry, text = expected(definition, library, lang, finding)
    for _ in range(2):
        found = teller_.finding(finding)
        assert repr(dict(found)) == repr(entry)  # 1 and 1.0 and True are told apart
        assert finding_text(found, "    ") == text


def _names(template: str) -> list[str]:
    return [name for name, _ in placeholders(template)]


LITERALS = st.sampled_from(
    ["", " ", "a", "%s%", "\r", "\n", "«", '"', "\\", "\x1b", "\u2028", "{", "}", "\t"]
)
SLOTS = st.builds(
    lambda name, form: "{" + name + (f":{form}" if form else "") + "}",
    st.sampled_from(["field", "a", "b", "none"]),
    st.sampled_from(["", *sorted(FORMATS), "odd"]),
)


@given(
    parts=st.lists(LITERALS | SLOTS, max_size=6),
    field=TEXTS,
    values=st.dictionaries(st.sampled_from(["a", "b"]), VALUES),
    lang=st.sampled_from(LANGUAGES),
)
@example(parts=["\r", "{a}"], field="", values={"a": "\nb"}, lang="nb")
@example(parts=["{a}", "{b}"], field="", values={"a": "\r", "b": "\n"}, lang="nb")
@example(parts=["{field}", "\n"], field="\r", values={}, lang="nb")
@example(parts=["{a}", "{b:money}", "\n"], field="", values={"a": '"\\', "b": 1000}, lang="nb")
@example(parts=['"', "{a}"], field="", values={"a": "b"}, lang="nb")
@settings(max_examples=400)
def test_a_line_is_filled_piece_by_piece_as_it_is_as_a_whole(
    parts: list[str], field: str, values: dict[str, Any], lang: str
) -> None:
    template = "".join(parts)
    names = Names(lambda name: f"Q:{name}", lambda name: f"C:{name}")
    found = _Frame(field, names, lang, (template, f"{template}\n{template}%")).words(values)
    given = {"field": field, **values}
    whole = visible(fill(template, given, lang, names))
    twice = visible(fill(f"{template}\n{template}%", given, lang, names))
    assert found is None or found == (whole, twice, dumps(whole)[1:-2], dumps(twice)[1:-2])
    plain_to_see = field.isprintable() and template.isprintable()
    usual = all(type(value) is int and 0 <= value < 10**15 for value in values.values())
    if plain_to_see and usual and set(_names(template)) <= {"field", *values}:
        assert found is not None


def test_what_is_the_same_in_every_application_is_one_part(transition: Definition, library: Library) -> None:
    made = Teller(transition, library.words(transition.scheme, "nb"), library.interface("nb"))
    required = _finding("answer.required", "/costs")
    assert made.finding(required) is made.finding(_finding("answer.required", "/costs"))
    assert made.finding(required) is not made.finding(_finding("answer.required", "/need"))
    some = [
        _finding("goals.incomplete", "/goals/1", {"variant": v}) for v in ("indicator", "target", "target")
    ]
    one, two, three = (made.finding(finding) for finding in some)
    assert one is not two is three
    assert one["values"] == {"variant": "indicator"}
    answered = _finding("answer.required", "/costs", acknowledged="Ja.")
    assert made.finding(answered) == {**made.finding(required), "acknowledged": "Ja."}


def _finding(rule: str, at: str, values: dict[str, Any] | None = None, **more: Any) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, at=at, values=values or {}, source="program", **more)


def test_conditions_are_told_as_they_stand(transition: Definition, library: Library) -> None:
    made = teller(transition, library.words(transition.scheme, "nb"), library.interface("nb"))
    for state in ("met", "not_met", "unknown"):
        stands = tuple(
            ConditionState(id=condition.id, state=state, at=condition.at, source=condition.source)
            for condition in transition.conditions
        )
        said = [{"id": c.id, "state": state, "source": c.source} for c in transition.conditions]
        for _ in range(2):
            found = made.conditions(stands)
            assert found == said
            found.clear()
    assert made.conditions(()) == []


def test_no_more_is_kept_than_some(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "_MOST_KEPT", 2)
    definition = library.definition("overgangsordning", "2023")
    made = Teller(definition, library.words(definition.scheme, "nb"), library.interface("nb"))
    states = [ConditionState(id=str(n), state="met", at="", source="") for n in range(9)]
    for number in range(9):
        for values in ({}, {"over": number}):
            finding = _finding("budget.balance", f"/costs/{number}", values)
            entry, text = expected(definition, library, "nb", finding)
            assert made.finding(finding) == entry
            assert finding_text(made.finding(finding), "    ") == text
        assert [condition["id"] for condition in made.conditions((states[number],))] == [str(number)]
    assert all(0 < len(kept) <= told._MOST_KEPT for kept in (made._parts, made._frames, made._conditions))


def test_there_is_a_teller_of_each_language_kept_with_the_definition(library: Library) -> None:
    fresh = Library()
    definition = fresh.definition("overgangsordning", "2024")
    made = [
        teller(definition, fresh.words(definition.scheme, lang), fresh.interface(lang))
        for lang in (*LANGUAGES, *LANGUAGES)
    ]
    assert made[:3] == made[3:]
    assert len(set(made)) == len(expressions_of(definition).once(_tellers)) == len(LANGUAGES)


def test_a_finding_with_values_is_a_part_too(transition: Definition, library: Library) -> None:
    made = teller(transition, library.words(transition.scheme, "nb"), library.interface("nb"))
    values = {
        "total_cost": 1000,
        "total_financing": 500,
        "over": 500,
        "variant": "too_little",
        "on": date(2023, 1, 2),
    }
    finding = _finding("budget.balance", "", values)
    found = made.finding(finding)
    assert isinstance(found, Part)
    assert found["values"]["on"] == "2023-01-02"
    assert (found, finding_text(found, "    ")) == expected(transition, library, "nb", finding)
