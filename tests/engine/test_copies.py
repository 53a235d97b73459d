"""Paragraphs that stand in two texts: found whatever their case, white space and width of line."""

from __future__ import annotations

import pytest

from wizard.engine.copies import Paragraphs, paragraphs, shared
from wizard.engine.shapes import Shape


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
