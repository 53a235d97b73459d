"""All the help there is, as topics: questions, terms, conditions, rules, the scheme, the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wizard.content.library import Library
from wizard.content.templates import PLACEHOLDER
from wizard.content.words import Words
from wizard.engine.pointers import spot
from wizard.engine.search import Entry, entry
from wizard.screens.asking import help_of
from wizard.screens.desk import Desk
from wizard.screens.need import SECTIONS
from wizard.screens.places import languages, numbers
from wizard.widgets.bars import written
from wizard.widgets.help import HelpPart

Keys = Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True)
class Topic:
    """Something that the help tells of: what kind of thing, its name in it, and the question it leads to."""

    kind: str
    name: str
    place: str = ""

    @property
    def id(self) -> str:
        """What it is found by."""
        return f"{self.kind}#{self.name}"


@lru_cache(maxsize=8)
def topics(library: Library, scheme: str, edition: str, lang: str) -> dict[str, Topic]:
    """Every topic of an edition by id, what the scheme asks for first; the keys are the screen's own."""
    definition, words = library.definition(scheme, edition), library.words(scheme, lang)
    sections = words.scheme.sections
    made = [
        *(Topic("scheme", name) for name in SECTIONS if sections.get(name)),
        *(Topic("term", id_) for id_ in words.terms),
        *(Topic("question", id_, id_) for id_ in definition.questions),
        *(Topic("condition", c.id, spot(c.at).question) for c in definition.conditions),
        *(Topic("rule", rule.id, spot(rule.at).question or rule.each or "") for rule in definition.rules),
    ]
    return {topic.id: topic for topic in made}


@lru_cache(maxsize=8)
def entries(library: Library, scheme: str, edition: str, lang: str) -> tuple[Entry, ...]:
    """The topics with their words: titles in every language that is searched, then the texts."""
    shelves = [library.words(scheme, each) for each in languages(lang)]
    number = numbers(library, scheme, edition)
    made = []
    for topic in topics(library, scheme, edition, lang).values():
        told = [_texts(words, topic) for words in shelves]
        depths = [[texts[depth] for texts in told] for depth in (0, 1, 2)]
        made.append(entry(topic.id, depths, number.get(topic.name, "") if topic.kind == "question" else ""))
    return tuple(made)


def _texts(words: Words, topic: Topic) -> tuple[str, str, str]:
    """Title, first text and the rest of a topic in one language."""
    if topic.kind == "question":
        found = words.question(topic.name)
        rest = [found.why, found.good, found.example, *found.choices.values()]
        rest += [f"{column.label} {column.help}" for column in found.columns.values()]
        return found.label, f"{found.ask} {found.explanation}", " ".join(rest)
    if topic.kind == "term":
        term = words.terms.get(topic.name)
        return (term.term, term.text, "") if term else ("", "", "")
    if topic.kind == "condition":
        condition = words.condition(topic.name)
        return condition.label, condition.text, f"{condition.unmet} {condition.change}"
    if topic.kind == "rule":
        rule = words.rule(topic.name)
        return rule.title, rule.message(), " ".join([*rule.messages.values(), *rule.mends.values()])
    scheme = words.scheme
    return scheme.titles.get(topic.name, ""), scheme.sections.get(topic.name, ""), ""


def title_of(desk: Desk, topic: Topic) -> str:
    """A topic's name for people."""
    words = desk.words
    if topic.kind == "question":
        return words.label(topic.name)
    return _texts(words, topic)[0] or topic.name


def kind_of(desk: Desk, topic: Topic) -> str:
    """What kind of thing a topic is, for people; a question by its number."""
    number = numbers(desk.tools.library, desk.application.scheme, desk.application.edition)
    return desk.tools.say(f"search.kind.{topic.kind}", number=number.get(topic.name, ""))


def parts_of(desk: Desk, topic: Topic) -> list[HelpPart]:
    """What the help tells of a topic."""
    say, words = desk.tools.say, desk.words
    if topic.kind == "question":
        found = words.question(topic.name)
        question = desk.definition.questions[topic.name]
        return [HelpPart(found.ask, found.explanation), *help_of(desk, question)]
    if topic.kind == "condition":
        condition = words.condition(topic.name)
        return [
            HelpPart(condition.label, condition.text),
            HelpPart(say("search.unmet"), condition.unmet),
            HelpPart(say("app.eligibility.change"), condition.change),
        ]
    if topic.kind == "rule":
        rule = words.rule(topic.name)
        told = "\n\n".join(dict.fromkeys(_open(text) for text in rule.messages.values() if text))
        mend = "\n\n".join(dict.fromkeys(_open(text) for text in rule.mends.values() if text))
        return [HelpPart(rule.title, told), HelpPart(say("search.mend"), mend)]
    title, text, _ = _texts(words, topic)
    return [HelpPart(title, text)]


def _open(template: str) -> str:
    """A message of a rule without the figures of any one application."""
    return PLACEHOLDER.sub("…", template)


def key_topics(desk: Desk, keys: Keys) -> Iterator[tuple[Topic, str, str]]:
    """The keys of a screen as topics: each with how it is written, and what it does."""
    for _, name, word, _ in keys:
        yield Topic("key", word), written(desk.tools.say, name), desk.tools.say(f"app.keylong.{word}")
