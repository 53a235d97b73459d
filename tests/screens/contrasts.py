"""Contrasts as WCAG 2.2 measures them, of everything that is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.color import Color
from rich.style import Style
from textual.strip import Strip

TEXT, FORM = 4.5, 3.0
"""WCAG 2.2: text (1.4.3), and what is not text (1.4.11)."""
FORMS = re.compile("[\u2500-\u259f]")
WORDS = re.compile("[^ \u2500-\u259f]")
"""Frames and bars, and everything else that is drawn."""


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG defines it."""
    triplet = color.triplet
    assert triplet is not None
    parts = [part / 255 for part in triplet]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(strips: Iterable[Strip]) -> set[tuple[str, str, bool]]:
    """Each pair of colours on a screen, letters on ground, and whether it is a frame."""
    styles: set[tuple[Style, bool]] = set()
    for strip in strips:
        for segment in strip:
            if segment.style is not None:
                styles |= {(segment.style, True)} if FORMS.search(segment.text) else set()
                styles |= {(segment.style, False)} if WORDS.search(segment.text) else set()
    found = set()
    for style, form in styles:
        if style.color is not None and style.bgcolor is not None:
            ink, ground = (style.color, style.bgcolor)[:: -1 if style.reverse else 1]
            found.add((ink.name, ground.name, form))
    return found


class Contrasts:
    """The pairs of colours of many screens: which have too little contrast, and where they were seen first."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str, bool]] = set()
        self.poor: dict[tuple[str, str, bool], str] = {}

    def look(self, name: str, strips: Iterable[Strip]) -> None:
        """Measure what a screen has that none before it had."""
        new = pairs(strips) - self.seen
        self.seen |= new
        for ink, ground, form in new:
            if contrast(Color.parse(ink), Color.parse(ground)) < (FORM if form else TEXT):
                self.poor[ink, ground, form] = name

    def close(self) -> None:
        """There was enough to see, and all of it can be read."""
        assert len(self.seen) > 10
        assert not self.poor, self.poor
