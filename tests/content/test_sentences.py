"""Templates, the program's sentences, and findings, fields and answers put into words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.content.planted import TREE, tree
from wizard.content.files import BrokenContent
from wizard.content.interface import Interface, NoSentence
from wizard.content.library import Library
from wizard.content.sentences import field_path, sentence, show_answer
from wizard.content.templates import FORMATS, Names, fill, placeholders, show
from wizard.engine import kinds
from wizard.schema.assessment import Finding, Refused
from wizard.schema.scheme import Definition, Field, Severity

NB = "\u00a0"


@pytest.mark.parametrize(
    ("template", "values", "nb", "en"),
    [
        ("{year}", {"year": 2023}, "2023", "2023"),
        ("{sum:money}", {"sum": 330000}, f"330{NB}000{NB}kr", f"330{NB}000{NB}kr"),
        ("{n:number}", {"n": 1234.5}, f"1{NB}234,5", f"1{NB}234,5"),
        ("{p:percent}", {"p": 80}, f"80{NB}%", f"80{NB}%"),
        ("{d:date}", {"d": "2023-02-01"}, "1. februar 2023", "1 February 2023"),
        ("{l:list}", {"l": ["a", "b", "c"]}, "a, b og c", "a, b and c"),
        ("{l:list}", {"l": []}, "", ""),
        ("{l:list}", {"l": ("a",)}, "a", "a"),
        ("{l}", {"l": ["a", "b"]}, "a og b", "a and b"),
        ("{l:money}", {"l": [1, 2]}, f"1{NB}kr og 2{NB}kr", f"1{NB}kr and 2{NB}kr"),
        ("{t:quote}", {"t": "x"}, "«x»", "“x”"),
        ("{q:question}", {"q": "need"}, "Q:need", "Q:need"),
        ("{c:choice}", {"c": ["yes", "no"]}, "C:yes og C:no", "C:yes and C:no"),
        ("{sum:money}", {"sum": None}, "", ""),
        ("{sum:money}", {"sum": "12 eller 13"}, "12 eller 13", "12 eller 13"),
        ("{missing} {x:odd} {", {"x": 1}, "{missing} {x:odd} {", "{missing} {x:odd} {"),
        ("{a}{b}", {"a": "{b}", "b": "{a}"}, "{b}{a}", "{b}{a}"),
    ],
)
def test_a_placeholder_shows_its_value_as_its_kind(
    template: str, values: dict[str, Any], nb: str, en: str
) -> None:
    names = Names(lambda q: f"Q:{q}", lambda c: f"C:{c}")
    assert fill(template, values, "nb", names) == nb
    assert fill(template, values, "en", names) == en


@given(st.text(max_size=40))
def test_what_people_typed_is_never_read_as_a_template(text: str) -> None:
    assert fill("<{a}>", {"a": text, "b": "SECRET"}, "nb") == f"<{text}>"


@given(
    value=st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.text(max_size=12),
    form=st.sampled_from(["", *sorted(FORMATS)]),
    lang=st.sampled_from(["nb", "nn", "en"]),
)
@example(value=10**15, form="money", lang="nb")
@example(value=-1, form="number", lang="nb")
@example(value=80.0, form="percent", lang="en")
@example(value="2023-02-01", form="date", lang="en")
@example(value="2023-02-30", form="date", lang="nb")
def test_a_usual_number_is_shown_as_any_value_is(value: Any, form: str, lang: str) -> None:
    names = Names(lambda q: f"Q:{q}", lambda c: f"C:{c}")
    shown = show(value, form, lang, names)
    if form in ("money", "number", "percent", "date"):
        of_kind = isinstance(value, str) == (form == "date")
        shown = kinds.show(Field(id=form, kind=form), value, lang) if of_kind else str(value)
    written = f":{form}" if form else ""
    assert fill(f"<{{a{written}}}>", {"a": value}, lang, names) == f"<{shown}>"


def test_the_placeholders_of_a_template_are_listed_with_their_formats() -> None:
    assert list(placeholders("{a} og {b:money} {C} {}")) == [("a", ""), ("b", "money")]
    assert {"money", "date", "quote"} <= FORMATS


def test_a_number_chooses_the_form_of_a_sentence() -> None:
    interface = Library().interface("nb")
    assert interface.say("content.rows", count=1) == "1 rad"
    assert interface.say("content.rows", count=0) == "0 rader"


def test_a_sentence_that_is_not_there_is_an_error_of_its_own() -> None:
    interface = Library().interface("nn")
    for code in ("content.nowhere", "nowhere.at-all", "content.fault", "content"):
        assert not interface.has(code)
        with pytest.raises(NoSentence):
            interface.say(code)


def test_a_file_of_sentences_that_is_no_toml_is_broken_content(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x =")
    with pytest.raises(BrokenContent, match=r"interface/nb/a\.toml"):
        Interface("nb", lambda area: tmp_path / area).say("a.x")


@pytest.fixture(scope="module")
def small() -> tuple[Definition, Any, Any]:
    library = Library(TREE)
    return library.definition("skolehage", "2030"), library.words("skolehage", "nb"), library.interface("nb")


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("", "Hele søknaden"),
        ("/plants", "Planter"),
        ("/plants/1", "Planter, rad 2"),
        ("/plants/1/name", "Planter, rad 2, Navn"),
        ("/plants/1/size", "Planter, rad 2, size"),
        ("/nowhere", "nowhere"),
        ("/nowhere/0/x", "nowhere"),
    ],
)
def test_a_pointer_becomes_the_path_that_people_know(small: Any, pointer: str, path: str) -> None:
    assert field_path(*small, pointer) == path


def finding(rule: str, at: str = "", **values: Any) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, at=at, values=values)


def test_a_finding_is_said_with_the_words_of_its_rule_and_names_its_field(small: Any) -> None:
    said = sentence(*small, finding("answer.required", "/plants/0/name"))
    assert said.message == "Planter, rad 1, Navn er ikke besvart."
    assert said.mend == "Svar."


def test_an_unmet_condition_is_said_with_the_words_of_the_condition_and_names_its_field(small: Any) -> None:
    found = finding("eligibility.is-school", "/applicant_kind")
    said, bare = sentence(*small, found), sentence(*small, found, named=False)
    assert (said.message, said.mend) == (f"{field_path(*small, found.at)}: {bare.message}", "La skolen søke.")
    assert bare.message == "Søkeren er ingen skole."


def test_a_variant_chooses_the_words(small: Any) -> None:
    said = sentence(*small, finding("plants.dear-tree", "/plants/0/amount", amount=9000, variant="very"))
    assert said.message == f"9{NB}000{NB}kr er svært mye."


def test_a_value_not_of_its_kind_is_said_by_kind_and_reason(small: Any) -> None:
    definition, words, interface = small
    refused = kinds.parse(definition.questions["plants"].columns[2], "tolv", definition.registry)
    assert isinstance(refused, Refused)
    found = finding("answer.kind", "/plants/0/amount", reason=refused.reason, **refused.values)
    said = sentence(definition, words, interface, found)
    assert said.message.startswith("Planter, rad 1, Pris: «tolv» er ikke et beløp.")
    assert said.mend == "Rett det."
    bare = sentence(definition, words, interface, found, named=False)
    assert said.message == f"Planter, rad 1, Pris: {bare.message}"


def test_a_reason_without_a_sentence_falls_back_to_the_rules_own_words(small: Any) -> None:
    said = sentence(*small, finding("answer.kind", "/plan", reason="odd", kind="prose"))
    assert said.message == "Plan er feil."


def test_choices_are_named_by_the_field_that_the_finding_points_to(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "parts/core/nb/rules.md"
    path.write_text(
        path.read_text("utf-8").replace("{field} er ikke besvart.", "{c:choice} i {q:question}"), "utf-8"
    )
    library = Library(root)
    tools = library.definition("skolehage", "2030"), library.words("skolehage", "nb"), library.interface("nb")
    in_cell = sentence(*tools, finding("answer.required", "/plants/0/kind", c="tree", q="crops"))
    assert in_cell.message == "Tre i Vekster"
    at_question = sentence(*tools, finding("answer.required", "/crops", c=["herbs", "none"], q="plan"))
    assert at_question.message == "Urter og Ingen i Plan"
    nowhere = sentence(*tools, finding("answer.required", "", c="tree", q="crops"))
    assert nowhere.message == "tree i Vekster"


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        ("applicant_kind", "club", "Lag"),
        ("crops", ["herbs", "trees"], "Urter og Trær"),
        ("has_ground", True, "Ja"),
        ("has_ground", False, "Nei"),
        ("has_ground", "kanskje", "kanskje"),
        ("town", "1826", "Hattfjelldal (1826)"),
        ("town", "9999", "9999"),
        ("plan", "Vi graver {x}", "Vi graver {x}"),
        ("plan", None, ""),
        ("plan", "", ""),
        ("plants", [], ""),
        ("plants", [{"name": "Eple"}], "1 rad: Eple"),
        ("plants", [{"name": n} for n in "abcd"], "4 rader: a, b, c, …"),
        ("plants", [{}], "1 rad"),
        ("plants", [None, {"name": "Eple"}], "2 rader: Eple"),
        ("plants", "rot", "rot"),
        ("crops", "herbs", "herbs"),
        ("applicant_kind", ["club"], "['club']"),
    ],
)
def test_an_answer_is_shown_as_people_say_it(small: Any, question: str, value: Any, shown: str) -> None:
    definition, words, interface = small
    assert show_answer(definition, words, interface, definition.questions[question], value) == shown


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [("kind", "tree", "Tre"), ("amount", 1200, f"1{NB}200{NB}kr"), ("amount", "x", "x")],
)
def test_a_cell_is_shown_as_its_column(small: Any, column: str, value: Any, shown: str) -> None:
    definition, words, interface = small
    field = next(c for c in definition.questions["plants"].columns if c.id == column)
    assert show_answer(definition, words, interface, field, value) == shown
