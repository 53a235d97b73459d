"""The forms of `forms.py` as content of `veiviser`, and as the JSON of a survey-core model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from forms import TABLE, Fault, Form, Item

SCHEME: Final = """id = "bench"
parts = []
[[source]]
id = "here"
title = "Here"
[[edition]]
id = "2024"
year = 2024
apply_by = 2024-05-01T12:00:00
apply_by_source = "here"
register = "none"
"""
CORE: Final = """id = "core"
[[rule]]
id = "answer.required"
check = "builtin"
severity = "error"
source = "here"
[[rule]]
id = "answer.kind"
check = "builtin"
severity = "error"
source = "here"
[[rule]]
id = "answer.not-clarified"
check = "builtin"
severity = "error"
source = "here"
"""
LANGUAGES: Final = ("nb", "nn", "en")


def write_content(form: Form, folder: Path) -> None:
    """The form as content in three languages, with a register of nobody and a core of no other rules."""
    scheme = folder / "schemes" / "bench"
    for place in (folder / "registers", folder / "parts" / "core", *(scheme / lang for lang in LANGUAGES)):
        place.mkdir(parents=True)
    (folder / "registers" / "none.json").write_text('{"municipalities": []}', encoding="utf-8")
    (folder / "parts" / "core" / "part.toml").write_text(CORE, encoding="utf-8")
    (folder / "parts" / "core" / "rules.toml").write_text("", encoding="utf-8")
    (folder / "parts" / "core" / "sources.toml").write_text("", encoding="utf-8")
    parts = [SCHEME, "[budget]\n" if form.name == TABLE else ""]
    for number, page in enumerate(form.pages):
        parts.append(f'[[step]]\nid = "page{number}"\n')
        parts.extend(_question(item) for item in page)
        words = f"# Page {number} {{#page{number}}}\n\n" + "".join(map(_words, page))
        for lang in LANGUAGES:
            (scheme / lang / f"page{number}.md").write_text(words, encoding="utf-8")
    (scheme / "scheme.toml").write_text("".join(parts), encoding="utf-8")
    rules = "".join(_rule(number, rule) for number, rule in enumerate(form.rules))
    (scheme / "rules.toml").write_text(rules, encoding="utf-8")


def write_application(form: Form, path: Path) -> None:
    """The answers as an application file."""
    document = {"format": "veiviser/application", "format_version": 1, "scheme": "bench", "edition": "2024"}
    path.write_text(json.dumps({**document, "answers": form.answers}), encoding="utf-8")


def cel(text: str) -> str:
    """An expression as our content has it."""
    return text.replace("{", "").replace("}", "")


def _question(item: Item) -> str:
    lines = ["[[step.question]]", *_members(item)]
    if item.columns:
        lines.append("columns = [")
        lines += [f"  {{ {', '.join(_members(column))} }}," for column in item.columns]
        lines.append("]")
    return "\n".join(lines) + "\n"


def _members(item: Item) -> list[str]:
    # What JSON and TOML write alike: texts, numbers, truths, and lists of texts.
    members = {"id": item.id, "kind": item.kind, **item.limits}
    if item.when:
        members["relevant"] = cel(item.when)
    return [f"{key} = {json.dumps(value)}" for key, value in members.items()]


def _rule(number: int, rule: Fault) -> str:
    each = f'each = "{rule.table}"\n' if rule.table else ""
    return (
        f'[[rule]]\nid = "bench.{number}"\n{each}fails = "{cel(rule.fails)}"\nseverity = "error"\n'
        f'source = "here"\nat = "/{rule.at}"\n'
    )


def _words(item: Item) -> str:
    parts = [f"## Question {item.id} {{#{item.id}}}\n\n"]
    if "choices" in item.limits:
        parts += ["### Choices {.choices}\n\n", *(f"- `{c}`: Choice {c}\n" for c in item.limits["choices"])]
    if item.columns:
        parts += ["### Columns {.columns}\n\n", *(f"- `{c.id}`: Column {c.id}\n" for c in item.columns)]
    return "".join(parts) + "\n"


TYPES: Final[dict[str, dict[str, Any]]] = {
    "yes_no": {"type": "boolean"},
    "choice": {"type": "radiogroup"},
    "choices": {"type": "checkbox"},
    "text": {"type": "text"},
    "prose": {"type": "comment"},
    "date": {"type": "text", "inputType": "date"},
    "email": {"type": "text", "validators": [{"type": "email"}]},
}
NUMBER: Final = {"type": "text", "inputType": "number"}


def survey(form: Form) -> dict[str, Any]:
    """The form as survey-core's JSON."""
    pages = [
        {"name": f"page{number}", "elements": [_element(item, form) for item in page]}
        for number, page in enumerate(form.pages)
    ]
    return {"pages": pages}


def words(text: str) -> str:
    """An expression as survey-core has it."""
    for sign, word in (("&&", "and"), ("||", "or"), ("==", "=")):
        text = text.replace(sign, word)
    return text


def _element(item: Item, form: Form) -> dict[str, Any]:
    element = {"name": item.id, "title": f"Question {item.id}", **_answered(item, form.rules)}
    if item.when:
        element["visibleIf"] = words(item.when)
    if item.columns:
        columns = [_column(column, form.rules) for column in item.columns]
        names = ", ".join(f"{{row.{column.id}}}" for column in item.columns[1:])
        cost = {"name": "cost", "cellType": "expression", "expression": f"rowCost({names})"}
        more = {"columns": [*columns, {**cost, "totalType": "sum"}], "rowCount": 0, "maxRowCount": 1000}
        element |= {"type": "matrixdynamic", **more}
    return element


def _column(column: Item, rules: tuple[Fault, ...]) -> dict[str, Any]:
    answered = _answered(column, rules)
    kind = answered.pop("type")
    cell = "dropdown" if kind == "radiogroup" else kind  # as a table shows a choice
    return {"name": column.id, "title": f"Column {column.id}", "cellType": cell, **answered}


def _answered(item: Item, rules: tuple[Fault, ...]) -> dict[str, Any]:
    """The type of an answer and what is required of it."""
    element = dict(TYPES.get(item.kind, NUMBER))
    limits = item.limits
    if "choices" in limits:
        element["choices"] = [{"value": choice, "text": f"Choice {choice}"} for choice in limits["choices"]]
    element |= {
        theirs: limits[ours] for ours, theirs in (("least", "min"), ("most", "max")) if ours in limits
    }
    if limits.get("required"):
        element["isRequired"] = True
    against = [rule for rule in rules if rule.at == item.id]
    if against:
        element["validators"] = [
            {"type": "expression", "expression": f"!({words(r.fails)})"} for r in against
        ]
    return element
