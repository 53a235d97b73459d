"""What is counted over a whole report: files by status, and what was found by rule."""

from __future__ import annotations

from typing import Any


class Tally:
    """Grows with the number of rules, not with that of files."""

    def __init__(self) -> None:
        """No file has been seen."""
        self.statuses = dict.fromkeys(("ready", "not_ready", "unreadable"), 0)
        self.severities: dict[str, int] = {}
        self.rules: dict[str, tuple[int, int]] = {}
        """Files and findings of each rule."""
        self.interrupted = False
        """Whether somebody stopped it before all was done."""

    @property
    def files(self) -> int:
        """How many files there were."""
        return sum(self.statuses.values())

    def add(self, entry: dict[str, Any]) -> None:
        """One more file of a report."""
        self.statuses[entry["status"]] += 1
        for severity, count in entry["counts"].items():
            self.severities[severity] = self.severities.get(severity, 0) + count
        rules = [finding["rule"] for finding in entry["findings"]]
        for rule in set(rules):
            files, findings = self.rules.get(rule, (0, 0))
            self.rules[rule] = files + 1, findings + rules.count(rule)

    def counted(self) -> dict[str, int]:
        """The numbers of files, by the names that sentences use."""
        return {"files": self.files, **self.statuses}

    def by_rule(self) -> list[tuple[str, int, int]]:
        """Rule, files and findings: the rule of most files first, then by name."""
        return sorted(
            ((rule, *counts) for rule, counts in self.rules.items()), key=lambda row: (-row[1], row[0])
        )
