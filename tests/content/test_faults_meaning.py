"""Faults of expressions, examples, paths, words and sentences: each gives exactly itself, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.planted import Planted, assert_said, faults, plant, spots, tree
from wizard.content.faults import Fault, fault_line
from wizard.content.library import Library

SCHEME = "schemes/skolehage/scheme.toml"
RULES = "schemes/skolehage/rules.toml"
OF_PART = "parts/contact/rules.toml"
GARDEN = "schemes/skolehage/nb/garden.md"
TERMS = "schemes/skolehage/nn/scheme.md"
WORDS = "schemes/skolehage/nn/rules.md"

TABLE = [
    # ---------------------------------------------------------------- expressions
    Planted("expression", SCHEME, 'met = "applicant_kind in', 'met = "¤aplicant_kind in', {"nearest": "applicant_kind"}),
    Planted("expression", SCHEME, '&& has_ground"', '&& ¤has_grund"', {"nearest": "has_ground"}),
    Planted("expression", SCHEME, "relevant = \"applicant_kind != 'other'\"", 'relevant = "applicant_kind ¤!= 3"', name="types"),
    Planted("expression", SCHEME, "when = \"applicant_kind == 'club'\"", 'when = "applicant_kind == ¤"', name="half"),
    Planted("expression", SCHEME, 'met = "applicant_kind in', 'met = "given¤.applicant_kind || applicant_kind in', name="given in a condition"),
    Planted("expression", RULES, "  row.amount > 500", "  row¤.amuont > 500", {"nearest": "row.amount"}),
    Planted("expression", RULES, "  row.amount > 500", "  row.amount > ¤x500", {"nearest": None}),
    Planted("expression", RULES, '"row.amount > 5000', '"row.amount ¤> 5000.0', name="in values"),
    Planted("expression", RULES, 'fails = "edition_year > 2030"', 'fails = "¤edition_year"', name="no truth"),
    Planted("expression", OF_PART, '"!given.contact_name"', '"!given¤.contact_nam"', {"nearest": "given.contact_name"}),
    Planted("unknown-choice", SCHEME, "met = \"applicant_kind in ['school', 'club']", "met = \"applicant_kind in ['school', ¤'clubs']", {"nearest": "club"}),
    Planted("unknown-choice", SCHEME, "relevant = \"applicant_kind == 'school'\"", "relevant = \"applicant_kind == ¤'scool'\"", {"nearest": "school"}),
    Planted("unknown-choice", SCHEME, "\"'trees' in crops", "\"¤'tree' in crops", {"nearest": "trees"}),
    Planted("unknown-choice", SCHEME, "when = \"applicant_kind == 'club'\"", "when = \"¤'klubb' != applicant_kind\"", {"question": "applicant_kind"}),
    Planted("unknown-choice", RULES, "row.kind == 'tree'", "row.kind == ¤'trees'", {"nearest": "tree"}),
    Planted("unknown-choice", RULES, 'fails = "edition_year > 2030"', "fails = \"plants.exists(p, p.kind == ¤'bush') || edition_year > 2030\""),
    Planted("unknown-choice", RULES, 'fails = "edition_year > 2030"', "fails = \"crops.exists(c, c == ¤'herb') || edition_year > 2030\"", {"nearest": "herbs"}),
    # ---------------------------------------------------------------- paths
    Planted("cycle", SCHEME, 'id = "crops"\n', 'id = "crops"\nrelevant = ¤"tree_care == \'x\'"\nrelevant_with = { tree_care = "x" }\nirrelevant_with = { tree_care = "y" }\n'),
    Planted("unreachable", SCHEME, "relevant = \"'trees' in crops && has_ground\"\nrelevant_with = { crops = [\"trees\"],", "relevant = ¤\"'trees' in crops && has_ground && applicant_kind == 'club'\"\nrelevant_with = { applicant_kind = \"club\", crops = [\"trees\"],", name="by its own path"),
    # ---------------------------------------------------------------- examples
    Planted("example-missing", SCHEME, '[[step.question]]\nid = "has_ground"', '¤[[step.question]]\nid = "has_ground"', {"key": "relevant_with"}, name="relevant_with"),
    Planted("example-missing", RULES, '[[rule]]\nid = "garden.late"', '¤[[rule]]\nid = "garden.late"', {"key": "passes_with"}, name="passes_with"),
    Planted("example-missing", RULES, '[[rule]]\nid = "garden.untrue"', '¤[[rule]]\nid = "garden.untrue"', {"key": "passes_with"}, name="empty"),
    Planted("example-wrong", SCHEME, 'irrelevant_with = { applicant_kind = "club" }', '¤irrelevant_with = { applicant_kind = "school" }'),
    Planted("example-wrong", SCHEME, 'relevant_with = { crops = ["trees"], has_ground = true }', '¤relevant_with = { crops = ["trees"] }', name="not yet known"),
    Planted("example-wrong", SCHEME, 'unmet_with = { applicant_kind = "other" }', '¤unmet_with = { applicant_kind = "club" }'),
    Planted("example-wrong", RULES, "amount = 501 }", "amount = 499 }", name="fails_with"),
    Planted("example-wrong", RULES, "fails_with = { all_true = false }", "¤fails_with = { all_true = true }", {"key": "fails_with"}),
    Planted("example-wrong", RULES, "passes_with = { edition_year = 2030 }", "¤passes_with = { edition_year = 2040 }"),
    Planted("unknown-question", RULES, "fails_with = { all_true = false }", "fails_with = { ¤al_true = false }", {"nearest": "all_true"}),
    Planted("unknown-column", RULES, "amount = 501 }", "amount = 501, ¤colour = 3 }", {"table": "plants"}),
    Planted("example-value", RULES, "amount = 501 }", 'amount = ¤"many" }'),
    Planted("example-value", RULES, "fails_with = { edition_year = 2031 }", 'fails_with = { edition_year = ¤"2031" }'),
    Planted("example-value", RULES, "fails_with = { all_true = false }", 'fails_with = { all_true = false, today = ¤"soon" }'),
    Planted("example-of-nothing", SCHEME, 'kind = "prose"\n', 'kind = "prose"\n¤relevant_with = {}\n'),
    # ---------------------------------------------------------------- words
    Planted("text-missing", TERMS, "## Ord {#terms}\n\n- `bed`: bed | Jord som er gjord i stand til å dyrke i.", "¤## Ord {#terms}\n", {"of": "terms", "lang": "nn"}, name="a term that others have"),
    Planted("text-missing", TERMS, "bed | Jord som er gjord i stand til å dyrke i.", "bed", {"expected": "- `bed`: … | …", "lang": "nn"}, name="a term without an explanation"),
    Planted("text-missing", GARDEN, "# Hagen {#garden}\n", "", {"lang": "nb", "of": "garden"}),
    Planted("text-missing", GARDEN, "## Hva er planen? {#plan}\nSkriv kort.\n", "¤## Hva er planen? {#plan}\n", {"of": "plan"}),
    Planted("text-missing", GARDEN, "## Hva er planen? {#plan}\nSkriv kort.\n### Kort navn {.label}\nPlan\n", "¤## Hva er planen? {#plan}\nSkriv kort.\n", {"expected": "### … {.label}"}),
    Planted("text-missing", GARDEN, "### Eksempel {.example}\nVi graver i april og sår i mai.\n", "", {"expected": "### … {.example}"}, name="example"),
    Planted("text-missing", GARDEN, "### Valg {.choices}\n- `herbs`: Urter\n", "¤### Valg {.choices}\n", {"expected": "- `herbs`: …"}),
    Planted("text-missing", GARDEN, "- `name`: Navn | Slik det står på posen.\n- `kind`: Type\n", "- `name`: Navn | Slik det står på posen.\n", {"expected": "- `kind`: …"}, name="column"),
    Planted("text-missing", GARDEN, "#### Valg `kind` {.choices #kind}\n- `herb`: Urt\n- `tree`: Tre\n", "", {"expected": "### … {.choices #kind}"}, name="choices of a column"),
    Planted("text-missing", "schemes/skolehage/en/eligibility.md", "### Reply {.reply #club}\nA club can apply with a school.\n", "", {"expected": "### … {.reply #club}", "lang": "en"}, name="reply"),
    Planted("text-missing", "schemes/skolehage/nn/conditions.md", "### Ikkje oppfylt {.unmet}\nSøkjaren er ingen skule.\n", "", {"expected": "### … {.unmet}"}, name="unmet"),
    Planted("text-missing", "schemes/skolehage/nn/scheme.md", "## Kort namn {#short}\nSkulehagar\n", "", {"expected": "## … {#short}"}, name="short"),
    Planted("text-missing", WORDS, "## Seint {#garden.late}\nDet er seint.\n", "¤## Seint {#garden.late}\n", {"of": "garden.late"}),
    Planted("text-missing", "parts/contact/nb/contact.md", "## Hvilken e-post? {#contact_email}\n", "", {"of": "contact_email"}, name="question of a part"),
    Planted("unknown-heading", GARDEN, "## Hva er planen? {#plan}", "## Hva er planen? {#plan}\nSkriv kort.\n### Kort navn {.label}\nPlan\n### Hvorfor {.why}\nFordi.\n### Godt {.good}\nKort.\n### Eksempel {.example}\nVi graver.\n¤## Enda en {#plann}", {"nearest": "plan"}),
    Planted("unknown-heading", "parts/core/en/rules.md", "# Rules {#rules}", "¤# Rules {#rule}", {"nearest": "rules"}),
    Planted("unknown-heading", WORDS, "## Seint {#garden.late}", "## Seint {#garden.late}\nSeint.\n### Mend {.mend}\nByrj.\n¤## Anna {#garden.lat}", {"nearest": "garden.late"}),
    Planted("unknown-mark", GARDEN, "### Eksempel {.example}", "¤### Tips {.tips}\nGrav.\n### Eksempel {.example}"),
    Planted("unknown-reply", "schemes/skolehage/nb/eligibility.md", "### Svar {.reply #club}", "¤### Svar {.reply #school}\nFint.\n### Svar {.reply #club}"),
    Planted("unknown-choice", GARDEN, "- `none`: Ingen", "- `none`: Ingen\n¤- `nane`: Ingen", {"nearest": "none"}),
    Planted("unknown-column", GARDEN, "- `kind`: Type", "- `kind`: Type\n¤- `kinds`: Typer", {"nearest": "kind"}),
    Planted("unknown-column", GARDEN, "#### Valg `kind` {.choices #kind}", "¤#### Valg {.choices #size}\n- `big`: Stor\n#### Valg `kind` {.choices #kind}"),
    Planted("id-twice", GARDEN, "## Hva vil dere dyrke? {#crops}", "¤## Hva er planen? {#plan}\nSkriv.\n## Hva vil dere dyrke? {#crops}"),
    Planted("mark-alone", GARDEN, "# Hagen {#garden}", "¤### Først {.why}\nFordi.\n# Hagen {#garden}"),
    Planted("unknown-placeholder", WORDS, "{field}: {amount:money} er mykje.", "{field}: ¤{amuont:money} er mykje.", {"nearest": "amount"}),
    Planted("unknown-placeholder", "schemes/skolehage/en/rules.md", "{field} is no.", "{field} is no ¤{hour}.", name="of a named check"),
    Planted("unknown-placeholder", "schemes/skolehage/nb/eligibility.md", "Et lag kan", "¤{laget:quote} kan", name="of a reply"),
    Planted("unknown-placeholder", "schemes/skolehage/nb/conditions.md", "La skolen søke.", "La ¤{skolen} søke."),
    Planted("unknown-format", WORDS, "{amount:money} er svært", "¤{amount:mony} er svært", {"nearest": "money"}),
    # ---------------------------------------------------------------- sentences
    Planted("sentence-missing", "interface/nn/garden.toml", 'hello = "Hei, {name}"\n', "", {"key": "hello", "lang": "nn"}),
    Planted("placeholder-missing", "interface/en/garden.toml", '"Hello, {name}"', '¤"Hello"', {"written": "name"}),
    Planted("form-missing", "interface/nb/garden.toml", '{ one = "{count} bed", other = "{count} bed i alt" }', '¤{ other = "{count} bed i alt" }'),
    Planted("unknown-format", "interface/en/garden.toml", "Hello, {name}", "Hello, {name:quot}", {"nearest": "quote"}, name="in a sentence"),
    Planted("wrong-type", "interface/en/garden.toml", '"Hello, {name}"', "¤3", {"expected": "sentence"}, name="sentence"),
    Planted("toml-syntax", "interface/en/garden.toml", '"Hello, {name}"', "¤Hello"),
]  # fmt: skip


def _extra(planted: Planted, root: Path) -> None:
    """What a plant needs beside its edit."""
    changed = {
        "relevant_with": (SCHEME, 'relevant_with = { applicant_kind = "school" }\n', ""),
        "passes_with": (RULES, "passes_with = { edition_year = 2030 }\n", ""),
        "empty": (RULES, "passes_with = { all_true = true }\n", "passes_with = {}\n"),
    }
    if planted.name in changed:
        name, old, new = changed[planted.name]
        path = root / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("planted", TABLE, ids=str)
def test_a_planted_fault_gives_exactly_itself_where_it_is(
    planted: Planted, tmp_path: Path, library: Library
) -> None:
    root = tree(tmp_path)
    file, line, column = plant(root, planted)
    _extra(planted, root)
    found = faults(root)
    if "¤" in planted.new:
        assert spots(found) == [(planted.code, file, line, column)]
    assert [(fault.code, fault.file) for fault in found] == [(planted.code, file)]
    assert {key: found[0].values.get(key) for key in planted.values} == planted.values
    assert_said(library, found[0])


def test_an_expression_comes_with_cels_own_pointer_under_the_sentence(tmp_path: Path) -> None:
    root = tree(tmp_path)
    plant(root, TABLE[5])
    (fault,) = faults(root)
    line = fault_line(Library().interface("nb"), fault)
    assert "undeclared reference to 'row.amuont'" in line
    assert line.splitlines()[-1].strip().endswith("^")
    assert "«row.amount»" in line.splitlines()[0]


FILES = [
    (SCHEME, SCHEME),
    ("parts/contact/part.toml", "parts/contact/part.toml"),
    (GARDEN, GARDEN),
    ("parts/contact/en/contact.md", "parts/contact/en/contact.md"),
    (WORDS, WORDS),
    ("schemes/skolehage/en/conditions.md", "schemes/skolehage/en/conditions.md"),
    ("schemes/skolehage/en/scheme.md", "schemes/skolehage/en/scheme.md"),
    ("interface/nn/garden.toml", "interface/nn/garden.toml"),
    ("cases/good/application.json", "cases/good/application.json"),
    ("cases/good/case.toml", "cases/good/case.toml"),
]


@pytest.mark.parametrize(("removed", "reported"), FILES)
def test_a_missing_file_is_one_fault(removed: str, reported: str, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / removed).unlink()
    assert spots(faults(root)) == [("file-missing", reported, 1, 1)]


def test_a_file_that_nothing_reads_is_a_fault(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "schemes/skolehage/nb/gardens.md").write_text("# X {#x}\n")
    (fault,) = faults(root)
    assert (fault.code, fault.values["nearest"]) == ("unknown-file", "garden")


@pytest.mark.parametrize("file", [SCHEME, GARDEN, "interface/nb/garden.toml"])
def test_a_file_that_is_not_utf8_is_one_fault_with_its_line(file: str, tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / file
    first, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(first + b"\n# \xe6\xf8\xe5\n" + rest)
    assert spots(faults(root)) == [("not-utf8", file, 2, 1)]


def test_many_faults_are_all_reported_at_once(tmp_path: Path) -> None:
    root = tree(tmp_path)
    wanted = {}
    for planted in TABLE:
        text = (root / planted.file).read_text("utf-8")
        if planted.file not in wanted and text.count(planted.old) == 1 and not planted.name:
            plant(root, planted)
            wanted[planted.file] = planted.code
    found = faults(root)
    assert len(wanted) > 8
    assert set(wanted.items()) <= {(f.file, f.code) for f in found}


def test_a_folder_without_schemes_says_so(tmp_path: Path) -> None:
    assert [fault.code for fault in faults(tmp_path)] == ["no-schemes"]


def test_faults_come_by_file_and_line_and_each_once() -> None:
    from wizard.content.faults import Place, sorted_once

    one, two = Fault("x", Place("b", 2)), Fault("x", Place("b", 1))
    three = Fault("y", Place("a", 9))
    assert sorted_once([one, two, one, three]) == [three, two, one]


def rewritten(root: Path, file: str, old: str, new: str) -> list[tuple[str, str, int, int]]:
    path = root / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    return spots(faults(root))


def test_an_expression_that_breaks_on_its_example_is_a_wrong_example(tmp_path: Path) -> None:
    root = tree(tmp_path)
    found = rewritten(root, RULES, '"edition_year > 2030"', '"1 / (edition_year - 2030) > 0"')
    assert [code for code, *_ in found] == ["example-wrong"]


@pytest.mark.parametrize(
    ("relevant", "example", "counter"),
    [
        ("plan == 'x' && plan == 'y'", '{ plan = "x" }', '{ plan = "z" }'),
        ("size(crops) == 2", '{ crops = ["herbs", "trees"] }', '{ crops = ["trees"] }'),
    ],
)
def test_a_question_is_called_unreachable_only_where_all_answers_can_be_tried(
    relevant: str, example: str, counter: str, tmp_path: Path
) -> None:
    new = f'id = "orders"\nrelevant = "{relevant}"\nrelevant_with = {example}\nirrelevant_with = {counter}\n'
    found = rewritten(tree(tmp_path), SCHEME, 'id = "orders"\n', new)
    assert "unreachable" not in {code for code, *_ in found}


def test_a_question_that_no_edition_asks_is_unreachable(tmp_path: Path) -> None:
    new = (
        'id = "orders"\nrelevant = "edition_year > 2040"\n'
        "relevant_with = { edition_year = 2041 }\nirrelevant_with = { edition_year = 2030 }\n"
    )
    (found,) = rewritten(tree(tmp_path), SCHEME, 'id = "orders"\n', new)
    assert found[0] == "unreachable"


def test_a_step_that_rests_on_its_own_question_is_a_cycle(tmp_path: Path) -> None:
    found = rewritten(
        tree(tmp_path), SCHEME, "relevant = \"applicant_kind != 'other'\"", "relevant = \"plan != 'other'\""
    )
    assert ("cycle", SCHEME) in {(code, file) for code, file, *_ in found}


MIGRATIONS = """[[migration]]
id = "first"
{more}
[[migration.step]]
{step}
"""


@pytest.mark.parametrize(
    ("code", "step", "more", "column"),
    [
        ("still-asked", 'rename = "crops"\nto = ["plants"]', "", 10),
        ("unknown-question", 'rename = "old"\nto = ["crop"]', "", 7),
        ("unknown-question", 'rename = "plants.old"\nto = ["plants.kinds"]', "", 7),
        ("unknown-question", 'convert = "old"', "", 11),
        ("unknown-edition", 'drop = "old"', 'editions = ["2039"]', 13),
        ("wrong-type", 'drop = "old"\nrename = "older"', "", 1),
        ("unknown-key", 'dropp = "old"', "", 1),
        ("", 'drop = "old"', "", 0),
        ("", 'convert = "crops"', 'editions = ["2030"]', 0),
    ],
)
def test_a_migration_leads_from_what_is_no_more_to_what_there_is(
    code: str, step: str, more: str, column: int, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/migrations.toml"
    path.write_text(MIGRATIONS.format(step=step, more=more), "utf-8")
    found = faults(root)
    assert [fault.code for fault in found] == [code][: bool(code)]
    for fault in found:
        assert fault.file == "schemes/skolehage/migrations.toml"
        assert fault.column == column
        assert_said(Library(), fault)
    if not found:
        assert Library(root).migrations("skolehage")[0].id == "first"


def test_migrations_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    from wizard.content.files import BrokenContent

    root = tree(tmp_path)
    (root / "schemes/skolehage/migrations.toml").write_text("[[migration]]\n", "utf-8")
    with pytest.raises(BrokenContent):
        Library(root).migrations("skolehage")
    (root / "schemes/skolehage/migrations.toml").write_text("[[migration", "utf-8")
    assert [fault.code for fault in faults(root)] == ["toml-syntax"]
