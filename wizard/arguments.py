"""The command line's grammar, in the reader's language.

argparse has no way to be given another language than its process's; its sentences all pass through
two module functions, which are replaced here. A sentence that a newer Python adds stays English
until the content has it; a test looks for such.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn

from wizard.arguments_check import check_options
from wizard.arguments_more import more, more_of_fill, more_of_schemes
from wizard.content.nearest import nearest
from wizard.engine.patterns import lazy

if TYPE_CHECKING:
    from wizard.content.interface import Interface

LANGUAGES: Final = ("nb", "nn", "en")
THEMES: Final = ("dark", "light", "terminal")
"""The colours of the screens; `wizard.screens.themes` has them."""
_DAY: Final = lazy(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and where help is."""

    later: Callable[[], None] | None = None
    """Adds the options of a command that is asked for: no other needs to hear of them."""
    completed: Callable[[Sequence[str]], list[str]] | None = None
    """Puts in what a command leaves unsaid."""
    say: ClassVar[Callable[..., str]]
    """The sentences of the language in use."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Take all arguments; there is none that is known to somebody else."""
        if self.later is not None:
            add, self.later = self.later, None
            add()
        if self.completed is not None:
            args = self.completed(args)
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._unknown(unknown))
        return found, unknown

    def _unknown(self, arguments: Sequence[str]) -> str:
        """That there are no such arguments; of an option, the one that was probably meant."""
        option = next((one.split("=")[0] for one in arguments if one.startswith("-")), None)
        if option is None:
            return Parser.say("cli.too-much", given=list(arguments))
        known = {name.lstrip("-"): name for name in self._option_string_actions}
        near = nearest(option.lstrip("-"), known)
        if near:
            return Parser.say("cli.unknown-near", given=option, nearest=known[near])
        return Parser.say("cli.unknown-option", given=option, command=self.prog)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a value that is none of those there are, with the nearest or else all of them."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = nearest(str(value).lower(), known)
        if near:
            raise argparse.ArgumentError(action, Parser.say("cli.unknown-near", given=value, nearest=near))
        raise argparse.ArgumentError(action, Parser.say("cli.unknown-value", given=value, known=known))

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2 and one line; what was typed may hold anything."""
        from wizard.export.escape import one_line  # noqa: PLC0415 - only where something is wrong

        self.exit(2, f"{self.prog}: {one_line(message)}\n")


def language(arguments: Sequence[str], environment: str = "") -> str:
    """The language asked for by `--lang`, else by the environment, else bokmål.

    Looked up before anything is parsed, since the parser itself must speak it.
    """
    for n, argument in enumerate(arguments):
        if argument == "--":
            break
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and n + 1 < len(arguments):
            value = arguments[n + 1]
        if value in LANGUAGES:
            return value
    return environment if environment in LANGUAGES else "nb"


def parser(interface: Interface, version: str) -> Parser:
    """The whole grammar. Commands are shown only when they are built."""
    _speak(interface)
    say = interface.say
    common = Parser(add_help=False)
    _common(common, interface)
    # The options are accepted before the command too; there they must not undo what stands after it.
    top = Parser(prog="veiviser", description=say("cli.about"), epilog=say("cli.after"), parents=[common])
    top.add_argument("--version", action="version", version=f"veiviser {version}", help=say("cli.version"))
    _looks(top, interface)
    commands = top.add_subparsers(dest="command", title=say("cli.commands"), metavar=say("cli.command"))

    def command(name: str, said: str = "") -> Parser:
        described = said or say(f"cli.help.{name}")
        return commands.add_parser(name, help=described, description=described, parents=[common])

    fill = command("fill")
    fill.add_argument("target", nargs="?", metavar=say("cli.target"), help=say("cli.help.target"))
    _looks(fill, interface)
    fill.add_argument("--answers", type=Path, metavar=say("cli.file"), help=say("cli.help.answers"))
    fill.later = lambda: more_of_fill(fill, interface)
    check = command("check")
    check.later = lambda: check_options(check, interface)
    package = command("package")
    package.add_argument("source", metavar=say("cli.source"), help=say("cli.help.source"))
    package.add_argument(
        "--out", type=Path, required=True, metavar=say("cli.folder"), help=say("cli.help.out")
    )
    package.add_argument("--draft", action="store_true", help=say("cli.help.draft"))
    command("verify").add_argument(
        "folder", type=Path, metavar=say("cli.folder"), help=say("cli.help.folder")
    )
    command("open").add_argument("source", metavar=say("cli.file"), help=say("cli.help.opened"))
    more(command, interface)
    _groups(command, interface)
    return top


def _looks(options: argparse.ArgumentParser, interface: Interface) -> None:
    """The options of the commands that show screens."""
    options.add_argument(
        "--theme", choices=THEMES, default=argparse.SUPPRESS, help=interface.say("cli.help.theme")
    )


def _groups(command: Any, interface: Interface) -> None:
    """The commands that have commands of their own."""
    say = interface.say

    def described(code: str, parents: list[Parser]) -> dict[str, Any]:
        return {"help": say(code), "description": say(code), "parents": parents}

    drafts = command("drafts").add_subparsers(dest="action", metavar=say("cli.action"), required=True)
    both = [_again(interface), _practice(interface)]
    listed = drafts.add_parser("list", **described("cli.help.drafts-list", both))
    listed.add_argument("words", nargs="*", metavar=say("cli.word"), help=say("cli.help.drafts-words"))
    listed.add_argument("--archived", action="store_true", help=say("cli.help.drafts-archived"))
    drafts.add_parser("trash", **described("cli.help.drafts-trash", both))
    for action, what in (("delete", "draft"), ("history", "draft"), ("restore", "deleted")):
        one = drafts.add_parser(action, **described(f"cli.help.drafts-{action}", both))
        one.add_argument("draft", metavar=say(f"cli.{what}"), help=say(f"cli.help.{what}-id"))
    purge = drafts.add_parser("purge", **described("cli.help.drafts-purge", both))
    purge.add_argument("draft", nargs="?", metavar=say("cli.deleted"), help=say("cli.help.purged-id"))
    doctor = command("doctor")
    doctor.add_argument("--repair", action="store_true", help=say("cli.help.repair"))
    train = command("train")
    train.later = lambda: _training(train, interface)
    grouped = command("schemes")
    schemes = grouped.add_subparsers(dest="action", metavar=say("cli.action"), required=True)
    schemes.add_parser("list", **described("cli.help.schemes-list", [_again(interface)]))
    show = schemes.add_parser("show", **described("cli.help.schemes-show", [_again(interface)]))
    show.add_argument("scheme", metavar=say("cli.scheme"), help=say("cli.help.scheme"))
    schemes.add_parser("check", **described("cli.help.schemes-check", [_again(interface)]))
    grouped.later = lambda: more_of_schemes(schemes, show, interface, _again(interface))


def _training(train: Parser, interface: Interface) -> None:
    """The actions of `train`, and the one that is meant where none is named."""
    from wizard.arguments_train import opened, train_options  # noqa: PLC0415 - no other command needs it

    train.completed = opened
    train_options(train, interface, _again, _looks)


def _practice(interface: Interface) -> Parser:
    """The option of commands on drafts that means those of exercises."""
    options = Parser(add_help=False)
    options.add_argument("--practice", action="store_true", help=interface.say("cli.help.drafts-practice"))
    return options


def _again(interface: Interface) -> Parser:
    """The common options once more, for a command of a command."""
    options = Parser(add_help=False)
    _common(options, interface)
    return options


def _common(options: argparse.ArgumentParser, interface: Interface) -> None:
    """The options that every command takes, before or after its name."""
    say, unset = interface.say, argparse.SUPPRESS
    options.add_argument("--lang", choices=LANGUAGES, default=unset, help=say("cli.help.lang"))
    options.add_argument(
        "--today", type=_day(interface), default=unset, metavar=say("cli.day"), help=say("cli.help.today")
    )
    options.add_argument(
        "--drafts", type=Path, default=unset, metavar=say("cli.folder"), help=say("cli.help.drafts-folder")
    )
    options.add_argument(
        "--content", type=Path, default=unset, metavar=say("cli.folder"), help=say("cli.help.content")
    )


def _day(interface: Interface) -> Any:
    """A converter from `2023-01-15` to a date, with its own words for anything else."""

    def convert(text: str) -> date:
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(interface.say("cli.bad-day", given=text))

    return convert


def _speak(interface: Interface) -> None:
    """Give argparse's sentences in the interface's language."""
    Parser.say = interface.say

    def translated(sentence: str) -> str:
        code = f"arguments.{sentence}"
        return interface.template(code) if interface.has(code) else sentence

    def counted(one: str, other: str, count: int) -> str:
        return translated(one if count == 1 else other)

    for name, function in (("_", translated), ("ngettext", counted)):
        setattr(argparse, name, function)
