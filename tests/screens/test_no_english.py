"""No word of another language stands on a screen, and no word that the content does not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.contrasts import Contrasts
from tests.screens.gallery import HOME, OO, SCREENS, tour
from tests.screens.gallery_training import FAULTS, FILL_IN
from tests.screens.showing import applied, drawn, plain
from tests.screens.test_pictures import PICTURES
from wizard.content import exercises, interface, words
from wizard.content.library import Library
from wizard.content.sections import sections
from wizard.screens.themes import DARK

WORD = re.compile(r"[^\W\d_]{2,}")
CONTENT = Path(__file__).parents[2] / "content"
TEXTUAL = frozenset(
    [
        "search",
        "commands",
        "matches",
        "found",
        "quit",
        "palette",
        "screenshot",
        "minimize",
        "maximize",
        "select",
        "submit",
        "press",
        "keys",
        "toggle",
        "command",
        "theme",
        "show",
        "hide",
        "help",
        "panel",
        "close",
        "cancel",
        "loading",
        "empty",
        "invalid",
        "value",
        "must",
        "characters",
    ]
)
"""Words of Textual's own: its palette, its validators, its panels."""
KEYS = frozenset(
    ["ctrl", "esc", "enter", "del", "pgup", "pgdn", "tab", "english", "json", "csv", "svg", "editor"]
)
"""What stands on keys, and the language that is named in itself."""
MONTHS = frozenset(
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ]
)
CODED = frozenset({"og", "kr"}) | MONTHS
"""Words that are not in the content, for they go with numbers and lists."""


def words_in(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def vocabulary(lang: str) -> set[str]:
    """Every word of the content in a language."""
    files = [*CONTENT.glob(f"**/{lang}/*.md"), *CONTENT.glob(f"interface/{lang}/*.toml")]
    return words_in(re.sub(r"https?://\S+|`[^`]*`|\{[^}]*\}", " ", file.read_text("utf-8")) for file in files)


def data_words(library: Library) -> set[str]:
    """Words that are data: the answers, the sources, the register, and what is written of the example."""
    definition = library.definition(OO, "2023")
    good = applied(library, OO, "2023", None)
    shown_ = [library.exercise(name) for name in (FAULTS, FILL_IN)]
    practised = [a for e in shown_ for a in (e.application, e.start) if a is not None]
    names = [" ".join([*m.names, m.county]) for m in definition.registry.municipalities]
    sources = [f"{s.title} {s.url}" for s in definition.source.values()]
    every = [application.model_dump() for application in (good, *practised)]
    answers = json.dumps(every, ensure_ascii=False, default=str).replace("\\n", " ")
    return words_in([*names, *sources, answers])


def whole_words(text: str) -> set[str]:
    """What is on a screen without addresses, file names, and words that are cut off."""
    text = re.sub(r"\S*(?:https?://|\.json|\.md|\.csv|utkast-|[/@])\S*", " ", text)
    return words_in([re.sub(r"\w+…|…\w+", " ", text)])


@pytest.mark.parametrize(("lang", "others"), [("nb", ["en"]), ("nn", ["en", "nb"])])
def test_no_word_of_another_language_stands_on_a_screen(
    library: Library, lang: str, others: list[str]
) -> None:
    """The screens are those of test_pictures.py, which proves that the program shows them."""
    own = vocabulary(lang) | data_words(library) | KEYS | CODED
    foreign = set().union(*(vocabulary(other) for other in others)) | TEXTUAL
    foreign -= own | {"nor"}
    assert len(foreign & vocabulary("en")) > 1000, "there is something to look for"
    files = sorted(PICTURES.glob(f"*-{lang}/*.txt"))
    assert len(files) > 60
    found = {str(f.relative_to(PICTURES)): whole_words(f.read_text("utf-8")) & foreign for f in files}
    assert {name: here for name, here in found.items() if here} == {}


def pseudo(text: str) -> str:
    """A text in letters that nobody else uses; ids, placeholders, marks and addresses stay."""
    kept = re.compile(r"(`[^`]*`|\{[^}]*\}|https?://\S+|<[^>]*>)")
    parts = kept.split(text)
    return "".join(part if n % 2 else part.translate(LETTERS) for n, part in enumerate(parts))


LETTERS = {ord(a): 0x430 + n for n, a in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
LETTERS |= {ord(a): 0x410 + n for n, a in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")}


def pseudo_deep(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: pseudo_deep(one) for key, one in value.items()}
    return pseudo(value) if isinstance(value, str) else value


async def test_every_word_on_a_screen_comes_from_the_content_and_has_enough_contrast(
    make: MakeApp, store: MemoryStore, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = interface.flat
    monkeypatch.setattr(interface, "flat", lambda *given: pseudo_deep(flat(*given)))
    for module in (words, exercises):
        monkeypatch.setattr(
            module,
            "sections",
            lambda text: [s._replace(title=pseudo(s.title), body=pseudo(s.body)) for s in sections(text)],
        )
    fresh = Library()
    monkeypatch.setattr(store, "place", "42")
    app = make(lang="nb")
    app.theme = DARK
    app.tools.library = fresh
    contrasts = Contrasts()
    typed = words_in([f"{one.typed} {one.pasted}" for one in (*HOME, *SCREENS)])
    known = " ".join(data_words(fresh) | KEYS | CODED | typed)
    found: dict[str, set[str]] = {}
    async for name in tour(app, store, fresh, (120, 40)):
        strips = drawn(app)
        contrasts.look(name, strips)
        # An address may be broken anywhere: then a part of it is a word of its own.
        strange = {word for word in whole_words(plain(strips)) if word.isascii() and word not in known}
        if strange:
            found[name] = strange
    assert found == {}
    contrasts.close()
