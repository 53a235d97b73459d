"""Help is whole: what a command does, what each option means and is without being given, how it ends."""

from __future__ import annotations

import argparse
import re

import pytest

from tests.cli.conftest import Run
from wizard import __version__
from wizard.arguments import Parser, parser
from wizard.cli import run
from wizard.content.library import Library

COMMANDS = (
    *("fill", "check", "package", "verify", "open", "what-if", "diff", "doctor"),
    *(f"drafts {one}" for one in ("list", "trash", "delete", "history", "restore", "purge")),
    *(f"schemes {one}" for one in ("list", "show", "check", "graph", "schema", "sample")),
    *(f"train {one}" for one in ("list", "results", "new", "from-draft", "generate", "score")),
)
OTHERWISE = {"nb": "ellers", "nn": "elles", "en": "else"}
LIBRARY = ("positional", "show this help message", "unrecognized", "invalid choice", "expected one")


def told(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert run([*command, "--help"]) == 0
    return capsys.readouterr().out


def actions(options: argparse.ArgumentParser) -> list[argparse.Action]:
    """Every argument of a command and of the commands in it."""
    if isinstance(options, Parser) and options.later is not None:
        options.later()
        options.later = None
    found: list[argparse.Action] = []
    for action in options._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                found += actions(one)
        else:
            found.append(action)
    return found


@pytest.mark.parametrize("lang", OTHERWISE)
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_does_and_nothing_is_the_librarys(
    capsys: pytest.CaptureFixture[str], command: str, lang: str
) -> None:
    said = told(capsys, *command.split(), "--lang", lang)
    usage, what, *_ = said.split("\n\n")
    assert f"veiviser {command}" in usage
    assert what
    assert not re.match(r"\S+:$", what.splitlines()[0]), "a heading of options, and no sentence"
    assert not [words for words in LIBRARY if words in said]


@pytest.mark.parametrize("lang", OTHERWISE)
def test_every_argument_is_explained_in_each_language(lang: str) -> None:
    for action in actions(parser(Library().interface(lang), __version__)):
        assert action.help, action


@pytest.mark.parametrize(("lang", "otherwise"), OTHERWISE.items())
def test_what_a_check_does_unless_told_and_how_it_ends_is_in_its_help(
    capsys: pytest.CaptureFixture[str], lang: str, otherwise: str
) -> None:
    said = " ".join(told(capsys, "check", "--lang", lang).split())
    for value in ("text", "error", "1"):
        assert f"({otherwise} {value})" in said
    for code in (" 0 ", " 1 ", " 2 ", " 130 "):
        assert code in said.split("--fail-on")[-2] + said.split("--fail-on")[-1]
    assert " 130 " in " ".join(told(capsys, "--lang", lang).split())


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize(
    "command",
    [["what-if"], ["diff"], ["schemes", "graph"], ["schemes", "schema"], ["schemes", "sample"]],
    ids=" ".join,
)
def test_help_speaks_the_language(
    veiviser: Run, capsys: pytest.CaptureFixture[str], lang: str, command: list[str]
) -> None:
    assert veiviser(*command, "--help", "--lang", lang) == 0
    said = capsys.readouterr().out
    for word in ("usage", "options:", "show this", "positional", "the "):
        assert word not in said
