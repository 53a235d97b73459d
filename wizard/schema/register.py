"""The register of municipalities that an edition uses, and the statsforvalter offices."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from wizard.schema.base import Frozen


class OfficeName(Frozen):
    """A name an office had, until the given date (None: still)."""

    name: str
    until: date | None = None


class Office(Frozen):
    """A statsforvalter office; `names` oldest first."""

    id: str
    names: tuple[OfficeName, ...]


class Municipality(Frozen):
    """One municipality of one year's structure."""

    number: str
    name: str
    names: tuple[str, ...] = ()
    """Every name it can be searched by, parallel names (Sami, Kven) included."""
    county: str
    office: str
    """The id of the office that receives the application."""
    orgnr: str | None = None
    number_before: str | None = None
    """Its number in the structure before, where that is known."""


class Register(Frozen):
    """The municipalities of one structure, in the order of their numbers."""

    id: str = ""
    municipalities: tuple[Municipality, ...] = ()
    offices: tuple[Office, ...] = ()

    @cached_property
    def by_number(self) -> dict[str, Municipality]:
        """The municipalities by four-digit number."""
        return {m.number: m for m in self.municipalities}

    @cached_property
    def numbers_by_name(self) -> dict[str, frozenset[str]]:
        """Every name, parallel names included, and the numbers of the municipalities that bear it."""
        numbers: dict[str, set[str]] = {}
        for municipality in self.municipalities:
            for name in (municipality.name, *municipality.names):
                numbers.setdefault(name, set()).add(municipality.number)
        return {name: frozenset(some) for name, some in numbers.items()}

    @cached_property
    def office(self) -> dict[str, Office]:
        """The offices by id."""
        return {o.id: o for o in self.offices}
