"""Which files and which rules a check is about, where that is not all of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

from wizard.commands.context import Refusal
from wizard.content.library import Library
from wizard.content.nearest import nearest
from wizard.engine.patterns import lazy
from wizard.export.piecewise import rule_ids
from wizard.export.report import UNREADABLE

_DAY: Final = lazy(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Choices(NamedTuple):
    """What was asked for."""

    only: frozenset[str] | None
    """The rules that are reported on; None is all."""
    since: float | None
    """Seconds of the epoch from which on a file counts as changed; None is any time."""

    @classmethod
    def of(cls, library: Library, only: Sequence[str] | None, since: str | None) -> Choices:
        """The choices as they are written. Raises Refusal where a rule or a time is not known."""
        return cls(_rules(library, only) if only else None, _time(since) if since else None)


def _rules(library: Library, only: Sequence[str]) -> frozenset[str]:
    """The rules of these ids; each must be one of a scheme's."""
    known = {UNREADABLE}
    for scheme in library.schemes():
        for edition in scheme.editions:
            known |= rule_ids(library.definition(scheme.id, edition.id))
    for rule in only:
        if rule not in known:
            near = nearest(rule, known)
            raise Refusal("unknown-rule-near" if near else "unknown-rule", name=rule, nearest=near)
    return frozenset(only)


def _time(since: str) -> float:
    """The start of a day here, or just after the time at which a file was last changed."""
    if _DAY.fullmatch(since):
        with contextlib.suppress(ValueError, OverflowError, OSError):
            return datetime.combine(date.fromisoformat(since), time()).astimezone().timestamp()
    try:
        # A file that was changed with this one is not newer.
        return os.stat(since).st_mtime + 1e-6  # noqa: PTH116 - a name, which may be anything
    except (OSError, ValueError):
        raise Refusal("no-since", name=since) from None
