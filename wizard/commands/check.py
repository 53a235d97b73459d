"""`veiviser check`: the pre-check of one file or of thousands, with no screen.

One plain file takes the short way: streams, archives, processes and the other forms of a report are
imported where they are asked for.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from wizard.commands.check_judge import Judge, Judged, Work
from wizard.commands.context import Context, Exit, Refusal
from wizard.content.files import BrokenContent
from wizard.engine.batch import Batch
from wizard.export.files import Source, several
from wizard.export.forms import PROSE, Form, form
from wizard.export.tally import Tally
from wizard.interrupt import release

if TYPE_CHECKING:
    from wizard.commands.check_choices import Choices

_FAILS: Final = {"error": ("blocker", "error"), "warning": ("blocker", "error", "warning")}


def run(context: Context, arguments: Namespace) -> int:
    """Report on every file, in a fixed order; one that cannot be read never stops the rest.

    Exit code 2 where a file is unreadable, else 1 where there are findings at or above `--fail-on`.
    Who stops it (130) has a whole report of what was done until then.
    """
    chosen = _choices(context, arguments)
    failing = _FAILS[arguments.fail_on]
    more = {"failing": failing, "only": arguments.only or ()}
    shape = form(arguments.format, context.library, context.lang, **more)
    only = None if chosen is None else chosen.only
    work = Work(context.content, context.lang, context.today, only, arguments.format)
    judge = Judge(work, context.library)
    report = _Report(context, shape, judge)
    if chosen is None and len(arguments.paths) == 1 and not several(arguments.paths[0]):
        report.fill(nullcontext(judge.judge(Source(path, path=path)) for path in arguments.paths))
    else:
        from wizard.commands.check_many import Stop, judged  # noqa: PLC0415 - one file needs none of it

        with Stop() as stop:
            report.whole = stop.whole
            report.fill(judged(arguments, judge, None if chosen is None else chosen.since, stop))
    if arguments.summary:
        _summary(context, arguments.format, report.tally)
    if report.tally.interrupted:
        code = "check.interrupted" if report.tally.files else "check.interrupted-none"
        context.say(context.interface.say(code, count=report.tally.files))
    return _code(report.tally, failing)


def _choices(context: Context, arguments: Namespace) -> Choices | None:
    """The files and rules that are asked for; None where it is all of them."""
    if not (arguments.only or arguments.since):
        return None
    from wizard.commands.check_choices import Choices  # noqa: PLC0415 - seldom asked for

    return Choices.of(context.library, arguments.only, arguments.since)


class _Report:
    """The report as it is written to standard output."""

    def __init__(self, context: Context, shape: Form, judge: Judge) -> None:
        """Nothing is written before there is something to say."""
        self._context, self._form, self._judge = context, shape, judge
        self._begun = False
        self.tally = Tally()
        self.whole: Callable[[Callable[[], Any]], Any] = lambda write: write()
        """Runs something that must not be stopped half-way."""

    def fill(self, files: AbstractContextManager[Iterable[Judged]]) -> None:
        """Write all there is, in its order; it is ended well also where somebody stops it."""
        batch = Batch()
        try:
            release()
            with files as found:
                for judged in found:
                    self.whole(partial(self._add, self._judge.together(judged, batch)))
        except KeyboardInterrupt:
            self.tally.interrupted = True
        except (BrokenContent, Refusal):
            self.tally.interrupted = True
            if self._begun:
                self.whole(self._end)
            raise
        self.whole(self._end)

    def _add(self, judged: Judged) -> None:
        before = "" if self._begun else self._form.begin()
        text = self._form.file(judged.entry, judged.told, judged.municipality)
        self._begun = True
        self.tally.add(judged.entry)
        self._context.data(before + text)

    def _end(self) -> None:
        self._context.data(("" if self._begun else self._form.begin()) + self._form.end(self.tally))


def _summary(context: Context, name: str, tally: Tally) -> None:
    """What was found by rule: at the end of a report for readers, else beside it."""
    from wizard.export.summary import summary_page, summary_text  # noqa: PLC0415 - seldom asked for

    if name == "markdown":
        context.data("\n" + summary_page(tally, context.interface))
    elif name in PROSE:
        context.data("\n" + summary_text(tally, context.interface))
    else:
        context.say(summary_text(tally, context.interface).rstrip("\n"))


def _code(tally: Tally, failing: Iterable[str]) -> int:
    """The exit code of the whole run."""
    if tally.interrupted:
        return Exit.LEFT
    if tally.statuses["unreadable"]:
        return Exit.WRONG
    return Exit.FINDINGS if any(tally.severities.get(severity) for severity in failing) else Exit.WELL
