"""The grammar of the commands that compare, print, record and make samples."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wizard.content.interface import Interface

Parser = argparse.ArgumentParser
_LARGEST: Final = 4_900
"""Kilobytes of a made-up application: one larger than 5 MB is not read."""


def more(command: Callable[[str, str], Parser], interface: Interface) -> None:
    """`what-if` and `diff`; `command` makes a command of a name and a sentence of help."""
    say = interface.say
    tried = command("what-if", say("compare.help.what-if"))
    tried.add_argument("source", metavar=say("cli.source"), help=say("cli.help.source"))
    tried.add_argument(
        "answers", nargs="+", metavar=say("compare.assignment"), help=say("compare.help.assignment")
    )
    diff = command("diff", say("compare.help.diff"))
    for side in ("before", "after"):
        diff.add_argument(side, metavar=say(f"compare.side-{side}"), help=say(f"compare.help.{side}"))
    for one in (tried, diff):
        one.add_argument(
            "--format", choices=["text", "json"], default="text", help=say("compare.help.format")
        )


def more_of_fill(fill: Parser, interface: Interface) -> None:
    """`fill --record FILE`."""
    say = interface.say
    fill.add_argument("--record", type=Path, metavar=say("cli.file"), help=say("sample.help.record"))


def more_of_schemes(schemes: Any, show: Parser, interface: Interface, again: Parser) -> None:
    """`schemes show --all`, `graph`, `schema` and `sample`; `again` holds the common options."""
    say = interface.say
    show.add_argument("--all", action="store_true", help=say("printed.help.all"))

    def one(name: str, sentence: str, **scheme: Any) -> Parser:
        made: Parser = schemes.add_parser(name, help=sentence, description=sentence, parents=[again])
        made.add_argument("scheme", metavar=say("cli.scheme"), help=say("cli.help.scheme"), **scheme)
        return made

    graph = one("graph", say("printed.help.graph"))
    graph.add_argument(
        "--format", choices=["mermaid", "tree"], default="mermaid", help=say("printed.help.graph-format")
    )
    schema = one("schema", say("printed.help.schema"), nargs="?")
    schema.add_argument(
        "--of",
        choices=["application", "report", "scheme"],
        default="application",
        help=say("printed.help.of"),
    )
    sample = one("sample", say("sample.help.sample"))
    for name in ("count", "seed", "faults"):
        sample.add_argument(
            f"--{name}", type=whole(interface), default=int(name == "count"), metavar=say("sample.number"),
            help=say(f"sample.help.{name}"),
        )  # fmt: skip
    sample.add_argument(
        "--size", type=whole(interface, _LARGEST), default=0, metavar=say("sample.kilobytes"),
        help=say("sample.help.size"),
    )  # fmt: skip
    sample.add_argument("--out", type=Path, metavar=say("cli.folder"), help=say("sample.help.out"))


def whole(interface: Interface, most: int = 999_999_999) -> Callable[[str], int]:
    """A converter to a whole number from 0 to `most`, with its own words for anything else."""

    def convert(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(interface.say("sample.bad-number", given=text, most=most))

    return convert
