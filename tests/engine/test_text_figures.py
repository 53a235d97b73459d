"""Figures in a text, in digits and in words: amounts, per cent, full-time equivalents and posts."""

from __future__ import annotations

from functools import partial

import pytest

from wizard.engine.number_words import number_before, number_parts
from wizard.engine.sentences import sentence_around
from wizard.engine.shapes import Shape
from wizard.engine.text_figures import figures, is_meant, written


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("tre hundre tusen", (300_000, 3)),
        ("trehundretusen", (300_000, 1)),
        ("tre hundre og femti tusen", (350_000, 5)),
        ("en million to hundre tusen", (1_200_000, 5)),
        ("halvannen million", (1_500_000, 2)),
        ("en halv million", (500_000, 3)),
        ("to og en halv million", (2_500_000, 5)),
        ("eit halvt", (0.5, 2)),
        ("halv", (0.5, 1)),
        ("til sammen førtifem", (45, 1)),
        ("fireogtjue", (24, 1)),
        ("hundre", (100, 1)),
        ("tusen", (1_000, 1)),
        ("to mill.", (2_000_000, 2)),
        ("én", (1, 1)),
        ("en", None),
        ("ein", None),
        ("og", None),
        ("brukere", None),
        ("femtiden", None),
        ("", None),
        ("og tre", (3, 1)),
    ],
)
def test_number_words_are_read_as_far_back_as_they_go(words: str, number: tuple[float, int] | None) -> None:
    assert number_before(words.split()) == number


def test_a_word_too_long_for_a_number_is_none() -> None:
    assert number_parts("tusen" * 9) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("330 000 kr", [("amount", 330_000)]),
        ("330.000,-", [("amount", 330_000)]),
        ("kr 330000", [("amount", 330_000)]),
        ("NOK 330 000,50", [("amount", 330_000)]),
        ("0,33 mill.", [("amount", 330_000)]),
        ("1.2 mill. kroner", [("amount", 1_200_000)]),
        ("2 milliarder", [("amount", 2_000_000_000)]),
        ("330 tusen kroner", [("amount", 330_000)]),
        ("330 tusen", []),
        ("tre hundre tusen kroner", [("amount", 300_000)]),
        ("femten tusen kroner og tusen kroner", [("amount", 15_000), ("amount", 1_000)]),
        ("hundre og tjue tusen og fem kroner", [("amount", 120_005)]),
        ("tre millioner kr", [("amount", 3_000_000)]),
        ("tusen takk", []),
        ("tusen og atter tusen", []),
        ("tilskudd på 330 000.", [("amount", 330_000)]),
        ("tilskudd på 330 000 innbyggere", []),
        ("2023 kr", [("amount", 2_023)]),
        ("i 2023 kom 1 234 567 890 123 456 789 012 345 678", []),
        ("1 234,5 mill", [("amount", 1_234_500_000)]),
        ("1.234.567 mill", []),
        ("500 kr", []),
        ("12,5 kr og 12.", []),
        ("500 000 kr/time og 500 000 kr per time", []),
        ("minst 500 000 kr", []),
        ("mer enn 500 000 kr", []),
        ("mellom 100 000 og 500 000 kr", []),
        ("100 000–500 000 kr", []),
        ("over fem hundre tusen kroner", []),
        ("10 000\u202f000 kr", [("amount", 10_000_000)]),
        ("80 prosent stilling", [("percent", 80)]),
        ("80 %-stilling", [("percent", 80)]),
        ("50-prosentstilling", [("percent", 50)]),
        ("femti prosent stilling", [("percent", 50)]),
        ("33,33 % stilling", [("percent", 33.33)]),
        ("70 prosent av en stilling", [("percent", 70)]),
        ("stilling på 80 %", [("percent", 80)]),
        ("stillingsprosent: 80", [("percent", 80)]),
        ("stillingsprosenten", []),
        ("80 % stillingsannonse", []),
        ("0 % stilling", []),
        ("80 % fast stilling", [("percent", 80)]),
        ("1,5 årsverk", [("fte", 1.5)]),
        ("halvannet årsverk", [("fte", 1.5)]),
        ("to nye faste kommunale stillinger", []),
        ("to nye faste stillinger", [("posts", 2)]),
        ("to fagstillinger", [("posts", 2)]),
        ("én stilling", [("posts", 1)]),
        ("to stilling", []),
        ("en halv stilling", [("fte", 0.5)]),
        ("500 årsverk", []),
        ("3 årsverk per 1000 innbyggere", []),
        ("1–2 årsverk", []),
        ("en til to årsverk", []),
        ("to til tre årsverk", []),
        ("per 100 % stilling", []),
        ("§ 3 årsverk", []),
        ("vi har to faste stillinger", []),
        ("bestilling 3 og årsverket 2", []),
        ("årsverk 2023", []),
        ("stilling", []),
        (", stilling 2023", []),
        ("tjue bestillinger", []),
        ("(to stillinger)", [("posts", 2)]),
    ],
)
def test_figures_are_read_from_texts(text: str, found: list[tuple[str, float]]) -> None:
    assert [(one.kind, one.value) for one in figures(Shape(text))] == found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0,33 mill.", 325_000, 335_000),
        ("1,2 mill. kr", 1_150_000, 1_250_000),
        ("3 millioner", 2_500_000, 3_500_000),
        ("264 123 kr", 264_122.5, 264_123.5),
        ("264 000 kr", 263_500, 264_500),
        ("ca. 260 000 kr", 255_000, 265_000),
        ("om lag 300 000 kr", 250_000, 350_000),
        ("tusen kroner", 500, 1_500),
    ],
)
def test_an_amount_is_as_exact_as_it_is_written(text: str, low: float, high: float) -> None:
    (found,) = figures(Shape(text))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Lønn 12,345 678 kr, 300 000 kr", [300_000]),
        ("Lønn 12.345 678 kr og 5 mill. kr", [12_345_678, 5_000_000]),
        ("I 2022 kom 2023 kr og 2024 000 kr", [2_023]),
        ("Fra 01.02.2023 er lønna 40 000 kr", [40_000]),
        ("Lønn: 1 000,50 kr og 1.000,50 kr", [1_000, 1_000]),
        ("80-prosentstilling, 60 %\u00a0stilling, stillingen\u00a0er på 40 %", [80, 60, 40]),
        ("stillingsprosent: 30, stillinger i alt", [30]),
        ("Budsjettet er to millioner to hundre tusen kroner", [2_200_000]),
        ("stilling", []),
        ("stillinger", []),
        ("Budsjettet dekker fagstilling og årsverk i 2022", []),
    ],
)
def test_figures_are_found_where_they_stand(text: str, values: list[float]) -> None:
    assert [found.value for found in figures(Shape(text))] == values


def test_a_figure_is_meant_for_the_budget_of_its_years_only() -> None:
    shape = Shape("Lønn i 2024 er 500 000 kr. Fjorårets lønn var 400 000 kr. Huset koster 300 000 kr.")
    sentence = partial(sentence_around, shape)
    meant = [is_meant(shape, sentence, figure, {2024}) for figure in figures(shape)]
    assert meant == [True, False, False]
    assert not is_meant(shape, sentence, figures(shape)[0], {2023})
    assert written(shape, figures(shape)[0]) == "500 000 kr"
