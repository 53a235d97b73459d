"""An application filled in, beside a good one: worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.given import answers as given_answers
from tests.training.filled import TODAY, changed, exercise
from wizard.content.library import Library
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.schema.exercise import Judged
from wizard.schema.scheme import Definition
from wizard.training.filling import compare, score_application


def one(definition: Definition, good: Application, own: Application, judged: Judged) -> tuple[str, int]:
    score = score_application(definition, exercise(good, judged), own, TODAY)
    (item,) = score.items
    assert (item.at, item.most, score.points) == (f"/{judged.question}", judged.points, item.points)
    return item.outcome, item.points


EQUAL = [
    # question, tolerance, own value, outcome, points of 4 ("same" stands for the good value)
    ("received_2021", 0, "yes", "right", 4),
    ("received_2021", 0, "no", "wrong", 0),
    ("received_2021", 0, None, "unanswered", 0),
    ("target_groups", 0, "reversed", "right", 4),
    ("grant_sought", 0, "same", "right", 4),
    ("grant_sought", 0, "+1", "wrong", 0),
    ("grant_sought", 5, "+5%", "right", 4),
    ("grant_sought", 5, "-5%", "right", 4),
    ("grant_sought", 5, "+6%", "wrong", 0),
    ("grant_sought", 5, "much", "wrong", 0),
    ("pay_growth_percent", 0, "float", "right", 4),
    ("amounts_exclude_vat", 100, "no", "wrong", 0),
]


@pytest.mark.parametrize(("question", "tolerance", "own", "outcome", "points"), EQUAL)
def test_an_answer_is_as_the_good_one_or_not(
    question: str,
    tolerance: float,
    own: Any,
    outcome: str,
    points: int,
    transition: Definition,
    good: Application,
) -> None:
    value = good.answers[question]
    made = {
        "same": lambda: value,
        "reversed": lambda: list(reversed(value)),
        "float": lambda: float(value),
        "+1": lambda: value + 1,
        "+5%": lambda: value * 105 // 100,
        "-5%": lambda: -(-value * 95 // 100),
        "+6%": lambda: value * 106 // 100,
    }.get(own, lambda: own)()
    judged = Judged(question=question, points=4, how="equal", tolerance_percent=tolerance)
    assert one(transition, good, changed(good, **{question: made}), judged) == (outcome, points)


SALARIES = [
    {"position": "Ruskonsulent", "percent": 100, "months": 12, "annual_salary": 500_000},
    {"position": "Miljøarbeider", "percent": 50, "months": 12, "annual_salary": 480_000},
]


@pytest.mark.parametrize(
    ("rows", "outcome", "points"),
    [
        (SALARIES, "right", 6),
        (
            [{**SALARIES[0], "position": "Konsulent"}, SALARIES[1]],
            "right",
            6,
        ),  # texts may be worded otherwise
        ([{**SALARIES[0], "id": "r1"}, SALARIES[1]], "right", 6),
        ([{**SALARIES[0], "percent": 100.0}, SALARIES[1]], "right", 6),
        ([{**SALARIES[0], "percent": 80}, SALARIES[1]], "partly", 5),  # 5 of 6 cells
        ([SALARIES[0]], "partly", 3),  # 3 of 6
        ([*SALARIES, SALARIES[1]], "partly", 4),  # 6 of 9 cells
        ([SALARIES[1], SALARIES[0]], "right", 6),
        ([], "unanswered", 0),
        ([{"position": "Ruskonsulent"}], "wrong", 0),
        ("tekst", "wrong", 0),
    ],
)
def test_a_table_is_worth_the_share_of_its_cells(
    rows: Any, outcome: str, points: int, transition: Definition, good: Application
) -> None:
    judged = Judged(question="salaries", points=6, how="equal")
    expected = changed(good, salaries=SALARIES)
    found = one(transition, expected, changed(good, salaries=rows), judged)
    assert found == (outcome, points)


def test_a_table_of_texts_alone_is_as_the_good_one_with_as_many_rows(
    municipal: Definition, library: Library
) -> None:
    case = next(case for case in library.cases() if case.id == "kommunalt-rusarbeid-god")
    good = read_path(case.application, library)
    judged = Judged(question="user_organisations", points=2, how="equal")
    own = changed(good, user_organisations=[{"name": "En annen", "role": "Rolle"}])
    expected = changed(good, user_organisations=[{"name": "En", "role": "Råd"}])
    assert one(municipal, expected, own, judged) == ("right", 2)
    more = changed(good, user_organisations=[{"name": "En", "role": "Råd"}] * 2)
    assert one(municipal, expected, more, judged) == ("wrong", 0)


LONG = "Kommunen følger opp dem som har fått tilbud. " * 20


@pytest.mark.parametrize(
    ("text", "mentions", "outcome", "points"),
    [
        (LONG + "Økonomiplanen for 2024 viser det.", [["økonomiplan"], ["2024", "2025"]], "right", 6),
        (LONG + "Økonomiplanen viser det.", [["økonomiplan"], ["2024", "2025"]], "partly", 4),
        (LONG + "TODO: økonomiplanen for 2025.", [["økonomiplan"], ["2024", "2025"]], "partly", 4),
        (LONG + "TODO: økonomiplanen.", [["økonomiplan"], ["2024", "2025"]], "partly", 2),
        (LONG, [["økonomiplan"], ["2024", "2025"]], "wrong", 0),
        (LONG + "TODO: mer", [["økonomiplan"], ["2024", "2025"]], "wrong", 0),
        (LONG, [], "right", 6),
        (None, [["økonomiplan"]], "unanswered", 0),
        (5, [["økonomiplan"]], "wrong", 0),
    ],
)
def test_a_text_breaks_no_rule_and_says_what_it_should(
    text: Any, mentions: list[list[str]], outcome: str, points: int, transition: Definition, good: Application
) -> None:
    judged = Judged.model_validate(
        {"question": "incorporation", "points": 6, "how": "text", "mentions": mentions}
    )
    assert one(transition, good, changed(good, incorporation=text), judged) == (outcome, points)


def test_an_answer_by_the_rules_has_no_finding_that_the_good_one_lacks(
    transition: Definition, good: Application
) -> None:
    judged = Judged(question="positions", points=3, how="rules")
    assert one(transition, good, good, judged) == ("right", 3)  # its vacant post is found in the good one too
    rows = [dict(row) for row in good.answers["positions"]]
    rows[0]["first_grant_year"] = 2018
    assert one(transition, good, changed(good, positions=rows), judged) == ("wrong", 0)


def test_a_warning_that_is_answered_counts_as_mended(transition: Definition, good: Application) -> None:
    judged = Judged(question="former_report", points=2, how="rules")
    own = changed(good, former_report="not_sent")
    assert one(transition, good, own, judged) == ("wrong", 0)
    answered = own.model_copy(update={"acknowledged": {"report.not-sent /former_report": "Sendes i dag."}})
    assert one(transition, good, answered, judged) == ("right", 2)


def test_a_part_names_the_finding_its_source_and_its_theme(transition: Definition, good: Application) -> None:
    judged = Judged(question="grant_sought", points=2, how="rules")
    own = changed(good, grant_sought=good.answers["grant_sought"] + 1000)
    (item,) = score_application(transition, exercise(good, judged), own, TODAY).items
    assert item.rule == "budget.balance"
    assert item.source == transition.rule["budget.balance"].source
    assert item.theme == "budget"


def test_without_a_good_application_rules_can_be_judged_all_the_same(
    transition: Definition, good: Application
) -> None:
    judged = Judged(question="grant_sought", points=2, how="rules")
    bare = exercise(good, judged).model_copy(update={"application": None})
    assert score_application(transition, bare, good, TODAY).points == 2


ALL = ("received_2021", "positions", "salaries", "grant_sought", "incorporation", "summary", "other_public")
HOWS = st.sampled_from(["equal", "rules", "text"])
MADE = st.lists(
    st.builds(Judged, question=st.sampled_from(ALL), points=st.integers(1, 5), how=HOWS), max_size=6
)


@settings(max_examples=30)
@given(judged=MADE)
def test_the_good_application_itself_gives_every_point(
    judged: list[Judged], transition: Definition, good: Application
) -> None:
    score = score_application(transition, exercise(good, *judged), good, TODAY)
    assert score.points == score.most == sum(one.points for one in judged)


@settings(max_examples=20)
@given(judged=MADE, data=st.data())
def test_points_of_any_application_stay_within_their_bounds(
    judged: list[Judged], data: st.DataObject, transition: Definition, good: Application
) -> None:
    own = good.model_copy(update={"answers": data.draw(given_answers(transition))})
    score = score_application(transition, exercise(good, *judged), own, TODAY)
    assert 0 <= score.points <= score.most
    assert all(0 <= item.points <= item.most for item in score.items)
    assert all((item.points == item.most) == (item.outcome == "right") for item in score.items)


def test_two_applications_are_compared_question_by_question(
    transition: Definition, good: Application
) -> None:
    own = changed(
        good,
        summary="Noe annet.",
        received_2021=None,
        district_name="Sentrum",
        grant_sought=float(good.answers["grant_sought"]),
        positions=[{**row, "id": f"r{n}"} for n, row in enumerate(good.answers["positions"])],
    )
    found = {c.question: c for c in compare(transition, good, own)}
    assert (found["summary"].state, found["summary"].own) == ("differs", "Noe annet.")
    assert (found["received_2021"].state, found["received_2021"].own) == ("missing", None)
    assert (found["district_name"].state, found["district_name"].good) == ("added", None)
    assert {found[q].state for q in found} == {"same", "differs", "missing", "added"}
    assert found["grant_sought"].state == found["positions"].state == "same"
    assert "id" not in found["positions"].own[0]
    order = list(transition.questions)
    assert [order.index(q) for q in found] == sorted(order.index(q) for q in found)
    assert "unspent_plan" not in found


def test_what_is_no_table_is_compared_as_it_stands(transition: Definition, good: Application) -> None:
    own = changed(good, positions=["rad", {"title": ""}])
    found = {c.question: c for c in compare(transition, good, own)}
    assert found["positions"].state == "differs"
    assert found["positions"].own == ["rad", {"title": ""}]
