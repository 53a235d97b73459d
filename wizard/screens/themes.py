"""The colours: two themes of our own, the terminal's own colours, and none at all.

Every pair of colours that meets on a screen is measured by tests (test_pictures.py and
test_look_colours.py in tests/screens): text at least 4.5 to 1, borders and what shows the focus at least
3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
Colour is never alone: a sign, a word, a frame or reversed letters say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

DARK, LIGHT, TERMINAL = "dark", "light", "terminal"
CHOICES: Final = (DARK, LIGHT, TERMINAL)
"""What one can choose; as `--theme`, in VEIVISER_THEME, and in the list of commands."""
LIGHT_GROUNDS: Final = frozenset({"7", "15"})
"""The last number of COLORFGBG where the terminal says that its ground is light."""

_DARK: Final = Theme(
    name=DARK,
    primary="#6cb2f5",
    secondary="#9fb0c0",
    accent="#f0c674",
    warning="#f2c14e",
    error="#ff948a",
    success="#82d492",
    foreground="#e4e9ef",
    background="#12171e",
    surface="#18202a",
    panel="#202b37",
    variables={
        "text": "#e4e9ef",
        "text-muted": "#a9b6c3",
        "text-disabled": "#98a5b2",
        "text-error": "#ff948a",
        "text-warning": "#f2c14e",
        "text-success": "#82d492",
        "text-primary": "#8cc4fb",
        "text-accent": "#f0c674",
        "border": "#6cb2f5",
        "border-blurred": "#728398",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#2b74bd",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#e4e9ef",
        "block-cursor-blurred-background": "#33465a",
        "block-hover-background": "#202b37",
        "input-cursor-background": "#f4f7fa",
        "input-cursor-foreground": "#12171e",
        "input-selection-background": "#2b74bd",
        "input-selection-foreground": "#ffffff",
        "screen-selection-background": "#2b74bd",
        "screen-selection-foreground": "#ffffff",
        "scrollbar": "#728398",
        "scrollbar-hover": "#8ea0b4",
        "scrollbar-active": "#6cb2f5",
        "scrollbar-background": "#12171e",
        "scrollbar-background-hover": "#12171e",
        "scrollbar-background-active": "#12171e",
        "scrollbar-corner-color": "#12171e",
    },
)
_LIGHT: Final = Theme(
    name=LIGHT,
    dark=False,
    primary="#0b5cad",
    secondary="#4a5a69",
    accent="#7a4b00",
    warning="#7d4a00",
    error="#ad1f17",
    success="#1a6a33",
    foreground="#18222c",
    background="#fbfaf7",
    surface="#ffffff",
    panel="#e6ecf2",
    variables={
        "text": "#18222c",
        "text-muted": "#4b5864",
        "text-disabled": "#57646f",
        "text-error": "#ad1f17",
        "text-warning": "#7d4a00",
        "text-success": "#1a6a33",
        "text-primary": "#0b5cad",
        "text-accent": "#7a4b00",
        "border": "#0b5cad",
        "border-blurred": "#74828f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#0b5cad",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#18222c",
        "block-cursor-blurred-background": "#cbdcec",
        "block-hover-background": "#e6ecf2",
        "input-cursor-background": "#18222c",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#0b5cad",
        "input-selection-foreground": "#ffffff",
        "screen-selection-background": "#0b5cad",
        "screen-selection-foreground": "#ffffff",
        "scrollbar": "#74828f",
        "scrollbar-hover": "#56646f",
        "scrollbar-active": "#0b5cad",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
    },
)
MARK: Final = "#010203"
"""A ground that is never drawn: `Reversed` makes reversed letters of it. Textual (8.2.8) forgets
`text-style: reverse` in the lines of a list."""
# What the terminal calls its colours is not known here, so text keeps to the two that surely differ:
# the letters' own and the ground's own, the one that is chosen reversed.
_TERMINAL: Final = Theme(
    name=TERMINAL,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "surface-active": "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "foreground-muted": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": MARK,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "ansi_default",
        "block-cursor-blurred-background": "ansi_default",
        "block-cursor-blurred-text-style": "underline",
        "block-hover-background": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": MARK,
        "screen-selection-foreground": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "link-color": "ansi_default",
        "link-color-hover": "ansi_default",
        "link-background-hover": "ansi_default",
    },
)
THEMES: Final = (_DARK, _LIGHT, _TERMINAL)


_REVERSED: Final = Style(color="default", bgcolor="default", reverse=True)


@lru_cache(1024)
def _reversed(style: Style) -> Style:
    """A style with the mark as reversed letters; any other as it is."""
    marked = style.bgcolor is not None and style.bgcolor.name == MARK
    return style + _REVERSED if marked else style


class Reversed(LineFilter):
    """Draws what is chosen in reversed letters, where colours are the terminal's own."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments without the mark."""
        return [
            Segment(text, _reversed(style) if style is not None else None, control)
            for text, style, control in segments
        ]


class NoColours(LineFilter):
    """Takes every colour away and leaves the rest: bold, underline, reverse.

    Textual's own answer to NO_COLOR is shades of grey on a painted ground.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments in the terminal's own two colours."""
        return [
            Segment(text, _reversed(style).without_color if style is not None else None, control)
            for text, style, control in segments
        ]


def no_colours(environment: Mapping[str, str]) -> bool:
    """Whether colours are declined: NO_COLOR is there and not empty (no-color.org)."""
    return bool(environment.get("NO_COLOR"))


def first_theme(environment: Mapping[str, str], asked: str = "", kept: str = "") -> str:
    """The theme to begin with: what is asked for, what was chosen last, or what suits the terminal."""
    if no_colours(environment):
        return TERMINAL
    for name in (asked, environment.get("VEIVISER_THEME", ""), kept):
        if name in CHOICES:
            return name
    if _few_colours(environment):
        return TERMINAL
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in LIGHT_GROUNDS else DARK


def _few_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has sixteen colours or fewer: then ours would come out as others."""
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return False
    term = environment.get("TERM", "")
    return term in ("linux", "dumb", "ansi", "cons25") or term.startswith(("vt", "linux"))
