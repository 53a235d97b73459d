"""What was left in a text by mistake: another year's grant, an office's old name, a placeholder."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from wizard.engine.sentences import sentence_around
from wizard.engine.shapes import Shape
from wizard.engine.stale import county_governors, grant_years, holds_name, outdated_names
from wizard.engine.texts import placeholders
from wizard.schema.register import Office, OfficeName


def test_placeholders_are_named_once_each() -> None:
    assert placeholders(Shape("TODO og xxx. TODO: fyll  inn, Lorem ipsum")) == (
        "TODO",
        "xxx",
        "fyll inn",
        "Lorem ipsum",
    )
    assert placeholders(Shape("todo: spør, Todo senere")) == ("todo",)


def test_a_grant_year_contradicts_another_edition_but_not_its_own() -> None:
    shape = Shape(
        "Vi søker om tilskudd for 2022. Vi søker om tilskudd for 2023. Kode 20225 og 1022 for 1999."
    )
    found = grant_years(shape, partial(sentence_around, shape))
    assert [year.year for year in found] == [2022, 2023]
    assert [year.contradicts(2023) for year in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Vi søker om tilskudd for budsjettåret 2021.", [2021]),
        ("Tilskuddet i året 2022 går til lønn.", [2022]),
        ("Tilskotet for kalenderåret 2024 går til løn.", [2024]),
        ("I budsjettåret 2021 var det fire møter.", []),
        ("Planen for året 2022 er vedtatt.", []),
        ("Vi husker året 2022.", []),
        ("Søknaden gjelder året 2022.", [2022]),
    ],
)
def test_a_year_is_the_grants_where_the_words_before_it_say_so(text: str, years: list[int]) -> None:
    shape = Shape(text)
    assert [found.year for found in grant_years(shape, partial(sentence_around, shape))] == years


def test_an_office_has_its_old_name_until_the_day_it_changes() -> None:
    offices = [
        Office(
            id="x",
            names=(
                OfficeName(name="Statsforvalteren i Oslo og Viken", until=date(2024, 2, 23)),
                OfficeName(name="Statsforvalteren i Østfold"),
            ),
        )
    ]
    assert outdated_names(offices, date(2024, 2, 22)) == ()
    assert outdated_names(offices, date(2024, 2, 23)) == (
        ("Statsforvalteren i Oslo og Viken", "Statsforvalteren i Østfold"),
    )
    assert holds_name(Shape("Statsforvaltaren i Oslo\nog Viken"), "Statsforvalteren i Oslo og Viken")
    assert not holds_name(Shape("Oslo og Viken"), "Statsforvalteren i Oslo og Viken")
    assert not holds_name(Shape("Oslo"), "Statsforvalteren i Oslo og Viken")


def test_the_old_name_of_the_governors_is_named_once() -> None:
    shape = Shape("Fylkesmannen sa ja. Fylkesmannen sa nei. Fylkesmannens råd.")
    assert county_governors(shape, partial(sentence_around, shape)) == ("Fylkesmannen", "Fylkesmannens")


def test_the_county_has_other_words_that_begin_as_its_governor_did() -> None:
    shape = Shape("Fylkesmuseet og fylkesmeisteren er med.")
    assert county_governors(shape, partial(sentence_around, shape)) == ()
