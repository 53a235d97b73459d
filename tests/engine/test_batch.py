"""What is found over several applications."""

from __future__ import annotations

from typing import Any

from tests.engine.test_assess import judged
from wizard.engine.batch import Batch, needed
from wizard.schema.scheme import Definition


def added(batch: Batch, name: str, definition: Definition, **answers: Any) -> list[tuple[str, str, Any]]:
    found = batch.add(name, definition, judged(definition, answers))
    return [(f.rule, f.at, f.values["other"]) for f in found.findings if f.rule.startswith("batch.")]


def test_two_applications_of_one_municipality_warn_on_the_later(transition: Definition) -> None:
    batch = Batch()
    assert added(batch, "a.json", transition, municipality="1826") == []
    assert added(batch, "b.json", transition, municipality="1824") == []
    assert added(batch, "c.json", transition, municipality="1826") == [
        ("batch.same-municipality", "/municipality", "a.json")
    ]


def test_two_districts_of_one_city_may_both_apply(transition: Definition) -> None:
    batch = Batch()
    same = {"municipality": "0301", "applicant_type": "city_district"}
    assert added(batch, "a", transition, **same, district_name="Sagene") == []
    assert added(batch, "b", transition, **same, district_name="Frogner") == []
    assert added(batch, "c", transition, **same, district_name="sagene ") != []


def test_the_same_post_in_both_schemes_warns_on_the_later(
    transition: Definition, municipal: Definition
) -> None:
    batch = Batch()
    rows = [{"title": "Ruskonsulent"}, {"title": "Miljøterapeut"}, {}]
    added(batch, "a", transition, municipality="1826", purpose="grant", positions=rows)
    salaries = [{"position": "Vikar"}, {"position": " ruskonsulent "}]
    assert added(batch, "b", municipal, municipality="1826", salaries=salaries) == [
        ("batch.same-position", "/salaries/1", "a")
    ]
    assert added(batch, "c", municipal, municipality="1824", salaries=salaries) == []


def test_an_application_without_a_municipality_is_left_alone(transition: Definition) -> None:
    batch = Batch()
    assert added(batch, "a", transition) == []
    assert added(batch, "b", transition) == []


def test_a_finding_of_the_batch_is_counted(transition: Definition) -> None:
    batch = Batch()
    first = judged(transition, {"municipality": "1826"})
    batch.add("a", transition, first)
    second = batch.add("b", transition, first)
    assert second.counts["warning"] == first.counts["warning"] + 1


def test_a_finding_of_the_batch_can_be_acknowledged(transition: Definition) -> None:
    batch = Batch()
    first = judged(transition, {"municipality": "1826"})
    batch.add("a", transition, first)
    second = batch.add(
        "b", transition, first, {"batch.same-municipality /municipality": "den første er trukket"}
    )
    [found] = [f for f in second.findings if f.rule == "batch.same-municipality"]
    assert found.acknowledged == "den første er trukket"


def test_little_of_an_application_is_needed_to_find_the_same(
    transition: Definition, municipal: Definition
) -> None:
    rows = [{"title": "Ruskonsulent", "percent": 80.0}, {}]
    applications = [
        (transition, {"municipality": "1826", "purpose": "grant", "positions": rows}),
        (municipal, {"municipality": "1826", "salaries": [{"position": "ruskonsulent", "months": 12}]}),
        (transition, {"municipality": "1826"}),
        (transition, {}),
    ]
    whole, little = Batch(), Batch()
    for definition, answers in applications:
        assessment = judged(definition, answers)
        found = whole.add("x", definition, assessment).findings
        batched = [finding for finding in found if finding.rule.startswith("batch.")]
        less = needed(assessment)
        assert less.findings == ()
        assert len(less.values) < 4
        assert list(little.add("x", definition, less).findings) == batched
