"""How answers to an earlier shape of a scheme's questions become answers to the present one: data."""

from __future__ import annotations

from typing import Self

from pydantic import Field as Option
from pydantic import model_validator

from wizard.schema.base import Frozen

ACTS = ("rename", "move", "split", "convert", "drop")


class MigrationStep(Frozen):
    """One step; exactly one of its acts names the old place, a question or `table.column`.

    `rename`: the same answer under another id (`to`). `move`: between a question and a column, or
    between tables; a question becomes the first row's cell, a cell of the first row that has one
    becomes the question. `split`: a text cut at `at` into several questions or columns, the last of
    which gets what is left. `convert`: read again as the kind that the question has now; what cannot
    be read so stays as the text that it was. `drop`: nothing asks for it any more; it is kept aside.
    """

    rename: str = ""
    move: str = ""
    split: str = ""
    convert: str = ""
    drop: str = ""
    to: tuple[str, ...] = ()
    at: str = " "
    choices: dict[str, str] = Option(default_factory=dict)
    """Of a rename or a conversion: old choice id -> new."""

    @model_validator(mode="after")
    def _one_act(self) -> Self:
        acts = [act for act in ACTS if getattr(self, act)]
        if len(acts) != 1:
            raise ValueError("a step has exactly one act")
        wanted = {"rename": 1, "move": 1, "convert": 0, "drop": 0}.get(acts[0])
        if (wanted is not None and len(self.to) != wanted) or (wanted is None and len(self.to) < 2):  # noqa: PLR2004
            raise ValueError("`to` does not fit the act")
        return self

    @property
    def act(self) -> str:
        """Which act it is."""
        return next(act for act in ACTS if getattr(self, act))

    @property
    def old(self) -> str:
        """The place that it starts from."""
        return str(getattr(self, self.act))


class Migration(Frozen):
    """The steps of one revision of a scheme, in order."""

    id: str
    editions: tuple[str, ...] = ()
    """The editions that were revised; empty for all."""
    step: tuple[MigrationStep, ...] = ()
