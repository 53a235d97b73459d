"""Real applications, and the same made nobody's, with everything that they hold."""

from __future__ import annotations

import json
from typing import Any

from wizard.content.library import Library
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.training.anonymous import Anonymous, from_draft

LIBRARY = Library()
INVENTED = LIBRARY.interface("nb").template("sample.phrases.person").split("|")
CASES = {case.id: case for case in LIBRARY.cases()}


def application(name: str = "kommunalt-rusarbeid-feil") -> tuple[Definition, Application]:
    """A case that is taken for a real one, with its scheme."""
    case = CASES[name]
    return LIBRARY.definition(case.scheme, case.edition), read_path(case.application, LIBRARY)


def cleaned(definition: Definition, real: Application, seed: str = "en-sak") -> Anonymous:
    """The application made nobody's."""
    return from_draft(definition, real, INVENTED, seed)


def with_answers(real: Application, **answers: Any) -> Application:
    """The application with some answers put in."""
    return real.model_copy(update={"answers": {**real.answers, **answers}})


def held(clean: Anonymous) -> str:
    """Everything that the application holds."""
    return json.dumps(clean.application.model_dump(), ensure_ascii=False)
