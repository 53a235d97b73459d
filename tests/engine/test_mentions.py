"""Which municipalities a text names."""

from __future__ import annotations

import pytest

from wizard.engine.mentions import municipality_mentions, named_municipalities
from wizard.engine.shapes import Shape

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
