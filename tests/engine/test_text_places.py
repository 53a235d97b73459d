"""Where an application's texts stand: answers and cells, of text and of prose."""

from __future__ import annotations

from tests.engine.text_hits import MUNICIPAL
from wizard.engine.text_places import spots, text_places, texts_in
from wizard.schema.scheme import Column, Question


def test_texts_are_answers_and_cells_of_text_and_prose() -> None:
    columns = (Column(id="name"), Column(id="amount", kind="money"), Column(id="note"))
    questions = [
        Question(id="a", kind="prose"),
        Question(id="b", kind="text"),
        Question(id="c", kind="table", columns=columns),
        Question(id="d", kind="money"),
        Question(id="e", kind="prose"),
    ]
    values = {"a": "A", "b": "B", "c": [{"name": "N", "amount": 1}, {"note": "M"}]}
    found = texts_in(spots(q for q in questions if q.kind != "money"), values)
    assert [(place.at, place.text) for place in found] == [
        ("/a", "A"),
        ("/b", "B"),
        ("/c/0/name", "N"),
        ("/c/1/note", "M"),
    ]


def test_a_row_of_passed_texts_is_left_out_unless_it_may_hold_prose() -> None:
    short = Question(id="a", kind="table", columns=(Column(id="name"), Column(id="role")))
    long = Question(id="b", kind="table", columns=(Column(id="name"), Column(id="why", kind="prose")))
    rows = [{"name": "N"}, {"name": "N", "role": "R"}, {}]
    found = texts_in(spots([short, long]), {"a": rows, "b": rows}, {None, "N"})
    assert [place.at for place in found] == ["/a/1/name", "/a/1/role", "/b/0/name", "/b/1/name"]


def test_the_places_of_the_texts_are_kept_for_the_definitions_in_use() -> None:
    assert text_places(MUNICIPAL) is text_places(MUNICIPAL)
    for _ in range(20):
        other = MUNICIPAL.model_copy()
        assert text_places(other).definition is other
    assert text_places(MUNICIPAL).definition is MUNICIPAL
