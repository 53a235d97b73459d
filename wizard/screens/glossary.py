"""The terms that stand in a question's texts, each with what it means."""

from __future__ import annotations

from functools import lru_cache

from wizard.content.library import Library
from wizard.content.words import QuestionWords, TermWords
from wizard.engine.municipalities import fold


def _plain(term: str) -> str:
    """A term as it is searched for: without what stands in brackets after it."""
    return fold(term.partition("(")[0])


def _texts(words: QuestionWords) -> str:
    """All that is said of a question, folded."""
    parts = [words.ask, words.label, words.explanation, words.why, words.good, words.example]
    parts += words.choices.values()
    for column in words.columns.values():
        parts += [column.label, column.help, *column.choices.values()]
    return f" {fold(' '.join(parts))}"


@lru_cache(maxsize=512)
def terms_in(library: Library, scheme: str, lang: str, question: str) -> tuple[TermWords, ...]:
    """The terms that occur in a question's texts, in any of their endings, sorted as the glossary is."""
    words = library.words(scheme, lang)
    text = _texts(words.question(question))
    return tuple(term for term in words.terms.values() if f" {_plain(term.term)}" in text)


def glossary(terms: tuple[TermWords, ...]) -> str:
    """Terms as light Markdown."""
    return "\n".join(f"- **{term.term}**: {term.text}" for term in terms)
