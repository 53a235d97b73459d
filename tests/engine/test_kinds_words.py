"""Every reason with which a kind refuses has its sentence, in three languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.engine.kinds_fields import FIELD, REGISTER
from tests.engine.kinds_rows import LIMITED, ROWS
from tests.engine.test_kinds_json import REFUSED
from wizard.engine import kinds
from wizard.schema.assessment import Refused

LANGS = ("nb", "nn", "en")
FOLDER = Path(__file__).parents[2] / "content" / "interface"
PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")
FORMATS = {None, "money", "number", "percent", "date", "list", "choice", "quote"}


def _words(lang: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / lang / "kinds.toml").read_text("utf-8"))


def _refusals() -> list[Refused]:
    typed = [kinds.parse(field, text, REGISTER) for field, text, _ in [*ROWS, *LIMITED]]
    held = [kinds.check(FIELD[kind], value, REGISTER) for kind, value, _ in REFUSED]
    return [refused for refused in [*typed, *held] if isinstance(refused, Refused)]


def test_the_tables_of_the_tests_meet_every_reason_and_no_other() -> None:
    met = {(refused.values["kind"], refused.reason) for refused in _refusals()}
    assert met == {(kind, reason) for kind, reasons in kinds.REASONS.items() for reason in reasons}


def test_no_reason_is_named_twice() -> None:
    assert all(len(set(reasons)) == len(reasons) for reasons in kinds.REASONS.values())


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_has_words_and_all_words_have_a_reason(lang: str) -> None:
    words = {(kind, reason) for kind, sentences in _words(lang).items() for reason in sentences}
    assert words == {(kind, reason) for kind, reasons in kinds.REASONS.items() for reason in reasons}


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_asks_only_for_what_every_refusal_of_its_reason_holds(lang: str) -> None:
    words = _words(lang)
    for refused in _refusals():
        sentence = words[refused.values["kind"]][refused.reason]
        if isinstance(sentence, dict):
            assert set(sentence) == {"one", "other"}
            sentence = sentence["one" if refused.values["count"] == 1 else "other"]
        for name, form in PLACEHOLDER.findall(sentence):
            assert name in refused.values, (refused, sentence)
            assert (form or None) in FORMATS
        assert not re.search(r"[{}]", PLACEHOLDER.sub("", sentence))


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_is_plain_and_polite(lang: str) -> None:
    for kind, sentences in _words(lang).items():
        for reason, sentence in sentences.items():
            forms = sentence.values() if isinstance(sentence, dict) else [sentence]
            for form in forms:
                assert form[-1] in ".?", (kind, reason)
                assert "!" not in form
                assert not re.search(r"vennligst|please|ugyldig verdi|invalid", form, re.IGNORECASE)
                assert not re.search(r"\d \d{3}|\d (?:kr|%|mill)", form), "a no-break space is missing"
