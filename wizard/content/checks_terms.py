"""The glossary of a scheme: the same terms, each explained, in every language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wizard.content.checks_words import Shelf
from wizard.content.faults import Fault
from wizard.content.word_files import SCHEME

TERMS: Final = "terms"


def check_terms(shelves: Iterable[Shelf], faults: list[Fault]) -> None:
    """Report each term that one language has and another lacks, or does not explain."""
    listed = []
    for shelf in shelves:
        file = shelf.own.file(SCHEME)
        if not file.there or file.fault is not None:
            continue  # which is reported where it is missing
        head = file.head(TERMS)
        section = head.section if head else None
        listed.append((shelf.own.lang, file, section, file.listed(section)))
    every = dict.fromkeys(name for *_, terms in listed for name in terms)
    for lang, file, section, terms in listed:
        for name in every:
            term, _, text = terms.get(name, "").partition("|")
            if not term.strip() or not text.strip():
                values = {"of": TERMS, "expected": f"- `{name}`: … | …", "lang": lang}
                faults.append(Fault("text-missing", file.place(section), values))
