"""A terminal's driver that one odd byte does not end.

Textual stops reading for good where a terminal sends what is no UTF-8 (an old locale, a mouse beyond
column 95 after tmux was left and entered again) or a report that it cannot read.
"""

from __future__ import annotations

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver


class PatientDriver(LinuxDriver):
    """Goes on reading after what could not be read."""

    def _run_input_thread(self) -> None:
        while not self.exit_event.is_set():
            try:
                self.run_input_thread()
            except (ValueError, OverflowError, ArithmeticError):
                # What was in hand is lost, and the next key is read by a new parser.
                continue
            except OSError:
                # The terminal is gone; the app notices that by itself.
                return


def patient(found: type[Driver]) -> type[Driver]:
    """The patient driver in place of Textual's own; any other stays."""
    return PatientDriver if found is LinuxDriver else found
