"""The library: definitions whole and merged, an author's folder over the bundled one, stable hashes."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.content.planted import TREE, tree
from wizard.content.checks import check_content
from wizard.content.definition import structure_hash
from wizard.content.files import BrokenContent
from wizard.content.folders import VARIABLE, content_root
from wizard.content.library import Library, UnknownEdition, UnknownScheme
from wizard.content.sentences import sentence
from wizard.engine.assess import assess
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


def test_the_bundled_content_has_no_faults(library: Library) -> None:
    found = check_content(library)
    assert [f"{f.file}:{f.line} {f.code} {dict(f.values)}" for f in found] == []


def test_both_schemes_and_all_five_editions_are_there(library: Library) -> None:
    assert {info.id: [edition.id for edition in info.editions] for info in library.schemes()} == {
        "kommunalt-rusarbeid": ["2023", "2024", "2025"],
        "overgangsordning": ["2023", "2024"],
    }


def test_a_definition_is_whole(definition: Definition) -> None:
    assert definition.registry.municipalities
    assert definition.levy.zones
    assert "answer.required" in definition.rule
    assert "municipality" in definition.questions
    assert definition.examples["summary"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", definition.hash)


def test_a_definition_has_every_source_it_cites_and_no_other(definition: Definition) -> None:
    rules = {rule.source for rule in definition.rules} | {c.source for c in definition.conditions}
    questions = {q.source for q in definition.questions.values() if q.source}
    assert rules | questions <= definition.source.keys()
    assert len(definition.source) < 60


def test_examples_are_told_in_every_language(definition: Definition) -> None:
    prose = [q.id for q in definition.questions.values() if q.kind == "prose"]
    assert {q: len(definition.examples[q]) for q in prose} == dict.fromkeys(prose, 3)
    assert all(text and "{." not in text for texts in definition.examples.values() for text in texts)


def test_no_two_editions_have_the_same_hash(library: Library) -> None:
    hashes = [library.definition(i.id, e.id).hash for i in library.schemes() for e in i.editions]
    assert len(set(hashes)) == len(hashes) == 5


def test_a_hash_is_the_same_in_another_process(library: Library) -> None:
    code = (
        "from wizard.content.library import Library;"
        "print(Library().definition('overgangsordning', '2023').hash)"
    )
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=content_root().parent,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        assert run.stdout.strip() == library.definition("overgangsordning", "2023").hash


def small() -> Definition:
    return Library(TREE).definition("skolehage", "2030")


def test_words_register_and_test_examples_do_not_change_the_hash(tmp_path: Path) -> None:
    root = tree(tmp_path)
    for file in root.rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("### ", "#### "), "utf-8")
    edits = {
        "schemes/skolehage/rules.toml": ("amount = 501", "amount = 9000"),
        "registers/municipalities-2030.json": ("Aarborte", "Aarborten"),
    }
    for name, (old, new) in edits.items():
        (root / name).write_text((root / name).read_text("utf-8").replace(old, new), "utf-8")
    assert Library(root).definition("skolehage", "2030").hash == small().hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("required = true\nrelevant", "required = false\nrelevant"),
        ("'school', 'club'", "'school'"),
        ("recommended = 200", "recommended = 201"),
        ("2030-03-01T12:00:00", "2030-03-02T12:00:00"),
    ],
)
def test_any_change_of_what_is_asked_or_judged_changes_the_hash(tmp_path: Path, old: str, new: str) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/scheme.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert Library(root).definition("skolehage", "2030").hash != small().hash


def test_saying_a_default_aloud_does_not_change_the_hash(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/scheme.toml"
    text = path.read_text("utf-8").replace('id = "contact_hours"', 'id = "contact_hours"\nkind = "text"')
    path.write_text(text, "utf-8")
    assert Library(root).definition("skolehage", "2030").hash == small().hash == structure_hash(small())


def test_a_scheme_adds_to_a_part_after_the_question_it_names_and_changes_what_it_names() -> None:
    step = next(step for step in small().steps if step.id == "contact")
    assert [q.id for q in step.question] == ["town", "contact_name", "contact_hours", "contact_email"]
    name = small().questions["contact_name"]
    assert (name.required, name.source) == (True, "common")


def test_a_scheme_changes_the_keys_of_a_parts_rule_and_keeps_the_rest() -> None:
    rule = small().rule["contact.no-name"]
    assert (rule.severity, rule.silences, rule.fails) == (
        "warning",
        ("garden.untrue",),
        "!given.contact_name",
    )


def test_core_comes_first_and_parts_before_the_scheme() -> None:
    assert [rule.id for rule in small().rules] == [
        "answer.required", "answer.kind", "answer.not-clarified",
        "contact.no-name", "plants.dear-tree", "garden.untrue", "garden.late",
    ]  # fmt: skip


def test_a_new_scheme_made_of_content_alone_is_judged_and_spoken_of() -> None:
    library = Library(TREE)
    definition = library.definition("skolehage", "2030")
    answers = {
        "applicant_kind": "school",
        "has_ground": True,
        "town": "1826",
        "contact_name": "Kari",
        "plan": "Vi graver i april.",
        "plants": [{"name": "Basilikum", "amount": 40}, {"name": "Eple", "kind": "tree", "amount": 9000}],
    }
    application = Application(scheme="skolehage", edition="2030", answers=answers)
    assessment = assess(definition, application, date(2030, 2, 1))
    assert (assessment.verdict, assessment.status) == ("eligible", "ready")
    (finding,) = assessment.findings
    assert (finding.rule, finding.at) == ("plants.dear-tree", "/plants/1/amount")
    said = sentence(definition, library.words("skolehage", "nb"), library.interface("nb"), finding)
    assert said.message == "9\u00a0000\u00a0kr er svært mye."
    assert said.mend == "Velg et mindre tre."


def test_a_folder_with_schemes_alone_takes_parts_registers_and_sentences_from_the_bundled(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "schemes" / "enkel"
    folder.mkdir(parents=True)
    folder.joinpath("scheme.toml").write_text(
        'id = "enkel"\nparts = ["applicant", "signing"]\n'
        '[[edition]]\nid = "2030"\nyear = 2030\napply_by = 2030-01-01T12:00:00\napply_by_source = "program"\n'
        'register = "municipalities-2024"\n'
        '[[step]]\nid = "start"\n[[step.question]]\nid = "applicant_type"\nkind = "choice"\n'
        'choices = ["municipality", "city_district"]\n'
        '[[step]]\npart = "applicant"\n[[step]]\npart = "signing"\n',
        "utf-8",
    )
    library = Library(tmp_path)
    definition = library.definition("enkel", "2030")
    assert len(definition.registry.municipalities) == 357
    assert list(definition.questions)[:2] == ["applicant_type", "municipality"]
    assert library.words("enkel", "nn").label("municipality") == "Kommune"
    assert library.interface("en").say("content.yes") == "Yes"
    assert library.cases() == ()
    assert library.scheme_ids() == ["enkel"]


def test_the_environment_names_an_authors_folder_and_an_argument_goes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, str(TREE))
    assert Library().scheme_ids() == ["skolehage"]
    assert "overgangsordning" in Library(content_root()).scheme_ids()
    monkeypatch.setenv(VARIABLE, "")
    assert "overgangsordning" in Library().scheme_ids()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("overgangsordningen", "overgangsordning"),
        ("x", None),
        ("../schemes/overgangsordning", None),
        ("", None),
    ],
)
def test_an_unknown_scheme_is_named_with_the_nearest(
    library: Library, name: str, nearest: str | None
) -> None:
    with pytest.raises(UnknownScheme) as caught:
        library.definition(name, "2023")
    if nearest or not name:
        assert caught.value.nearest == nearest
    with pytest.raises(UnknownScheme):
        library.words(name, "nb")


def test_an_unknown_edition_is_named_with_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownEdition) as caught:
        library.definition("overgangsordning", "2025")
    assert caught.value.nearest in ("2023", "2024")
    assert caught.value.known == ("2023", "2024")
    assert not isinstance(caught.value, UnknownScheme)


def test_a_very_long_name_is_not_compared_letter_by_letter(library: Library) -> None:
    with pytest.raises(UnknownScheme) as caught:
        library.definition("overgangsordning" * 100_000, "2023")
    assert caught.value.nearest is None


def read_all(library: Library) -> None:
    library.schemes()
    library.definition("skolehage", "2030")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "plan"', "id = plan"),
        ('kind = "prose"', 'kind = "proes"'),
        ('register = "municipalities-2030"\n\n', ""),
        ('register = "municipalities-2030"\nrates', 'register = "nowhere"\nrates'),
        ('parts = ["contact"]', 'parts = ["contract"]'),
        ("year = 2030", 'year = "last"'),
    ],
)
def test_content_that_cannot_be_used_is_told_from_anything_else(tmp_path: Path, old: str, new: str) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/scheme.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenContent) as caught:
        read_all(Library(root))
    assert caught.value.file.endswith((".toml", ".json"))


def test_the_cases_of_a_folder_are_read_by_id(library: Library) -> None:
    (case,) = Library(TREE).cases()
    assert (case.id, case.scheme, case.edition, case.expect) == ("good", "skolehage", "2030", "flawed")
    assert case.application.is_file()
    assert {found.scheme for found in library.cases()} == {"kommunalt-rusarbeid", "overgangsordning"}


def test_a_case_without_a_scheme_is_broken_content(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "cases/good/case.toml").write_text('id = "good"\n')
    with pytest.raises(BrokenContent, match="scheme or edition missing"):
        Library(root).cases()


def test_reading_a_definition_needs_no_markdown_parser() -> None:
    code = (
        "import sys; from wizard.content.library import Library;"
        "library = Library(); library.definition('kommunalt-rusarbeid', '2023');"
        "library.words('kommunalt-rusarbeid', 'nb').label('need');"
        "print([m for m in ('markdown_it', 'textual', 'tinydb', 'rich', 'difflib') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=content_root().parent
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    [
        '[[source]]\nid = "notice"\ntitle = """\n[[source]]\nid = "common"\n"""\n\n[[source]]\nid = "common"\ntitle = "C"\n',
        '[[source]]\ntitle = "C"\nid = "common"\n[[source]]\nid = "unused"\ntitle = "U"\n',
        "[[source]]\nid = 'common'\ntitle = 'C'\n",
        'source = [{ id = "common", title = "C" }]\n',
    ],
)
def test_only_cited_sources_are_read_however_the_file_is_written(tmp_path: Path, text: str) -> None:
    root = tree(tmp_path)
    (root / "parts/core/sources.toml").write_text(text, "utf-8")
    definition = Library(root).definition("skolehage", "2030")
    assert definition.source["common"].title == "C"
    assert set(definition.source) == {"common", "notice"}


def test_a_broken_file_of_sources_is_broken_content(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "parts/core/sources.toml").write_text('[[source]]\nid = "common"\ntitle = C\n', "utf-8")
    with pytest.raises(BrokenContent, match=r"parts/core/sources\.toml"):
        Library(root).definition("skolehage", "2030")
