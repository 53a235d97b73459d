"""Applications of any answers, what counts of them, and the files of their packages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.export.counted import counted
from wizard.export.package import build_package
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

TODAY = date(2023, 1, 16)
LIBRARY = Library()
EDITIONS = [
    LIBRARY.definition(scheme, edition)
    for scheme, edition in [
        ("kommunalt-rusarbeid", "2023"),
        ("kommunalt-rusarbeid", "2025"),
        ("overgangsordning", "2023"),
    ]
]


@st.composite
def applications(
    draw: st.DrawFn, answers: Callable[[Definition], st.SearchStrategy[dict[str, Any]]]
) -> Application:
    """Any application: answers, and what hangs on any of the questions."""
    definition = draw(st.sampled_from(EDITIONS))
    names = st.sampled_from(sorted(definition.questions))
    pointers = names.map("/{}".format) | st.just("")
    texts = st.sampled_from(["", "venter på svar", "# Nei\n- ja", "[a](b) | c"])
    rules = st.sampled_from(sorted(definition.rule))
    return Application(
        scheme=definition.scheme,
        edition=definition.edition.id,
        answers=draw(answers(definition)),
        not_clarified=draw(st.dictionaries(names, texts, max_size=4)),
        acknowledged=draw(st.dictionaries(st.tuples(rules, pointers).map(" ".join), texts, max_size=4)),
        notes=draw(st.dictionaries(pointers, texts, max_size=4)),
    )


def kept(application: Application, **options: bool) -> Application:
    """What counts of an application, as it is assessed on that day."""
    definition = LIBRARY.definition(application.scheme, application.edition)
    return counted(definition, application, assess(definition, application, TODAY), **options)


def files(application: Application, **options: Any) -> dict[str, bytes]:
    """The files of an application's package, which is a draft: name -> what is in it."""
    return dict(build_package(LIBRARY, application, TODAY, draft=True, version="1", **options).files)
