"""What a reply can name: the office that receives the application, as it is called at the deadline."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.replies import office_name, reply_values
from wizard.schema.application import Application

OLD, NEW = "Statsforvalteren i Oslo og Viken", "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"


@pytest.mark.parametrize(
    ("scheme", "edition", "name"),
    [
        ("overgangsordning", "2023", OLD),
        ("overgangsordning", "2024", OLD),
        ("kommunalt-rusarbeid", "2023", OLD),
        ("kommunalt-rusarbeid", "2024", NEW),
        ("kommunalt-rusarbeid", "2025", NEW),
    ],
)
def test_the_office_has_the_name_it_has_at_the_deadline(
    library: Library, scheme: str, edition: str, name: str
) -> None:
    definition = library.definition(scheme, edition)
    application = Application(scheme=scheme, edition=edition, answers={"municipality": "0301"})
    values = reply_values(definition, assess(definition, application, TODAY))
    assert (values["county_governor"], values["municipality_name"]) == (name, "Oslo")


def test_without_a_municipality_there_is_no_office_to_name(library: Library) -> None:
    definition = library.definition("overgangsordning", "2023")
    application = Application(scheme="overgangsordning", edition="2023", answers={"municipality": "1"})
    assert "county_governor" not in reply_values(definition, assess(definition, application, TODAY))


def test_an_office_that_is_not_in_the_register_is_called_by_its_id(library: Library) -> None:
    assert (
        office_name(library.definition("overgangsordning", "2023").registry, "svalbard", TODAY) == "svalbard"
    )
