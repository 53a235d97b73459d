"""The two sides that `survey_core.py` compares: `veiviser` in this process, survey-core in one of Node."""

from __future__ import annotations

import json
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import Any, Final

import forms
import forms_written
from forms import Form

from wizard.content.library import Library
from wizard.engine.interview import Interview
from wizard.export.reading import read_application

HERE: Final = Path(__file__).parent
PACKAGE: Final = HERE / "node_modules" / "survey-core" / "package.json"
TODAY: Final = date(2024, 1, 16)


class Ours:
    """Our side: the form as content in a folder."""

    def __init__(self, folder: Path, form: Form | None = None) -> None:
        """Write a form down there; without one it has been. Nothing is loaded yet."""
        self.folder, self.file = folder / "content", folder / "application.json"
        if form:
            forms_written.write_content(form, self.folder)
            forms_written.write_application(form, self.file)
        self.interview: Interview

    def open(self) -> float:
        """Load it, and say how many milliseconds that took."""
        start = time.process_time()
        library = Library(self.folder)
        definition = library.definition("bench", "2024")
        application = read_application(self.file.read_bytes(), library)
        interview = Interview.start(definition, TODAY, application)
        library.words("bench", "nb").question(interview.path[0])
        spent = time.process_time() - start
        self.interview = interview
        return spent * 1000

    def answer(self, question: str, value: Any) -> float:
        """Give an answer, and say how many milliseconds it took until all is known."""
        start = time.process_time()
        interview = self.interview.answer(question, value)
        assessment, path = interview.assessment, interview.path
        spent = time.process_time() - start
        assert assessment.findings
        assert path
        self.interview = interview
        return spent * 1000

    def state(self) -> dict[str, Any]:
        """What is asked, where something is wrong, and the sum."""
        found = self.interview.assessment
        wrong = {finding.at.removeprefix("/") for finding in found.findings}
        return {
            "asked": sorted(self.interview.path),
            "wrong": sorted(wrong),
            "total": found.totals.get(forms.TOTAL),
        }


class Theirs:
    """The other side: a process of Node that is told what to do."""

    def __init__(self, folder: Path, form: Form | None = None) -> None:
        """Write a form down there, without one it has been; and start the process."""
        self.folder = folder
        if form:
            (folder / "form.json").write_text(json.dumps(forms_written.survey(form)), encoding="utf-8")
            (folder / "data.json").write_text(json.dumps(form.answers), encoding="utf-8")
        command = ["node", str(HERE / "survey_core.mjs")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        zones = Library().definition("overgangsordning", "2024").levy.zones
        self._ask("begin", zones={zone: round(percent * 10) for zone, percent in zones.items()})

    def open(self, folder: Path | None = None, *, rows: bool = True, as_answered: bool = False) -> float:
        """Load it, or the form of another folder, and say how many milliseconds that took."""
        folder = folder or self.folder
        files = {"form": str(folder / "form.json"), "data": str(folder / "data.json")}
        return float(self._ask("open", **files, rows=rows, as_answered=as_answered)["ms"])

    def answer(self, told: dict[str, Any], *, as_answered: bool = False) -> float:
        """Give an answer, and say how many milliseconds it took until all is known."""
        return float(self._ask("answer", **told, as_answered=as_answered)["ms"])

    def state(self) -> dict[str, Any]:
        """What is asked, where something is wrong, and the sum."""
        found = self._ask("state")
        return {**found, "asked": sorted(found["asked"]), "wrong": sorted(found["wrong"])}

    def close(self) -> None:
        """End its process."""
        self.process.communicate()

    def _ask(self, act: str, **more: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"act": act, **more}).encode() + b"\n")
        self.process.stdin.flush()
        answered: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answered
