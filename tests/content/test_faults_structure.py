"""Faults of files, keys, types, ids and references: each gives exactly itself, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.planted import TREE, Planted, assert_said, faults, plant, spots, tree
from wizard.content.library import Library

SCHEME = "schemes/skolehage/scheme.toml"
RULES = "schemes/skolehage/rules.toml"
PART = "parts/contact/part.toml"

TABLE = [
    # ---------------------------------------------------------------- syntax and files
    Planted("toml-syntax", SCHEME, 'id = "plan"', 'id = ¤plan"'),
    Planted("toml-syntax", PART, 'kind = "email"', 'kind ¤"email"'),
    Planted("toml-syntax", RULES, "fails_with = { edition_year = 2031 }\n", "fails_with = [2031¤"),
    # ---------------------------------------------------------------- keys
    Planted("unknown-key", SCHEME, 'parts = ["contact"]', '¤prats = ["contact"]', {"nearest": "parts"}),
    Planted("unknown-key", SCHEME, "rates = {", "¤rate = {", {"nearest": "rates"}),
    Planted("unknown-key", SCHEME, "recommended = 200", "¤recomended = 200", {"nearest": "recommended"}),
    Planted("unknown-key", SCHEME, "recommended = 200", "recommended = 200\n¤zzz = 1", {"nearest": None}),
    Planted("unknown-key", SCHEME, 'default = "herb"', '¤defualt = "herb"', {"nearest": "default"}),
    Planted("unknown-key", SCHEME, 'when = "applicant_kind', '¤wehn = "applicant_kind', {"nearest": "when"}),
    Planted("unknown-key", SCHEME, "cells = {", "¤cels = {", {"nearest": "cells"}),
    Planted("unknown-key", SCHEME, "by_office = {", "¤by_ofice = {", {"nearest": "by_office"}),
    Planted("unknown-key", SCHEME, 'id = "plan"', 'id = "plan"\n¤after = "crops"', name="after in an own step"),
    Planted("unknown-key", RULES, "silences =", "¤silence =", {"nearest": "silences"}),
    Planted("unknown-key", PART, 'id = "contact"\n\n[step]', 'id = "contact"\n¤parts = []\n\n[step]'),
    Planted("unknown-key", PART, 'kind = "email"', '¤knid = "email"', {"nearest": "kind"}),
    Planted("missing-key", SCHEME, 'id = "skolehage"\n', ""),
    Planted("missing-key", RULES, '[[rule]]\nid = "garden.late"', "¤[[rule]]", {"key": "id"}),
    Planted(
        "missing-key", RULES, '[[rule]]\nid = "garden.late"\nfails = "edition_year > 2030"\nseverity = "advice"',
        '¤[[rule]]\nid = "garden.late"\nfails = "edition_year > 2030"', {"key": "severity"},
    ),
    Planted("missing-key", SCHEME, '[[condition]]\nid = "is-school"', "¤[[condition]]", {"key": "id"}),
    Planted("missing-key", SCHEME, 'columns = [{ id = "name" }]', "columns = [¤{ required = true }]"),
    Planted(
        "missing-key", SCHEME, '[[edition]]\nid = "2031"\nyear = 2031', '¤[[edition]]\nid = "2031"', {"key": "year"}
    ),
    # ---------------------------------------------------------------- types
    Planted("wrong-type", SCHEME, "recommended = 200", 'recommended = ¤"200"', {"expected": "whole-number"}),
    Planted("wrong-type", SCHEME, 'parts = ["contact"]', "parts = ¤[1]", {"expected": "texts"}),
    Planted("wrong-type", SCHEME, 'exclusive = "none"', "exclusive = ¤false", {"expected": "text"}),
    Planted("wrong-type", SCHEME, 'relevant = "applicant_kind == \'school\'"', "relevant = ¤1", name="relevant"),
    Planted("wrong-type", SCHEME, 'columns = [{ id = "name" }]', 'columns = ¤"name"', {"expected": "list"}),
    Planted("wrong-type", SCHEME, "2031-03-01 }", '¤"soon" }', {"expected": "date"}),
    Planted("wrong-type", SCHEME, "apply_by = 2031-03-01T12:00:00", "apply_by = ¤2031", {"expected": "date-time"}),
    Planted("wrong-type", SCHEME, '{ crops = ["herbs"] }', "¤3", {"expected": "table"}),
    Planted("wrong-type", PART, "required = true", "required = ¤1", {"expected": "true-false"}),
    Planted("not-one-of", SCHEME, 'kind = "prose"', 'kind = ¤"proes"', {"nearest": "prose"}),
    Planted("not-one-of", RULES, 'severity = "advice"', 'severity = ¤"advise"', {"nearest": "advice"}),
    Planted("not-one-of", RULES, 'severity = "warning"\nsource', 'severity = ¤"fatal"\nsource', {"nearest": None}),
    # ---------------------------------------------------------------- ids
    Planted("id-not-folder", SCHEME, 'id = "skolehage"', 'id = ¤"skulehage"'),
    Planted("id-not-folder", "parts/core/part.toml", 'id = "core"', 'id = ¤"corn"'),
    Planted("malformed-id", SCHEME, '{ id = "name" }]', '{ id = ¤"Name" }, { id = "name" }]'),
    Planted("malformed-id", SCHEME, 'id = "notice"\ntitle', 'id = ¤"My notice"\ntitle = "x"\n[[source]]\nid = "notice"\ntitle'),
    Planted("reserved-id", SCHEME, '[{ id = "name" }]', '[{ id = "name" }, { id = ¤"id" }]'),
    Planted("id-twice", SCHEME, '[{ id = "name" }]', '[{ id = "name" }, { id = ¤"name" }]'),
    Planted("id-twice", SCHEME, 'id = "2031"\nyear = 2031', 'id = ¤"2030"\nyear = 2031'),
    Planted("id-twice", SCHEME, '"trees", "none"]', '"trees", ¤"trees", "none"]'),
    Planted("id-twice", SCHEME, '[[source]]\nid = "notice"', '[[source]]\nid = "notice"\ntitle = "Twin"\n[[source]]\nid = ¤"notice"', name="source"),
    Planted("id-twice", RULES, 'id = "garden.late"', 'id = ¤"garden.untrue"', {"line": 19}),
    Planted("id-twice", SCHEME, 'id = "orders"\n', 'id = ¤"contact_hours"\n', {"line": 61}),
    Planted("id-twice", SCHEME, 'id = "tree_care"', 'id = ¤"crops"'),
    Planted("id-twice", SCHEME, '[[step.question.reply]]\nid = "club"', '[[step.question.reply]]\nid = "club"\nwhen = "true"\n[[step.question.reply]]\nid = ¤"club"', name="reply"),
    # ---------------------------------------------------------------- references
    Planted("unknown-part", SCHEME, 'parts = ["contact"]', 'parts = ["contact", ¤"contct"]', {"nearest": "contact"}),
    Planted("unknown-part", SCHEME, 'part = "contact"', 'part = ¤"core"'),
    Planted("unknown-source", SCHEME, 'source = "notice"\nmet_with', 'source = ¤"notise"\nmet_with', {"nearest": "notice"}),
    Planted("unknown-source", SCHEME, 'rate_source = "notice"', 'rate_source = ¤"common2"', {"nearest": "common"}),
    Planted("unknown-source", PART, '"email"', '"email"\nsource = ¤"comon"', {"nearest": "common"}),
    Planted("unknown-register", SCHEME, 'register = "municipalities-2030"\n\n', 'register = ¤"municipalities-2003"\n\n', {"nearest": "municipalities-2030"}),
    Planted("unknown-office", SCHEME, "{ north =", "{ ¤nort =", {"nearest": "north"}),
    Planted("unknown-question", SCHEME, 'priorities = ["plan"]', 'priorities = [¤"plann"]', {"nearest": "plan"}),
    Planted("unknown-question", SCHEME, 'at = "/applicant_kind"', 'at = ¤"/aplicant_kind"', {"nearest": "applicant_kind"}),
    Planted("unknown-question", SCHEME, 'after = "contact_name"', 'after = ¤"contact_nam"', {"nearest": "contact_name"}),
    Planted("unknown-question", SCHEME, 'after = "contact_name"', 'after = ¤"plan"', name="of another step"),
    Planted("unknown-question", SCHEME, '["plan", "step', '[¤"plam", "step', {"nearest": "plan"}),
    Planted("unknown-step", SCHEME, '"step:eligibility"', '¤"step:eligible"', {"nearest": "eligibility"}),
    Planted("unknown-question", PART.replace("part.toml", "rules.toml"), 'at = "/contact_name"', 'at = ¤"/contact_nane"', {"nearest": "contact_name"}),
    Planted("bad-pointer", PART.replace("part.toml", "rules.toml"), 'at = "/contact_name"', 'at = ¤"contact_name"'),
    Planted("unknown-table", SCHEME, 'table = "plants"', 'table = ¤"plant"', {"nearest": "plants"}),
    Planted("unknown-table", SCHEME, 'table = "plants"', 'table = ¤"plan"', name="no table"),
    Planted("unknown-column", SCHEME, 'cells = { name = "name"', 'cells = { ¤nam = "name"', {"nearest": "name"}),
    Planted("unknown-column", SCHEME, 'cells = { name = "name"', 'cells = { name = ¤"nane"', {"nearest": "name"}),
    Planted("unknown-column", RULES, 'at = "/amount"', 'at = ¤"/amuont"', {"nearest": "amount"}),
    Planted("unknown-table", RULES, 'each = "plants"', 'each = ¤"plantes"', {"nearest": "plants"}),
    Planted("unknown-check", RULES, 'check = "answered"', 'check = ¤"anwsered"', {"nearest": "answered"}),
    Planted("unknown-rule", RULES, 'silences = ["garden.untrue"]', 'silences = [¤"garden.untru"]', {"nearest": "garden.untrue"}),
    Planted("unknown-choice", SCHEME, 'exclusive = "none"', 'exclusive = ¤"nome"', {"nearest": "none"}),
    Planted("unknown-choice", SCHEME, 'default = "herb"', 'default = ¤"herbs"', {"nearest": "herb"}),
    Planted("unknown-rate", SCHEME, '[[step]]\nid = "eligibility"', '[budget.ceiling]\ntable = "plants"\npercent = "amount"\nrate = ¤"bod"\nsource = "notice"\n\n[[step]]\nid = "eligibility"', {"nearest": "bed"}),
    Planted("needs-columns", SCHEME, 'kind = "table"\nfollows = { table = "plants", cells = { name = "name" } }\ncolumns = [{ id = "name" }]', '¤kind = "table"'),
    Planted("needs-choices", SCHEME, '{ id = "name" }]', '{ id = "name" }, { id = "size", ¤kind = "choice" }]'),
    Planted("rule-shape", RULES, '[[rule]]\nid = "garden.untrue"\ncheck = "answered"', '¤[[rule]]\nid = "garden.untrue"'),
    Planted("rule-shape", RULES, '[[rule]]\nid = "garden.untrue"\n', '¤[[rule]]\nid = "garden.untrue"\nfails = "!all_true"\n', name="both"),
    Planted("missing-key", SCHEME, 'rates = { bed = 500 }\nrate_source = "notice"\n', "¤rates = { bed = 500 }\n", {"key": "rate_source"}),
    Planted("missing-key", SCHEME, '[edition.report_this_grant_by]\nby_office = { north = 2031-03-01 }\nsource = "notice"\n', "¤[edition.report_this_grant_by]\nby_office = { north = 2031-03-01 }\n", {"key": "source"}, name="a deadline"),
    Planted("not-for-kind", SCHEME, 'kind = "prose"\n', 'kind = "number"\n¤', {"key": "recommended"}, name="recommended"),
    Planted("not-for-kind", SCHEME, '{ id = "amount", kind = "money" }', '{ id = "amount", kind = "money", ¤exclusive = "x" }', {"kind": "money"}),
    Planted("wrong-type", SCHEME, 'after = "contact_name"', "after = ¤[]", {"expected": "text"}),
    Planted("wrong-type", SCHEME, 'id = "orders"', "id = ¤2030-01-01", {"expected": "text"}),
    Planted("missing-key", SCHEME, '[[step.question]]\nid = "contact_hours"', "¤[[step.question]]", {"key": "id"}),
    Planted("missing-key", SCHEME, '[[step.question]]\nid = "applicant_kind"', "¤[[step.question]]", {"key": "id"}),
    Planted("missing-key", SCHEME, '[[step]]\nid = "eligibility"', "¤[[step]]", {"key": "id"}, name="a step"),
    Planted("missing-key", SCHEME, '[[source]]\nid = "notice"', "¤[[source]]", {"key": "id"}, name="a source"),
    # ---------------------------------------------------------------- registers, cases
    Planted("register-value", "registers/offices.toml", 'names = [{ name = "Kontoret i nord", until = 2030-06-01 }, { name = "Nordkontoret" }]', "names = ¤[]", {"key": "names"}),
    Planted("register-value", "registers/offices.toml", "until = 2030-06-01", 'until = ¤"then"'),
    Planted("toml-syntax", "registers/offices.toml", "[[office]]", "[office]¤]"),
    Planted("json-syntax", "registers/municipalities-2030.json", '"name":"Herøy"', '"name"¤"Herøy"'),
    Planted("missing-key", "registers/municipalities-2030.json", '"municipalities"', '"towns"'),
    Planted("register-value", "registers/municipalities-2030.json", '{"number":"1818","name":"Herøy",', '¤{"number":"1818",'),
    Planted("malformed-id", "registers/municipalities-2030.json", '{"number":"1818"', '¤{"number":"181"'),
    Planted("orgnr-invalid", "registers/municipalities-2030.json", '{"number":"1818","name":"Herøy","county":"Nordland","office":"north","orgnr":"872417982"', '¤{"number":"1818","name":"Herøy","county":"Nordland","office":"north","orgnr":"872417983"'),
    Planted("unknown-office", "registers/municipalities-2030.json", '{"number":"1818","name":"Herøy","county":"Nordland","office":"north"', '¤{"number":"1818","name":"Herøy","county":"Nordland","office":"norht"', {"nearest": "north"}),
    Planted("unknown-scheme", "cases/good/case.toml", '"skolehage"', '¤"skolehager"', {"nearest": "skolehage"}),
    Planted("unknown-edition", "cases/good/case.toml", '"2030"', '¤"2030b"', {"nearest": "2030"}),
    Planted("unknown-rule", "cases/good/case.toml", '"contact.no-name"', '¤"contact.noname"', {"nearest": "contact.no-name"}),
    Planted("unknown-question", "cases/good/case.toml", 'at = "/has_ground"', 'at = ¤"/has_grund"', {"nearest": "has_ground"}),
    Planted("unknown-key", "cases/good/case.toml", "example = true", "¤exampel = true", {"nearest": "example"}),
    Planted("not-one-of", "cases/good/case.toml", 'expect = "flawed"', 'expect = ¤"flawd"', {"nearest": "flawed"}),
    Planted("id-not-folder", "cases/good/case.toml", 'id = "good"', 'id = ¤"better"'),
    Planted("text-missing", "cases/good/case.toml", '[title]\nnb = "En skole"\n', "¤[title]\n", {"expected": "title.nb"}),
    Planted("case-not-found", "cases/good/case.toml", '"/has_ground" },\n', '"/has_ground" },\n  ¤{ rule = "garden.late", at = "/plan" },\n', {"rule": "garden.late"}),
    Planted("case-not-named", "cases/good/case.toml", 'planted = [\n  { rule = "answer.required", at = "/has_ground" },\n', "¤planted = [\n", {"at": "/has_ground"}),
    Planted("case-other-outcome", "cases/good/case.toml", 'expect = "flawed"', 'expect = ¤"ready"', {"found": "flawed"}),
    Planted("wrong-type", "cases/good/case.toml", "today = 2030-02-01", 'today = ¤"soon"', {"expected": "date"}),
    Planted("missing-key", "cases/good/case.toml", 'edition = "2030"\n', ""),
    Planted("json-syntax", "cases/good/application.json", '"scheme": "skolehage"', '"scheme" ¤"skolehage"'),
    Planted("no-application", "cases/good/application.json", '"answers": {', '"answer": {'),
    Planted("case-other-scheme", "cases/good/application.json", '"edition": "2030"', '"edition": "2031"'),
    Planted("unknown-question", "cases/good/application.json", '  "answers": { "applicant_kind"', '¤  "answers": { "applicant_knd"', {"nearest": "applicant_kind"}),
]  # fmt: skip


def test_the_small_tree_has_no_fault() -> None:
    assert spots(faults(TREE)) == []


@pytest.mark.parametrize("planted", TABLE, ids=str)
def test_a_planted_fault_gives_exactly_itself_where_it_is(
    planted: Planted, tmp_path: Path, library: Library
) -> None:
    root = tree(tmp_path)
    file, line, column = plant(root, planted)
    found = faults(root)
    assert spots(found) == [(planted.code, file, line, column)]
    assert {key: found[0].values.get(key) for key in planted.values} == planted.values
    assert_said(library, found[0])


def test_a_rule_that_the_program_itself_uses_must_be_there(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "parts/core/rules.toml"
    path.write_text(path.read_text("utf-8").replace("answer.kind", "answer.kinds"), "utf-8")
    assert {("rule-missing", SCHEME, 1, 1)} <= set(spots(faults(root)))


@pytest.mark.parametrize("name", ["row", "given", "edition_year", "size", "total_cost", "in"])
def test_a_question_cannot_take_a_name_that_expressions_give_a_meaning(name: str, tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / SCHEME
    path.write_text(path.read_text("utf-8").replace('id = "orders"', f'id = "{name}"'), "utf-8")
    assert "reserved-id" in {fault.code for fault in faults(root)}


def test_a_municipality_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "registers/municipalities-2030.json"
    path.write_text(path.read_text("utf-8").replace('"1818"', '"1826"'), "utf-8")
    assert [fault.code for fault in faults(root)] == ["id-twice"]


def test_levy_zones_of_ones_own_are_checked_too(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "registers/levy-zones.toml"
    for text, code in [
        ("zones = {", "toml-syntax"),
        ('zones = { I = 14.1 }\nsource = "nowhere"\n', "unknown-source"),
        ('zones = { I = "x" }\nsource = "common"\n', "register-value"),
        ("zone = {}\n", "unknown-key"),
    ]:
        path.write_text(text, "utf-8")
        assert [fault.code for fault in faults(root)] == [code]
    path.write_text('zones = { I = 14.1 }\nsource = "common"\n', "utf-8")
    assert faults(root) == []


def test_offices_may_be_the_bundled_ones(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "registers/offices.toml").unlink()
    for file in (SCHEME, "registers/municipalities-2030.json"):
        path = root / file
        text = path.read_text("utf-8")
        path.write_text(text.replace("{ north =", "{ nordland =").replace('"north"', '"nordland"'), "utf-8")
    assert faults(root) == []


SENSELESS = ("", "{key} = 1", "{key} = [{{}}]", "{key} = 2030-01-01")
KEY_LINES = [
    (file, number, instead)
    for file in (SCHEME, RULES, PART)
    for number, line in enumerate((TREE / file).read_text("utf-8").split("\n"))
    if line.strip() and not line.startswith("#")
    for instead in SENSELESS
]


# A sample of a seventh: every second line, and each sort of senselessness in turn.
@pytest.mark.parametrize(("file", "number", "instead"), KEY_LINES[::7])
def test_whatever_line_is_lost_or_senseless_the_check_goes_on(
    file: str, number: int, instead: str, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    lines = (root / file).read_text("utf-8").split("\n")
    lines[number] = instead.format(key=lines[number].partition(" = ")[0])
    (root / file).write_text("\n".join(lines), "utf-8")
    assert all(fault.line >= 1 for fault in faults(root))
