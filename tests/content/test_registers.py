"""The registers: every municipality of both structures, with the office that receives its application."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from stdnum.no import orgnr as oracle

from wizard.content.files import BrokenContent
from wizard.content.folders import content_root
from wizard.content.library import Library
from wizard.engine.replies import office_name
from wizard.schema.register import Register

YEARS = {"2023": (356, 11), "2024": (357, 15)}
OFFICES = {
    "oslo-viken": (52, 52),
    "innlandet": (46, 46),
    "vestfold-telemark": (23, 23),
    "agder": (25, 25),
    "rogaland": (23, 23),
    "vestland": (43, 43),
    "more-romsdal": (26, 27),
    "trondelag": (38, 38),
    "nordland": (41, 41),
    "troms-finnmark": (39, 39),
}


def register(library: Library, year: str) -> Register:
    return library.register(f"municipalities-{year}")


@pytest.mark.parametrize(("year", "counts"), YEARS.items())
def test_every_municipality_and_county_of_the_structure_is_there(
    library: Library, year: str, counts: tuple[int, int]
) -> None:
    found = register(library, year).municipalities
    assert (len(found), len({m.county for m in found})) == counts
    numbers = [m.number for m in found]
    assert len(set(numbers)) == len(numbers)
    assert all(len(n) == 4 and n.isdecimal() for n in numbers)


@pytest.mark.parametrize("place", [0, 1])
def test_each_office_has_its_municipalities(library: Library, place: int) -> None:
    found = Counter(m.office for m in register(library, list(YEARS)[place]).municipalities)
    assert found == {office: counts[place] for office, counts in OFFICES.items()}


@pytest.mark.parametrize("year", YEARS)
def test_every_organisation_number_is_valid_and_only_two_are_missing(library: Library, year: str) -> None:
    found = register(library, year).municipalities
    assert all(oracle.is_valid(m.orgnr) for m in found if m.orgnr)
    assert [m.name for m in found if not m.orgnr] == ([] if year == "2023" else ["Ålesund", "Haram"])
    numbers = [m.orgnr for m in found if m.orgnr]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("year", YEARS)
def test_two_names_stand_twice(library: Library, year: str) -> None:
    names = Counter(m.name for m in register(library, year).municipalities)
    assert sorted(name for name, count in names.items() if count > 1) == ["Herøy", "Våler"]


@pytest.mark.parametrize(
    ("year", "number", "names"),
    [
        ("2024", "5540", ("Kåfjord", "Gáivuotna", "Kaivuono")),
        ("2023", "5426", ("Kåfjord", "Gáivuotna", "Kaivuono")),
        ("2023", "1826", ("Hattfjelldal", "Aarborte")),
        ("2023", "5001", ("Trondheim", "Tråante")),
        ("2024", "5538", ("Storfjord", "Omasvuotna", "Omasvuono")),
        ("2023", "0301", ("Oslo",)),
        ("2023", "1507", ("Ålesund",)),
    ],
)
def test_a_municipality_can_be_searched_by_every_parallel_name(
    library: Library, year: str, number: str, names: tuple[str, ...]
) -> None:
    assert register(library, year).by_number[number].names == names


def test_no_name_is_left_unsplit(library: Library) -> None:
    for year in YEARS:
        for municipality in register(library, year).municipalities:
            assert municipality.name == municipality.names[0]
            assert not [name for name in municipality.names if " - " in name or "–" in name]


def test_the_number_before_leads_back_to_the_structure_of_2023(library: Library) -> None:
    before = register(library, "2023").by_number
    renumbered = [m for m in register(library, "2024").municipalities if m.number_before]
    assert len(renumbered) > 100
    assert all(m.number_before in before for m in renumbered)
    same = [m for m in register(library, "2024").municipalities if not m.number_before]
    assert all(m.number in before for m in same)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 3, 5), "Statsforvalteren i Oslo og Viken"),
        (date(2024, 2, 1), "Statsforvalteren i Oslo og Viken"),
        (date(2024, 3, 1), "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"),
        (date(2025, 3, 1), "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"),
    ],
)
def test_an_office_has_the_name_it_had_on_the_day(library: Library, day: date, name: str) -> None:
    for year in YEARS:
        assert office_name(register(library, year), "oslo-viken", day) == name


def test_the_sources_and_licences_travel_with_the_data() -> None:
    for year in YEARS:
        raw = json.loads((content_root() / "registers" / f"municipalities-{year}.json").read_text("utf-8"))
        assert "CC BY 4.0" in json.dumps(raw["meta"])
        assert "Kartverket" in json.dumps(raw["meta"])


def test_the_levy_rates_are_those_of_the_zones(library: Library) -> None:
    levy = library.definition("overgangsordning", "2023").levy
    assert levy.zones == {"I": 14.1, "Ia": 14.1, "II": 10.6, "III": 6.4, "IV": 5.1, "IVa": 7.9, "V": 0.0}
    assert levy.source in library.definition("overgangsordning", "2023").source


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"municipalities": [{"number": 1}]}'])
def test_a_register_that_is_none_is_broken_content(tmp_path: Path, text: str) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "r.json").write_text(text)
    with pytest.raises(BrokenContent, match=r"registers/r\.json"):
        Library(tmp_path).register("r")


def test_a_register_that_is_not_there_is_broken_content(library: Library) -> None:
    for name in ("nowhere", "../registers/municipalities-2023"):
        with pytest.raises(BrokenContent, match="missing"):
            library.register(name)
