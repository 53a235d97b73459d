"""Made-up applications: the same from the same seed, ready or broken at will, and through every branch."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Run
from tests.conftest import EDITIONS
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.identifiers import valid_account, valid_orgnr
from wizard.export.application_json import application_json, envelope
from wizard.export.json_schema import application_schema
from wizard.export.reading import read_application
from wizard.export.sample import GRAVE, NoSample, Sample, day_of, options_of, phrases_of, sample, visited
from wizard.schema.application import Application
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Definition

LIBRARY = Library()
COUNT = 40
"""So many of each edition reach every branch; half of them are judged and read back."""
BROKEN = 3


@cache
def series(edition: tuple[str, str], faults: int = 0) -> tuple[Sample, ...]:
    definition = LIBRARY.definition(*edition)
    languages = phrases_of(LIBRARY, definition, "nb")
    return tuple(sample(definition, languages, 1, number, faults) for number in range(COUNT))


def grave(definition: Definition, application: Application) -> list[Finding]:
    judged = assess(definition, application, day_of(definition))
    return [f for f in judged.findings if f.severity in GRAVE]


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_without_faults_every_one_is_ready_and_follows_the_schema(edition: tuple[str, str]) -> None:
    definition = LIBRARY.definition(*edition)
    validator = Draft202012Validator(application_schema(definition))
    for made in series(edition)[: COUNT // 2]:
        assert grave(definition, made.application) == []
        assert assess(definition, made.application, day_of(definition)).status == "ready"
        assert list(validator.iter_errors(envelope(made.application))) == []
        assert read_application(application_json(made.application).encode(), LIBRARY) == made.application


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_so_many_faults_give_at_least_so_many_findings(edition: tuple[str, str]) -> None:
    definition = LIBRARY.definition(*edition)
    for made in series(edition, BROKEN)[: COUNT // 2]:
        assert len(made.planted) == BROKEN
        assert len({fault.question for fault in made.planted}) == BROKEN
        assert len(grave(definition, made.application)) >= BROKEN
        assert read_application(application_json(made.application).encode(), LIBRARY) == made.application


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_every_option_of_every_branch_is_visited(edition: tuple[str, str]) -> None:
    definition = LIBRARY.definition(*edition)
    seen = {
        pair
        for s in (*series(edition), *series(edition, BROKEN))
        for pair in visited(definition, s.application)
    }
    asked = {q for s in (*series(edition), *series(edition, BROKEN)) for q in s.application.answers}
    # What an edition never asks has no options there.
    never = {"receives_transition_grant", "paid_by_transition_grant"} if edition[1] == "2025" else set()
    assert definition.questions.keys() - asked == never
    every = {
        (q.id, option) for q in definition.questions.values() if q.id in asked for option in options_of(q)
    }
    assert every - seen == set()


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    def lines(*arguments: object) -> list[str]:
        assert veiviser("schemes", "sample", "kommunalt-rusarbeid@2023", *arguments) == 0
        return capsys.readouterr().out.splitlines()

    first = lines("--count", 4, "--seed", 3)
    assert first == lines("--count", 4, "--seed", 3, "--lang", "en")
    assert first[:2] == lines("--count", 2, "--seed", 3)
    assert not set(first) & set(lines("--count", 4, "--seed", 4))
    assert len(set(first)) == 4
    assert not set(first) & set(lines("--count", 4, "--seed", 3, "--faults", 1))


def test_numbers_that_have_check_digits_are_valid_and_the_budget_balances() -> None:
    definition = LIBRARY.definition("kommunalt-rusarbeid", "2023")
    languages = set()
    for made in series(("kommunalt-rusarbeid", "2023")):
        answers = made.application.answers
        assert valid_orgnr(answers["orgnr"])
        assert valid_account(answers["account_number"])
        totals = assess(definition, made.application, day_of(definition)).totals
        assert totals["total_cost"] == totals["total_financing"]
        languages.add(answers["application_language"])
    assert languages == {"nb", "nn"}


def test_a_folder_gets_a_file_each_that_a_check_finds_ready(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made"
    assert veiviser("schemes", "sample", "overgangsordning@2023", "--count", 12, "--out", out) == 0
    assert [p.name for p in sorted(out.iterdir())] == [f"{n:02d}.json" for n in range(1, 13)]
    assert veiviser("check", *sorted(out.iterdir())) == 0
    capsys.readouterr()
    assert veiviser("schemes", "sample", "overgangsordning@2023", "--out", out) == 2
    assert "er ikke tom" in capsys.readouterr().err
    assert len(list(out.iterdir())) == 12


def test_how_many_options_were_visited_is_told(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for count in (1, 40):
        assert veiviser("schemes", "sample", "overgangsordning", "--count", count, "--lang", "en") == 0
        [line] = capsys.readouterr().err.splitlines()
        told.append([int(word) for word in line.split() if word.isdecimal()])
    (one, every), (many, same) = told
    assert every == same
    assert one < many <= every


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--count", "-1"), "-1"),
        (("--seed", "x"), "«x»"),
        (("--faults", "999"), "999"),
        (("--count", "1" * 10), "1111"),
    ],
)
def test_wrong_use_is_told(
    veiviser: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], named: str
) -> None:
    assert veiviser("schemes", "sample", "overgangsordning", *arguments) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert said.out == ""


def test_a_scheme_that_nothing_can_satisfy_is_told() -> None:
    definition = LIBRARY.definition("overgangsordning", "2023")
    rule = definition.rule["report.not-sent"].model_copy(
        update={"id": "never", "fails": "edition_year > 0", "severity": "error", "at": "/former_report"}
    )
    broken = definition.model_copy(update={"rules": (*definition.rules, rule)})
    languages = phrases_of(LIBRARY, definition, "nb")
    with pytest.raises(NoSample, match="never"):
        sample(broken, languages, 1)
