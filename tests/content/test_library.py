"""The library: what is in it, an author's folder over the bundled one, and what it does not know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.planted import TREE, tree
from wizard.content.checks import check_content
from wizard.content.files import BrokenContent
from wizard.content.folders import VARIABLE, content_root
from wizard.content.library import Library, UnknownEdition, UnknownScheme


def test_the_bundled_content_has_no_faults(library: Library) -> None:
    found = check_content(library)
    assert [f"{f.file}:{f.line} {f.code} {dict(f.values)}" for f in found] == []


def test_both_schemes_and_all_five_editions_are_there(library: Library) -> None:
    assert {info.id: [edition.id for edition in info.editions] for info in library.schemes()} == {
        "kommunalt-rusarbeid": ["2023", "2024", "2025"],
        "overgangsordning": ["2023", "2024"],
    }


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
