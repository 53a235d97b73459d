"""The words: marked headings read lightly, lists, and the scheme's own words before its parts'."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.content.planted import TREE, tree
from wizard.content.example_texts import example_texts
from wizard.content.folders import content_root
from wizard.content.library import LANGUAGES, Library
from wizard.content.sections import items, sections
from wizard.content.words import Words

TEXT = """\
# Steget {#step}

Intro.

## Et spørsmål {#one}
Forklaring med `{ikke}` et merke.

### Uten merke
hører til forklaringen.

    ## Innrykket {#indented}

```
## I en kodeblokk {#fenced}
```

~~~~ text
## Også her {#tilde}
~~~
## Fortsatt {#still}
~~~~

### Merke {.label}
Kort
### Svar {.reply #yes}

Ja, da.

## Siste {#last} ##
"""


def test_only_marked_headings_outside_code_are_sections() -> None:
    found = [(s.level, s.title, s.id, s.kind, s.line) for s in sections(TEXT)]
    assert found == [
        (1, "Steget", "step", "", 1),
        (2, "Et spørsmål", "one", "", 5),
        (3, "Merke", "", "label", 23),
        (3, "Svar", "yes", "reply", 25),
        (2, "Siste", "last", "", 29),
    ]


def test_a_body_is_what_stands_under_its_heading_without_blank_lines_around() -> None:
    found = {s.id or s.kind: s.body for s in sections(TEXT)}
    assert found["step"] == "Intro."
    assert found["one"].startswith("Forklaring")
    assert found["one"].endswith("~~~~")
    assert "### Uten merke\nhører til" in found["one"]
    assert found["yes"] == "Ja, da."
    assert found["last"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "## Pris {price:money}",
        "## {one}",
        "## Tom {}",
        "##Uten mellomrom {#x}",
        "####### Sju {#x}",
        "Tekst {#x}",
    ],
)
def test_what_only_looks_like_a_mark_is_text(line: str) -> None:
    assert sections(line) == []


def test_a_heading_may_hold_a_placeholder_and_a_mark() -> None:
    (section,) = sections("## Over {over:money} {#budget.ceiling}")
    assert (section.title, section.id) == ("Over {over:money}", "budget.ceiling")


@given(st.text(alphabet="#`~ \n{}.ab-", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for section in sections(text):
        assert 1 <= section.line <= text.count("\n") + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_markdown_parser_sees_the_same_headings_in_all_bundled_words(lang: str) -> None:
    parser = MarkdownIt()
    for file in content_root().rglob(f"{lang}/*.md"):
        text = file.read_text("utf-8")
        tokens = parser.parse(text)
        seen = [t.map[0] + 1 for t in tokens if t.type == "heading_open" and t.map and t.level == 0]
        assert [s.line for s in sections(text)] == seen, file


def test_a_list_gives_each_id_its_text_and_joins_indented_lines() -> None:
    body = "Velg:\n- `a`: Første\n  og mer\n* `b` : Andre | hjelp\n\n- uten id\n+ `c`:\n   tredje\n"
    assert items(body) == {"a": "Første og mer", "b": "Andre | hjelp", "c": " tredje"}


@pytest.fixture
def words() -> Words:
    return Library(TREE).words("skolehage", "nb")


def test_a_question_has_all_its_words(words: Words) -> None:
    plants = words.question("plants")
    assert (plants.ask, plants.label, plants.explanation) == (
        "Hvilke planter?",
        "Planter",
        "En rad for hver.",
    )
    assert (plants.why, plants.good) == ("Den som leser, må vite det.", "- Kort og presist.")
    assert plants.columns["name"].label == "Navn"
    assert plants.columns["name"].help == "Slik det står på posen."
    assert plants.columns["kind"].choices == {"herb": "Urt", "tree": "Tre"}
    assert words.question("crops").choices == {"herbs": "Urter", "trees": "Trær", "none": "Ingen"}
    assert words.question("applicant_kind").replies == {"club": "Et lag kan søke sammen med en skole."}
    assert words.question("plan").example == "Vi graver i april og sår i mai."
    assert words.question("plan") is words.question("plan")


def test_labels_are_had_one_by_one(words: Words) -> None:
    assert words.label("plants") == "Planter"
    assert words.column("plants", "name") == "Navn"
    assert words.choice("crops", "trees") == "Trær"
    assert words.choice("plants", "tree", "kind") == "Tre"


def test_steps_rules_conditions_and_the_scheme_have_their_words(words: Words) -> None:
    assert (words.step("garden").title, words.step("garden").intro) == ("Hagen", "Om hagen.")
    rule = words.rule("plants.dear-tree")
    assert rule.title == "Treet er dyrt"
    assert rule.message("very") == "{amount:money} er svært mye."
    assert rule.message("other") == rule.message() == "{field}: {amount:money} er mye."
    assert rule.mend("very") == "Velg et mindre tre."
    condition = words.condition("is-school")
    assert (condition.label, condition.unmet, condition.change) == (
        "Søkeren er en skole", "Søkeren er ingen skole.", "La skolen søke.",
    )  # fmt: skip
    assert (words.scheme.title, words.scheme.short, words.scheme.need) == (
        "Skolehager", "Skolehager", "- Et kart over tomta.",
    )  # fmt: skip
    assert words.scheme.titles["need"] == "Dette trenger dere"


def test_what_has_no_words_falls_back_to_its_id(words: Words) -> None:
    assert words.label("nothing") == words.question("nothing").ask == "nothing"
    assert words.choice("crops", "roses") == "roses"
    assert words.column("plants", "size") == "size"
    assert words.step("nothing").title == "nothing"
    assert words.condition("nothing").label == "nothing"
    assert words.rule("nothing").message() == words.rule("nothing").mend() == ""
    empty = Words([], {}).scheme
    assert (empty.title, empty.short, empty.need) == ("", "", "")


def test_a_scheme_may_say_some_of_a_parts_words_anew_and_keep_the_rest(tmp_path: Path) -> None:
    root = tree(tmp_path)
    with (root / "schemes/skolehage/nb/contact.md").open("a", encoding="utf-8") as file:
        file.write("\n## Hvem skal vi ringe? {#contact_name}\n### Et godt svar {.good}\n- Rektor.\n")
    said = Library(root).words("skolehage", "nb").question("contact_name")
    assert (said.ask, said.good, said.label) == ("Hvem skal vi ringe?", "- Rektor.", "Kontakt")
    assert said.explanation == "Ett navn."


def test_a_step_and_a_question_of_the_same_id_are_kept_apart(library: Library) -> None:
    words = library.words("kommunalt-rusarbeid", "nb")
    assert words.step("need").title != words.question("need").ask
    assert words.question("need").label != words.step("need").intro


def test_example_texts_are_the_same_as_those_of_a_full_reading(library: Library) -> None:
    definition = library.definition("kommunalt-rusarbeid", "2023")
    for question in definition.questions.values():
        if question.kind == "prose":
            whole = tuple(
                library.words("kommunalt-rusarbeid", lang).question(question.id).example for lang in LANGUAGES
            )
            assert definition.examples[question.id] == whole


def test_an_example_without_a_question_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# A {#a}\n### Eksempel {.example}\nLøst.\n## Q {#q}\n### E {.example}\nTekst.\n"
    )
    assert example_texts([tmp_path], ["a", "b"]) == {"q": ("Tekst.",)}


def test_the_glossary_is_read_by_id_with_term_and_explanation() -> None:
    assert Library(TREE).words("skolehage", "nb").terms == {
        "bed": ("bed", "Jord som er gjort i stand til å dyrke i.")
    }


@pytest.mark.parametrize("scheme", Library().scheme_ids())
def test_the_terms_that_the_voice_asks_for_are_explained_in_every_language(scheme: str) -> None:
    wanted = {"arsverk", "egenfinansiering", "okonomiplan", "statsforvalter", "tilskudd"}
    glossaries = {lang: Library().words(scheme, lang).terms for lang in LANGUAGES}
    assert len({frozenset(terms) for terms in glossaries.values()}) == 1
    for terms in glossaries.values():
        assert wanted <= terms.keys()
        assert all(word.term and word.text for word in terms.values())
