"""What a command may import: no screen's library for a check, no clock for the engine."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "content" / "cases" / "overgangsordning-god" / "application.json"
PROGRAM = """
import json, sys
from wizard.cli import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", str(GOOD), "--today", "2023-01-16"),
        ("check", str(GOOD), "--format", "json"),
        ("schemes", "list"),
        ("schemes", "show", "overgangsordning"),
        ("schemes", "check"),
        ("what-if", str(GOOD), "grant_sought=1"),
        ("diff", str(GOOD), str(GOOD)),
        ("schemes", "show", "overgangsordning", "--all"),
        ("schemes", "graph", "overgangsordning"),
        ("schemes", "schema", "overgangsordning"),
        ("schemes", "sample", "overgangsordning"),
        ("train", "list"),
        ("train", "results"),
        ("train", "generate", "--scheme", "overgangsordning"),
    ],
    ids=lambda a: " ".join(a[:2])[:20],
)
def test_a_command_without_a_screen_imports_none(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert not {m for m in modules if m.split(".")[0] in {"textual", "rich"}}


def test_a_check_imports_neither_the_drafts_nor_a_markdown_parser_nor_cel() -> None:
    modules = imported("check", str(GOOD))
    others = {"tinydb", "platformdirs", "markdown_it", "asyncio", "cel_expr_python"}
    assert not {m for m in modules if m.split(".")[0] in others}
    assert "cel_expr_python" in imported("schemes", "check")


def calls(path: Path) -> set[str]:
    """The names of everything that a module calls."""
    found = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in found}


def test_no_module_of_the_core_asks_for_the_time_or_a_file() -> None:
    for path in [*ROOT.glob("wizard/engine/**/*.py"), *ROOT.glob("wizard/schema/*.py")]:
        assert not calls(path) & {"today", "now", "utcnow", "open", "print", "input", "read_text"}, path.name
