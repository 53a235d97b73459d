"""The grammar of `veiviser check`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wizard.content.interface import Interface

FORMATS: Final = ("text", "json", "csv", "junit", "sarif", "markdown")
"""The forms of a report; `wizard.export.forms` has them."""


def check_options(check: argparse.ArgumentParser, interface: Interface) -> None:
    """What is to be checked, and how the report is."""

    def say(code: str) -> str:
        return interface.say(f"check.{code}")

    check.epilog = say("after")
    check.add_argument("paths", nargs="+", metavar=interface.say("cli.path"), help=say("paths"))
    check.add_argument("--format", choices=FORMATS, default="text", help=interface.say("cli.help.format"))
    check.add_argument("--fail-on", choices=["error", "warning"], default="error", help=say("fail-on"))
    check.add_argument("--jobs", type=_jobs(interface), default=1, metavar=say("jobs-name"), help=say("jobs"))
    check.add_argument("--only", action="extend", type=_rules, metavar=say("only-name"), help=say("only"))
    check.add_argument("--since", metavar=say("since-name"), help=say("since"))
    check.add_argument("--summary", action="store_true", help=say("summary-help"))


def _rules(text: str) -> list[str]:
    """The rules that are named, with commas between where there are several."""
    return [rule.strip() for rule in text.split(",")]


def _jobs(interface: Interface) -> Callable[[str], int]:
    """A converter to a number of processes, with its own words for anything else."""

    def convert(text: str) -> int:
        if text.isascii() and text.isdecimal() and text.strip("0"):
            return min(int(text[:9]), 10_000)
        raise argparse.ArgumentTypeError(interface.say("check.bad-jobs", given=text))

    return convert
