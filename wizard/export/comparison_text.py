"""A comparison for people on a terminal: plain text, no colour, nothing that steers the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

from wizard.export.comparison import Document
from wizard.export.difference_words import GROUPS, Say, both, kroner, signed
from wizard.export.escape import one_line

WIDTH: Final = 80
_INDENT: Final = "  "
_KEPT: Final = ("total_cost", "total_financing", "grant_sought", "own_funds")
"""The totals that stand in the table whether they moved or not."""


def render_comparison(document: Document, say: Say) -> str:
    """Everything that is not the same, part by part; one line where there is nothing."""
    lines = list(_heads(document, say))
    if document["same"]:
        return "\n".join([*lines, say("compare.same")]) + "\n"
    for part in (_answers, _totals, _verdict, _findings, _moves, _only):
        told = list(part(document, say))
        lines += ["", *told] if told else []
    return "\n".join(lines) + "\n"


def _heads(document: Document, say: Say) -> Iterator[str]:
    before, after = document["before"], document["after"]
    if before["file"] != after["file"]:
        yield say("compare.before", file=one_line(before["file"]))
        yield say("compare.after", file=one_line(after["file"]))
    else:
        yield one_line(after["file"])
    if not document["comparable"]:
        names = {
            side: f"{document[side]['scheme']}@{document[side]['edition']}" for side in ("before", "after")
        }
        yield from _wrapped(say("compare.two-editions", **names), "")


def _heading(title: str, count: int | None = None) -> str:
    return title if count is None else f"{title} ({count})"


def _answers(document: Document, say: Say) -> Iterator[str]:
    found = document["answers"]
    if not found:
        return
    yield _heading(say("compare.answers"), len(found))
    for edit in found:
        row = isinstance(edit["before"] or edit["after"], dict)
        sides = [text or say("compare.no-row" if row else "compare.nothing") for text in edit["shown"]]
        label = (
            edit["label"]
            if edit["part"] == "answers"
            else f"{edit['label']} ({say('compare.' + edit['part'])})"
        )
        yield from _wrapped(f"{label}: {sides[0]} → {sides[1]}", _INDENT)


def _totals(document: Document, say: Say) -> Iterator[str]:
    """The budget as a table, amounts to the right."""
    rows = [t for t in document["totals"] if t["difference"] != 0 or t["name"] in _KEPT]
    if not rows:
        return
    yield say("compare.budget")
    cells = [tuple(say(f"compare.column.{name}") for name in ("figure", "before", "after", "difference"))]
    for total in rows:
        by = total["difference"]
        amounts = (kroner(say, total["before"]), kroner(say, total["after"]))
        cells.append((total["label"], *amounts, "" if by is None else signed(by)))
    yield from _columns(cells)


def _columns(cells: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """A table whose first column stands to the left and the others to the right."""
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    for number, row in enumerate(cells):
        amounts = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"{_INDENT}{row[0].ljust(widths[0])}  {'  '.join(amounts)}".rstrip()
        if number == 0:
            yield _INDENT + "  ".join("-" * width for width in widths)


def _verdict(document: Document, say: Say) -> Iterator[str]:
    before, after = document["before"], document["after"]
    yield say("review.what-if.verdict")
    for key, code in (("verdict", "report.verdict."), ("status", "app.review.")):
        yield from _wrapped(both(say, say(code + before[key]), say(code + after[key])), _INDENT)
    for shift in document["conditions"]:
        states = both(say, say(f"report.state.{shift['before']}"), say(f"report.state.{shift['after']}"))
        yield from _wrapped(f"{shift['label']}: {states}", _INDENT)


def _findings(document: Document, say: Say) -> Iterator[str]:
    """The findings that are new, gone, and say something else; each with its severity in words."""
    found = document["findings"]
    changed = [pair["after"] for pair in found["changed"] if _sounds_different(**pair)]
    for code, sign, findings in (
        ("come", "+", found["come"]),
        ("gone", "−", found["gone"]),
        ("changed", "≠", changed),
    ):
        if findings:
            yield _heading(say(f"review.what-if.{code}"), len(findings))
        for finding in findings:
            severity = say(f"report.severity.{finding['severity']}")
            yield from _wrapped(
                f"{sign} {severity}: {finding['message']} [{finding['rule']}]", _INDENT, "    "
            )
            if finding["mend"] and code != "gone":
                yield from _wrapped(finding["mend"], "    ")


def _sounds_different(before: Document, after: Document) -> bool:
    """Whether a finding says something else; that it was acknowledged is told among the answers."""
    return any(before[name] != after[name] for name in ("severity", "message", "mend"))


def _moves(document: Document, say: Say) -> Iterator[str]:
    for code in GROUPS:
        yield from _list(say(f"review.what-if.{code}"), document[code.replace("-", "_")])


def _only(document: Document, say: Say) -> Iterator[str]:
    for code in ("only-before", "only-after"):
        yield from _list(say(f"compare.{code}"), document[code.replace("-", "_")])


def _list(title: str, questions: Sequence[dict[str, Any]]) -> Iterator[str]:
    if questions:
        yield _heading(title, len(questions))
    for named in questions:
        yield from _wrapped(named["label"], _INDENT)


def _wrapped(text: str, indent: str, after: str | None = None) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  " if after is None else after,
        break_long_words=False,
        break_on_hyphens=False,
    )
