"""Conditions in words: each form that occurs, its opposite, and what has no words."""

from __future__ import annotations

import pytest

from wizard.content.library import Library
from wizard.content.said import spoken
from wizard.schema.scheme import Definition

LIBRARY = Library()
EDITIONS = [(info.id, edition.id) for info in LIBRARY.schemes() for edition in info.editions]


def said(expression: str, scheme: str = "kommunalt-rusarbeid", lang: str = "nb") -> str:
    definition = LIBRARY.definition(scheme, "2023")
    told = spoken(definition, LIBRARY.words(scheme, lang), LIBRARY.interface(lang), expression)
    return told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("has_outreach", "svaret på «Oppsøkende arbeid» er ja"),
        ("!has_outreach", "svaret på «Oppsøkende arbeid» er nei"),
        ("has_outreach == true", "svaret på «Oppsøkende arbeid» er ja"),
        ("has_outreach != true", "svaret på «Oppsøkende arbeid» er nei"),
        ("has_outreach == false", "svaret på «Oppsøkende arbeid» er nei"),
        ("intermunicipal == 'no'", "«Interkommunalt samarbeid» er «Nei»"),
        ("'no' == intermunicipal", "«Interkommunalt samarbeid» er «Nei»"),
        ("intermunicipal != 'no'", "«Interkommunalt samarbeid» ikke er «Nei»"),
        ("!(intermunicipal == 'no')", "«Interkommunalt samarbeid» ikke er «Nei»"),
        ("grant_sought > 500000", "«Søknadsbeløp» er over 500 000 kr"),
        ("500000 < grant_sought", "«Søknadsbeløp» er over 500 000 kr"),
        ("!(grant_sought > 500000)", "«Søknadsbeløp» er 500 000 kr eller mindre"),
        ("grant_sought < 5", "«Søknadsbeløp» er under 5 kr"),
        ("grant_sought >= 5", "«Søknadsbeløp» er 5 kr eller mer"),
        ("pay_growth_percent <= 2.5", "«Lønnsvekst i prosent» er 2,5 % eller mindre"),
        ("edition_year <= 2024", "utlysningen gjelder 2024 eller tidligere"),
        ("!(edition_year <= 2024)", "utlysningen gjelder et år etter 2024"),
        ("edition_year == 2023", "utlysningen gjelder 2023"),
        ("given.end_date", "«Sluttdato» er besvart"),
        ("!given.end_date", "«Sluttdato» ikke er besvart"),
        ("'18_25' in outreach_ages", "«Aldersgrupper» inneholder «18 til 25 år»"),
        ("!('18_25' in outreach_ages)", "«Aldersgrupper» ikke inneholder «18 til 25 år»"),
        ("intermunicipal in ['no']", "«Interkommunalt samarbeid» er «Nei»"),
    ],
)  # fmt: skip
def test_each_form_has_its_words(expression: str, words: str) -> None:
    assert said(expression) == words


def test_several_choices_and_none_of_them() -> None:
    expression = "purpose in ['carry_over', 'both']"
    assert said(expression, "overgangsordning") == (
        "«Hva dere søker om» er «Overføring av ubrukte midler» eller «Begge deler»"
    )
    assert "verken er «Overføring av ubrukte midler» eller «Begge" in said(
        f"!({expression})", "overgangsordning"
    )


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("has_outreach && outreach_is_new", "A er ja og B er ja"),
        ("has_outreach || outreach_is_new", "A er ja eller B er ja"),
        ("!(has_outreach && outreach_is_new)", "A er nei eller B er nei"),
        ("!(has_outreach || outreach_is_new)", "A er nei og B er nei"),
        ("(has_outreach || outreach_is_new) && other_application", "enten A er ja eller B er ja, og C er ja"),
        ("has_outreach && outreach_is_new || other_application", "enten A er ja og B er ja, eller C er ja"),
        ("has_outreach || outreach_is_new || other_application", "A er ja, B er ja eller C er ja"),
    ],
)
def test_what_is_joined_is_held_together(expression: str, words: str) -> None:
    told = said(expression)
    words_of = LIBRARY.words("kommunalt-rusarbeid", "nb")
    for letter, question in (("A", "has_outreach"), ("B", "outreach_is_new"), ("C", "other_application")):
        told = told.replace(f"svaret på «{words_of.label(question)}»", letter)
    assert told == words


@pytest.mark.parametrize(
    "expression",
    ["size(goals) > 5", "goals.exists(g, g.goal == '')", "no_such == 1", "has_outreach &&", "grant_sought",
     "(has_outreach", "has_outreach ? true : false", "title == municipality", "[1, 2] == [1, 2]", "1 == 1",
     "'a' in 'b'", "[has_outreach] in goals", "has_outreach in [[1]]", "'x'", "", "given.no_such", "]",
     "a && (b || c && d)", "has_outreach && (outreach_is_new || has_outreach && (outreach_is_new || has_outreach))"],
)  # fmt: skip
def test_what_has_no_words_is_shown_as_it_is_written_with_labels(expression: str) -> None:
    assert said(expression).startswith("dette stemmer:")


def test_labels_stand_for_questions_but_not_inside_texts() -> None:
    assert said("size(goals) > 5 && title != 'goals'") == (
        "dette stemmer: size(«Mål og indikatorer») > 5 && «Navn på tilbudet» != 'goals'"
    )


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_every_condition_of_the_bundled_schemes_has_words(edition: tuple[str, str], lang: str) -> None:
    definition: Definition = LIBRARY.definition(*edition)
    words, interface = LIBRARY.words(edition[0], lang), LIBRARY.interface(lang)
    raw = interface.say("printed.said.raw", expression="")
    for item in (*definition.steps, *definition.questions.values()):
        if item.relevant:
            told = spoken(definition, words, interface, item.relevant)
            assert told
            assert not told.startswith(raw.strip())
