"""Yes or no, one of several, some of several. In data: a boolean, an id, a list of ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wizard.engine.patterns import lazy
from wizard.engine.refusals import refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

YES: Final = frozenset({"ja", "j", "yes", "y"})
NO: Final = frozenset({"nei", "n", "no"})

_SEPARATORS: Final = lazy(r"[,;\s]+")


def parse_yes_no(field: Field, text: str) -> bool | Refused:
    """`ja`, `nei`, `yes`, `no` or the first letter."""
    word = tidy(text).casefold()
    if word in YES:
        return True
    return False if word in NO else refuse(field.kind, "unreadable", text)


def check_yes_no(field: Field, value: object) -> bool | Refused:
    """What JSON holds: true or false."""
    return value if isinstance(value, bool) else refuse(field.kind, "json-type", value)


def show_yes_no(value: bool, lang: str) -> str:
    """Yes or no in the language."""
    if lang == "en":
        return "Yes" if value else "No"
    return "Ja" if value else "Nei"


def _choice_id(field: Field, typed: str) -> str | None:
    """The id that was meant: as it stands, or without regard to capitals, spaces and hyphens."""
    if typed in field.choices:
        return typed
    folded = _folded(typed)
    meant = [choice for choice in field.choices if _folded(choice) == folded]
    return meant[0] if len(meant) == 1 else None


def _folded(text: str) -> str:
    return text.casefold().replace(" ", "_").replace("-", "_")


def _unknown(field: Field, found: object) -> Refused:
    return refuse(field.kind, "unknown", found, choices=list(field.choices))


def parse_choice(field: Field, text: str) -> str | Refused:
    """An id of the field's choices. Labels and numbers belong to the screens."""
    return _choice_id(field, tidy(text)) or _unknown(field, text)


def check_choice(field: Field, value: str) -> str | Refused:
    """What JSON holds: the id, letter by letter."""
    return value if value in field.choices else _unknown(field, value)


def parse_choices(field: Field, text: str) -> list[str] | Refused | None:
    """Ids with commas, semicolons or spaces between; one that is named twice counts once."""
    chosen: list[str] = []
    for typed in filter(None, _SEPARATORS.split(tidy(text))):
        meant = _choice_id(field, typed)
        if meant is None:
            return _unknown(field, typed)
        if meant not in chosen:
            chosen.append(meant)
    return _together(field, chosen) if chosen else None


def check_choices(field: Field, value: object) -> list[str] | Refused:
    """What JSON holds: a list of ids, none twice, in the order they were chosen."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return refuse(field.kind, "json-type", value)
    chosen: list[str] = []
    for item in value:
        if item not in field.choices:
            return _unknown(field, item)
        if item in chosen:
            return refuse(field.kind, "twice", item, choice=item)
        chosen.append(item)
    return _together(field, chosen)


def _together(field: Field, chosen: list[str]) -> list[str] | Refused:
    if len(chosen) > 1 and field.exclusive in chosen:
        return refuse(field.kind, "exclusive", field.exclusive, choice=field.exclusive)
    return chosen


def show_choices(value: Sequence[object]) -> str:
    """The ids with commas between."""
    return ", ".join(str(item) for item in value)
