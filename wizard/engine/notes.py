"""Notes at the answers: a note on a row stays with its row when rows are moved, added and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wizard.engine.pointers import spot


def follow(notes: Mapping[str, str], question: str, before: Any, after: Any) -> dict[str, str]:
    """The notes after the rows of a table have become others. A row that is deleted takes its notes along.

    `before` and `after` are the answers to `question`; what is no table has no rows.
    """
    if not any(spot(pointer).question == question and spot(pointer).row is not None for pointer in notes):
        return dict(notes)
    places = _places(_rows(before), _rows(after))
    kept = {}
    for pointer, text in notes.items():
        place = spot(pointer)
        if place.question != question or place.row is None:
            kept[pointer] = text
        elif place.row in places:
            column = f"/{place.column}" if place.column else ""
            kept[f"/{question}/{places[place.row]}{column}"] = text
    return kept


def _rows(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _places(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """Where each row is now: equal rows first, then those that were edited, in their order."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    places = {n: n for n in range(head)}
    places |= {len(before) - 1 - n: len(after) - 1 - n for n in range(tail)}
    free = list(range(head, len(after) - tail))
    edited = []
    for old in range(head, len(before) - tail):
        same = next((new for new in free if after[new] == before[old]), None)
        if same is None:
            edited.append(old)
        else:
            places[old] = same
            free.remove(same)
    return places | dict(zip(edited, free, strict=False))


def still_closed(
    closed: Iterable[str], before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str, ...]:
    """The pointers of the notes that are dealt with, after notes have followed their rows.

    A note that is gone stays marked, for an undo may bring it back.
    """
    fresh = [pointer for pointer in after if pointer not in before or before[pointer] != after[pointer]]
    moved = []
    for pointer in closed:
        text = before.get(pointer)
        if text is None or after.get(pointer) == text:
            moved.append(pointer)
            continue
        moved.append(next((new for new in fresh if after[new] == text), pointer))
    return tuple(dict.fromkeys(moved))
