"""The grammar of `veiviser train`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wizard.arguments_more import whole

if TYPE_CHECKING:
    from wizard.content.interface import Interface

Parser = argparse.ArgumentParser

OPEN: Final = "open"
"""What is done where no action is named: the app, at an exercise or at the list."""
ACTIONS: Final = (OPEN, "list", "results", "new", "from-draft", "generate", "score")
FORMATS: Final = ("text", "csv", "json", "markdown")
KINDS: Final = ("find_faults", "decide", "fill_in")
"""The kinds of exercises; the shape of an exercise has them too, and a test compares."""
_WITH_VALUE: Final = ("--lang", "--today", "--drafts", "--content", "--theme", "--trainee")


def opened(arguments: Sequence[str]) -> list[str]:
    """The arguments with the action `open` before an exercise that stands alone."""
    given = list(arguments)
    place = 0
    while place < len(given) and given[place].startswith("-") and given[place] != "-":
        if given[place] in ("-h", "--help"):
            return given
        place += 2 if given[place] in _WITH_VALUE else 1
    if place < len(given) and given[place] in ACTIONS:
        return given
    return [OPEN, *given]


def train_options(
    train: Parser,
    interface: Interface,
    again: Callable[[Interface], Parser],
    looks: Callable[[Parser, Interface], None],
) -> None:
    """The actions of `train`; `again` makes the common options, `looks` adds those of a screen."""
    say = interface.say
    actions = train.add_subparsers(dest="action", metavar=say("cli.action"), required=True)

    def one(name: str) -> Parser:
        told: dict[str, Any] = {"help": say(f"training_cli.help.{name}")} if name != OPEN else {}
        action: Parser = actions.add_parser(
            name, description=say(f"training_cli.help.{name}"), parents=[again(interface)], **told
        )
        return action

    shown, _ = one(OPEN), one("list")
    shown.add_argument(
        "exercise", nargs="?", default="", metavar=_name(say), help=say("training_cli.help.id")
    )
    looks(shown, interface)
    _trainee(shown, interface)
    results = one("results")
    results.add_argument("--format", choices=FORMATS, default="text", help=say("training_cli.help.format"))
    _trainee(results, interface)
    _to_make(one, interface)
    score = one("score")
    score.add_argument("exercise", metavar=_name(say), help=say("training_cli.help.id"))
    score.add_argument("file", metavar=say("cli.file"), help=say("training_cli.help.marks"))
    score.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("training_cli.help.format")
    )


def _to_make(one: Callable[[str], Parser], interface: Interface) -> None:
    """The actions that make an exercise; `one` adds an action of that name."""
    say = interface.say
    new = one("new")
    new.add_argument("id", metavar=say("training_cli.new-id"), help=say("training_cli.help.new-id"))
    new.add_argument("--kind", choices=KINDS, required=True, help=say("training_cli.help.kind"))
    _scheme(new, interface)
    draft = one("from-draft")
    draft.add_argument("source", metavar=say("cli.source"), help=say("cli.help.source"))
    draft.add_argument("id", metavar=say("training_cli.new-id"), help=say("training_cli.help.new-id"))
    made = one("generate")
    _scheme(made, interface)
    made.add_argument(
        "--seed", type=whole(interface), default=0, metavar=say("sample.number"), help=say("sample.help.seed")
    )
    made.add_argument(
        "--level", type=int, choices=range(1, 6), default=2, help=say("training_cli.help.level")
    )
    made.add_argument("--out", type=Path, metavar=say("cli.folder"), help=say("training_cli.help.out"))


def _name(say: Callable[..., str]) -> str:
    return say("training_cli.exercise")


def _trainee(options: Parser, interface: Interface) -> None:
    options.add_argument(
        "--trainee",
        metavar=interface.say("training_cli.name"),
        help=interface.say("training_cli.help.trainee"),
    )


def _scheme(options: Parser, interface: Interface) -> None:
    options.add_argument(
        "--scheme",
        required=True,
        metavar=interface.say("cli.scheme"),
        help=interface.say("cli.help.scheme"),
    )
