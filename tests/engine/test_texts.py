"""What the parts of the text rules find, each by itself, and that no text whatever breaks or slows them."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from wizard.engine.cleaning import prose
from wizard.engine.contact_data import Contacts, contacts, is_mailbox
from wizard.engine.copies import Paragraphs, paragraphs, shared
from wizard.engine.lengths import count
from wizard.engine.mentions import municipality_mentions, named_municipalities
from wizard.engine.number_words import number_before, number_parts
from wizard.engine.personal_numbers import has_check_digits, has_plausible_date, personal_numbers
from wizard.engine.sentences import (
    Readability,
    can_be_heavy,
    longest_sentences,
    longest_spans,
    readability,
    sentence_around,
    sentence_at,
    sentence_ends,
)
from wizard.engine.shapes import Shape, places, word_before
from wizard.engine.small_counts import small_counts
from wizard.engine.stale import county_governors, grant_years, holds_name, outdated_names
from wizard.engine.text_figures import figures, is_meant, written
from wizard.engine.text_places import spots, texts_in
from wizard.engine.texts import Reading, placeholders, read
from wizard.schema.register import Office, OfficeName
from wizard.schema.scheme import Column, Question

WORDS = [
    "kommune", "Rana kommune", "bruker", "to brukere", "stilling", "80 % stilling", "årsverk", "kr", "1,2 mill.", "tusen",
    "søker", "tilskudd", "for 2022", "01019024373", "912 34 567", "a@b.no", "TODO", "Fylkesmannen", "bl.a.", ".", "!", "\n",
    "\n\n", "§ 3-2", "–", "İ", "…", "«", "»", "100 000", "over", "fra", "til", "og", "én", "hundre", "konto", "prosents",
    "\u00a0", "\u202f", "K", "1.", "%", "av en", "kroner", "lønn",
]  # fmt: skip
MIXED = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map(" ".join) | st.text()


@given(MIXED)
def test_no_text_whatever_raises(text: str) -> None:
    reading = Reading(text)
    assert len(reading.shape.low) == len(reading.shape.text) == len(reading.shape.marks) == len(text)
    assert reading.ends[-1] == len(text)
    assert list(reading.ends) == sorted(set(reading.ends))
    assert reading.length <= len(text)
    assert reading.readability.words >= 0
    assert len(reading.longest_sentences(2)) <= 2
    for figure in reading.figures:
        assert is_meant(reading.shape, reading.sentence, figure, {2023}) in (True, False)
        assert written(reading.shape, figure)
    for mention in reading.municipalities:
        assert named_municipalities(mention, {"Rana"}) in ((), ("Rana",), ("Rana", "Rana"))


@given(MIXED, st.floats(10, 80), st.integers(0, 20))
def test_the_quick_no_to_a_heavy_text_is_exact(text: str, most: float, words: int) -> None:
    shape = Shape(text)
    found = readability(shape, sentence_ends(shape))
    if found.words >= max(words, 1) and found.lix > most:
        assert can_be_heavy(shape, most, words)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "unit",
    [
        "0", " ", "a", "1 ", "123 ", "123456 ", "22 ", ".", ". ", "\n", " \n", "a@", "a@a.", "x", "xxx ", "to brukere ",
        "bare en ", "stilling ", "80 % stilling ", "tusen", "tusen og ", "Rana kommune ", "Alta, ", "2022 ", "søker ",
        "Fylkesmannen ", "søker tilskudd for 2022 ", "5 000 kr tilskudd ", "1 mill. ", "+47", "tlf ", "konto", "–", "0047 ",
        "en to tre ", "1-", "§ 3 ", '."', "K. ", "og ",
    ],
)  # fmt: skip
def test_a_long_text_of_anything_is_read_to_its_end(unit: str) -> None:
    # A pattern that backtracks would not come to the end of this before the test's own time is up.
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    reading = Reading(text)
    for figure in reading.figures:
        is_meant(reading.shape, reading.sentence, figure, {2023})
    assert reading.readability.words >= 0


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", ["0", " ", "a", "1 2"])
def test_a_megabyte_of_anything_is_read(unit: str) -> None:
    assert Reading(unit * (1_000_000 // len(unit))).shape is not None


@given(st.integers(0, 10**11 - 1).map(lambda n: f"{n:011d}"))
def test_check_digits_are_those_of_the_reference_implementation(number: str) -> None:
    expected = (fodselsnummer.calc_check_digit1(number), fodselsnummer.calc_check_digit2(number))
    assert has_check_digits(number) == (tuple(number[9:]) == expected)


@pytest.mark.parametrize(
    ("date_part", "plausible"),
    [
        ("010190", True), ("311299", True), ("290200", True), ("290201", False), ("300290", False), ("310490", False),
        ("000190", False), ("320190", False), ("010090", False), ("011390", False), ("410190", True), ("710190", True),
        ("720190", False), ("014190", True), ("015290", True), ("015390", False), ("018190", True), ("019290", True),
        ("019390", False), ("418190", True), ("414190", True), ("016690", False), ("990190", False),
    ],
)  # fmt: skip
def test_a_date_is_plausible_with_d_and_synthetic_additions(date_part: str, plausible: bool) -> None:
    assert has_plausible_date(date_part + "12345") is plausible


def test_a_personal_number_is_masked_and_its_certainty_told() -> None:
    found = personal_numbers(Shape("Ho er 01019024373 og han 010190 12345."))
    assert [(one.masked, one.certain) for one in found] == [("01•••••••••", True), ("01•••••••••", False)]


@pytest.mark.parametrize(
    ("text", "emails", "phones"),
    [
        ("Skriv til kari@rana.no eller ring 75 12 34 56.", ["k•••@rana.no"], ["75 •• •• ••"]),
        ("tlf. +47 912 34 567 og mob 41234567", [], ["91 •• •• ••", "41 •• •• ••"]),
        ("telefon 22 334 455", [], ["22 •• •• ••"]),
        ("22334455 kr", [], []),
        ("bare tall 12", [], []),
    ],
)
def test_contacts_are_masked(text: str, emails: list[str], phones: list[str]) -> None:
    found = contacts(Shape(text))
    assert [email.masked for email in found.emails] == emails
    assert list(found.phones) == phones


def test_a_text_without_contacts_shares_the_empty_answer() -> None:
    assert contacts(Shape("Ingen.")) == Contacts()


@pytest.mark.parametrize(
    ("local", "mailbox"),
    [
        ("postmottak", True), ("post", True), ("sfnopost", True), ("rus", True), ("rus-team", True), ("rusteam2", True),
        ("kari.nordmann", False), ("marius", False), ("kn1", False),
    ],
)  # fmt: skip
def test_a_mailbox_is_known_by_its_words(local: str, mailbox: bool) -> None:
    assert is_mailbox(local, ("postmottak", "post", "rus", "team")) is mailbox


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("To brukere og éin pasient", [(2, "To brukere"), (1, "éin pasient")]),
        ("bare  en bruker", []),
        ("kun en bruker", [(1, "kun en bruker")]),
        ("to nye\nrusbrukere", [(2, "to nye rusbrukere")]),
        ("lar-brukere og tre lar-pasienter", [(3, "tre lar-pasienter")]),
        ("2–3 brukere", [(3, "2–3 brukere")]),
        ("medbrukere", []),
        ("brukere", []),
        ("fire\u00a0brukere", [(4, "fire brukere")]),
        ("to brukere, to brukere", [(2, "to brukere"), (2, "to brukere")]),
        ("to brukerråd og to brukere", [(2, "to brukere")]),
    ],
)
def test_small_counts_tell_how_many_and_with_what_words(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.people, one.written) for one in small_counts(Shape(text))] == found


def test_placeholders_are_named_once_each() -> None:
    assert placeholders(Shape("TODO og xxx. TODO: fyll  inn, Lorem ipsum")) == (
        "TODO",
        "xxx",
        "fyll inn",
        "Lorem ipsum",
    )
    assert placeholders(Shape("todo: spør, Todo senere")) == ("todo",)


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
    ("text", "sentences"),
    [
        ("Én. To! Tre? Fire … Fem", ["Én.", "To!", "Tre?", "Fire …", "Fem"]),
        ("Vi har bl.a. Rana med.", ["Vi har bl.a. Rana med."]),
        ("Det koster 5 000 kr. Det er mye.", ["Det koster 5 000 kr.", "Det er mye."]),
        ("Beløpet er kr. 5 000 i alt.", ["Beløpet er kr. 5 000 i alt."]),
        ("Fristen er 1. februar. Den er ute.", ["Fristen er 1. februar.", "Den er ute."]),
        ("Vedtak etter § 3. 12 brukere.", ["Vedtak etter § 3. 12 brukere."]),
        ("Det var i 2021 og 2022. 12 kom.", ["Det var i 2021 og 2022. 12 kom."]),
        ("Det var nok. 12 kom.", ["Det var nok.", "12 kom."]),
        ("Kontakt er K. Nordmann.", ["Kontakt er K. Nordmann."]),
        ("Han sa: «Ja.» Så gikk han.", ["Han sa:", "«Ja.»", "Så gikk han."]),
        ("Vi har: én plan. Og mer: 12.", ["Vi har: én plan.", "Og mer: 12."]),
        ("Liste:\n- en\n- to\nSlutt", ["Liste:", "- en", "- to", "Slutt"]),
        ("Hardt brutt\nlinje er én.", ["Hardt brutt\nlinje er én."]),
        ("Ferdig mv.\n\nNy start.", ["Ferdig mv.", "Ny start."]),
        ("Se nr.\n\nny start.", ["Se nr.", "ny start."]),
        ("Sagt av (lederen.) Slik var det.", ["Sagt av (lederen.)", "Slik var det."]),
        ("«Ja”. Nei.", ["«Ja”.", "Nei."]),
        ("Flere ... Slik.", ["Flere ...", "Slik."]),
        ("Tall – og mer", ["Tall – og mer"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    shape = Shape(text)
    ends = sentence_ends(shape)
    pieces = [text[a:b].strip() for a, b in zip((0, *ends), ends, strict=False)]
    assert [piece for piece in pieces if piece] == sentences


@given(MIXED, st.data())
def test_the_sentence_around_an_offset_is_the_one_that_all_the_ends_give(
    text: str, data: st.DataObject
) -> None:
    shape = Shape(text * 9)
    if text:
        offset = data.draw(st.integers(0, len(shape.text) - 1))
        assert sentence_around(shape, offset) == sentence_at(sentence_ends(shape), offset)


def test_a_mark_that_begins_before_what_is_near_ends_no_sentence_twice() -> None:
    for dots in range(12):
        shape = Shape(f"{'a' * 495}{'.' * dots} Nei{'b' * 400}. Ja. {'c' * 600}")
        for offset in range(0, len(shape.text), 7):
            assert sentence_around(shape, offset) == sentence_at(sentence_ends(shape), offset)


def test_a_line_that_ends_a_sentence_ends_it_also_where_only_what_is_near_is_read() -> None:
    shape = Shape("Overskrift\nTekst som er\nbrutt. Ny.\n\n- punkt\n" * 2)
    ends = sentence_ends(shape)
    for offset in range(len(shape.text)):
        assert sentence_around(shape, offset) == sentence_at(ends, offset)


def test_many_offsets_of_a_text_are_looked_up_in_all_its_ends() -> None:
    reading = Reading("Ja. Nei. " * 40)
    assert [reading.sentence(9 * n) for n in range(40)] == [(9 * n - (n > 0), 9 * n + 3) for n in range(40)]


@given(MIXED)
def test_words_are_counted_as_they_are_found(text: str) -> None:
    shape = Shape(text)
    words = shape.words().split()
    assert shape.word_counts() == (len(words), sum(len(word) > 6 for word in words))


@given(MIXED)
def test_a_length_is_that_of_the_cleaned_text(text: str) -> None:
    assert Reading(text).length == count(Shape(text).text)


@pytest.mark.parametrize("text", ["En\r\nto", "En\x00to", "En\x1cto", " ", "\x85", "e\u0301n"])
def test_what_cleaning_takes_away_has_no_length(text: str) -> None:
    assert Reading(text).length == len(prose(text).strip())


def test_a_sentence_is_found_by_any_offset_in_it_and_a_long_one_only_near() -> None:
    ends = (5, 10, 5_000)
    assert sentence_at(ends, 0) == (0, 5)
    assert sentence_at(ends, 5) == (5, 10)
    assert sentence_at(ends, 2_000) == (1_500, 2_500)
    assert sentence_at(ends, 4_900) == (4_400, 5_000)


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    shape = Shape("Kommunen utvikler tilbudet. Det er bra. - ")
    found = readability(shape, sentence_ends(shape))
    assert found.words == 6
    assert found.lix == pytest.approx(6 / 2 + 100 * 3 / 6)
    assert readability(Shape("…"), (1,)).words == 0
    assert not can_be_heavy(Shape("Kort."), 0, 10)


def test_the_longest_sentences_come_first() -> None:
    shape = Shape("En to. En to tre\nfire. En to tre.")
    assert longest_sentences(shape, sentence_ends(shape), 2) == ["En to tre fire.", "En to tre."]


def test_the_longest_sentences_are_found_where_they_stand() -> None:
    text = "En to tre.\n\nEn to  tre fire.   En to. \n"
    shape = Shape(text)
    spans = longest_spans(shape, sentence_ends(shape), 3)
    assert [(s.words, text[s.start : s.end]) for s in spans] == [
        (4, "En to  tre fire."),
        (3, "En to tre."),
        (2, "En to."),
    ]
    assert Reading(text).longest_spans(1) == spans[:1]


@pytest.mark.parametrize(
    ("lix", "band"),
    [(0, "light"), (34.9, "light"), (35, "medium"), (45, "heavy"), (54.9, "heavy"), (55, "very-heavy")],
)
def test_lix_lies_in_a_band_with_a_name(lix: float, band: str) -> None:
    assert Readability(lix, 1).band == band


def test_readability_tells_what_it_is_made_of() -> None:
    reading = Reading("Vi møter folk. Kartleggingen viser behovet.")
    assert reading.readability == Readability(3 + 100 * 2 / 6, 6, 2, 2)
    assert reading.readability is reading.readability


def test_a_paragraph_is_compared_without_line_width_and_case() -> None:
    text = "Vi møter folk der de er, hver dag og hver kveld, " * 3
    one, other = paragraphs(Shape(text)), paragraphs(Shape(text.replace(" hver", "\nhver").upper()))
    assert one.plain(one.signs) == other.plain(one.signs)[-1:]
    assert one.signs[0] in other.signs
    assert one.signs == paragraphs(Shape(text.replace("Vi møter", f"Vi{' ' * 20}møter"))).signs
    assert paragraphs(Shape("Kort.")) == Paragraphs()
    empty = paragraphs(Shape(" " * 101))
    assert empty.plain(empty.signs) == []
    assert len(paragraphs(Shape(f"{text}\n\n{text}")).signs) == 2


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u202f", "  ", "\t", "\n", "\n ", " \n", "\n\u00a0", "\n\u00a0\n", "\r", "\x85"]
)
@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_copy_is_found_whatever_white_space_is_in_it(space: str, dash: str) -> None:
    text = "Vi møter folk der de er, hver dag og hver kveld, der de bor, hjemme og ute, så lenge de selv vil det."
    one = paragraphs(Shape(f"Innledning.\n\n{text}\nSlutt."))
    other = paragraphs(Shape(f"{text.replace('kveld, ', f'kveld,{space}').upper()}\n\nEtterpå {dash} her."))
    same = shared([("one", one.signs), ("other", other.signs)], ())
    assert one.plain(same) == other.plain(same) == [text.lower()]
    assert not shared([("one", one.signs), ("one", other.signs)], ())
    assert shared([("one", one.signs)], other.signs) == same


NAMES = {"Rana", "Alta", "Loppa", "Hasvik", "Nore og Uvdal", "Nord-Fron"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi i Rana kommune", ["Rana"]),
        ("Rana kommunes plan", ["Rana"]),
        ("(Nord-Fron kommune)", ["Nord-Fron"]),
        ("Nore og Uvdal kommune", ["Nore og Uvdal"]),
        ("Alta, Loppa og Hasvik kommuner", ["Alta", "Loppa", "Hasvik"]),
        ("Loppa og Hasvik kommunar", ["Loppa", "Hasvik"]),
        ("Alta og Rana kommune", ["Rana"]),
        ("By og Rana kommuner", ["Rana"]),
        ("Alta Rana kommuner", ["Rana"]),
        ("Rana kommuner", ["Rana"]),
        ("og Rana kommuner", ["Rana"]),
        ("tidligere Rana kommune", []),
        ("Vår kommune, ny kommune og Ranas Kommune", []),
        ("Rana Kommune, søkeren", ["Rana"]),
        ("NORE OG UVDAL KOMMUNE OG RANA KOMMUNES PLAN", ["Nore og Uvdal", "Rana"]),
        ("Rana kommunestyre og Ranakommune", []),
        ("Kommune og Rana  kommune", ["Rana"]),
    ],
)
def test_a_municipality_is_a_name_before_kommune(text: str, found: list[str]) -> None:
    mentions = municipality_mentions(Shape(text))
    assert [name for mention in mentions for name in named_municipalities(mention, NAMES)] == found


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


def test_the_county_has_other_words_that_begin_as_its_governor_did() -> None:
    shape = Shape("Fylkesmuseet og fylkesmeisteren er med.")
    assert county_governors(shape, partial(sentence_around, shape)) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("@", []),
        ("a@b.no@c.no", ["a•••@b.no"]),
        ("a" * 65 + "@b.no", []),
        ("a@b.no, c.d@e.no", ["a•••@b.no", "c•••@e.no"]),
    ],
)
def test_an_address_is_read_from_its_sign(text: str, masked: list[str]) -> None:
    assert [email.masked for email in contacts(Shape(text)).emails] == masked


def test_a_figure_is_meant_for_the_budget_of_its_years_only() -> None:
    shape = Shape("Lønn i 2024 er 500 000 kr. Fjorårets lønn var 400 000 kr. Huset koster 300 000 kr.")
    sentence = partial(sentence_around, shape)
    meant = [is_meant(shape, sentence, figure, {2024}) for figure in figures(shape)]
    assert meant == [True, False, False]
    assert not is_meant(shape, sentence, figures(shape)[0], {2023})
    assert written(shape, figures(shape)[0]) == "500 000 kr"


def test_words_and_places_are_found_in_a_text() -> None:
    assert list(places("ababab", "ab")) == [0, 2, 4]
    assert word_before("en to", 3) == "en"
    assert word_before("en\nto", 3) == "en"
    assert word_before("fra en\nto tre", 10) == "to"
    assert word_before("en\nto tre", 6) == "to"
    assert word_before("ento", 2) == ""
    assert word_before("  to", 2) == ""
    assert word_before("to", 0) == ""


def test_a_text_is_read_once_and_a_very_long_one_is_not_kept() -> None:
    assert read("Vi har en plan.") is read("Vi har en plan.")
    assert read("a" * 10_001) is not read("a" * 10_001)


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
