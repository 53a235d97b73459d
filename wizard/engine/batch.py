"""What can only be seen over several applications: two of one municipality, one post in two schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from wizard.engine.assess import acknowledged_by
from wizard.engine.facts import Hit
from wizard.engine.findings import counts_of, finding_of, in_order, status_of
from wizard.schema.assessment import Assessment, Finding, trusted
from wizard.schema.scheme import Definition

SAME_MUNICIPALITY = "batch.same-municipality"
SAME_POSITION = "batch.same-position"
_APPLICANT = ("municipality", "district_name")
_POSTS = (("positions", "title"), ("salaries", "position"))
"""The table and column that name a post: the first of these that the scheme asks counts."""


def needed(assessment: Assessment) -> Assessment:
    """As little of an assessment as a batch looks at, without its findings.

    It is what crosses between processes: `Batch.add` finds the same in it as in the whole.
    """
    values = {name: assessment.values[name] for name in _APPLICANT if name in assessment.values}
    for table, column in _POSTS:
        if table in assessment.values:
            values[table] = [{column: row.get(column)} for row in assessment.values[table]]
    return assessment.model_copy(
        update={"relevance": {}, "values": values, "conditions": (), "totals": {}, "findings": ()}
    )


class Batch:
    """Takes applications one by one, in their order, and finds what later ones share with earlier.

    It keeps a few words an application, so that memory does not grow with their size.
    """

    def __init__(self) -> None:
        """No application has been seen."""
        self._applicants: dict[tuple[Any, ...], str] = {}
        self._posts: dict[tuple[Any, ...], dict[str, dict[str, str]]] = {}

    def add(
        self,
        name: str,
        definition: Definition,
        assessment: Assessment,
        acknowledged: Mapping[str, str] = MappingProxyType({}),
    ) -> Assessment:
        """The assessment with the findings of the batch; `name` is what a later one calls this.

        `acknowledged` are the application's own sentences on its warnings.
        """
        number = assessment.values.get("municipality")
        if number is None:
            return assessment
        applicant = (number, _folded(assessment.values.get("district_name")))
        found = [
            *self._same_applicant(name, definition, applicant),
            *self._same_posts(name, definition, applicant, assessment),
        ]
        if not found:
            return assessment
        return with_findings(definition, assessment, [acknowledged_by(one, acknowledged) for one in found])

    def _same_applicant(
        self, name: str, definition: Definition, applicant: tuple[Any, ...]
    ) -> Iterator[Finding]:
        key = (*applicant, definition.scheme, definition.edition.id)
        if key in self._applicants:
            yield _finding(definition, SAME_MUNICIPALITY, "/municipality", {"other": self._applicants[key]})
        self._applicants.setdefault(key, name)

    def _same_posts(
        self, name: str, definition: Definition, applicant: tuple[Any, ...], assessment: Assessment
    ) -> Iterator[Finding]:
        """The posts that an earlier application of the same applicant and year has in another scheme."""
        mine: dict[str, str] = {}
        for table, column in _POSTS:
            if table in assessment.values and not mine:
                for n, row in enumerate(assessment.values[table]):
                    mine.setdefault(_folded(row.get(column)), f"/{table}/{n}")
        mine.pop("", None)
        known = self._posts.setdefault((*applicant, definition.edition.year), {})
        for scheme, posts in known.items():
            if scheme != definition.scheme:
                for post in mine.keys() & posts.keys():
                    yield _finding(definition, SAME_POSITION, mine[post], {"other": posts[post]})
        known.setdefault(definition.scheme, {}).update(dict.fromkeys(mine, name))


def with_findings(definition: Definition, assessment: Assessment, found: list[Finding]) -> Assessment:
    """The assessment with further findings, counted and in their places."""
    findings = in_order(definition, [*assessment.findings, *found])
    counts = counts_of(findings)
    more = {"findings": findings, "counts": counts, "status": status_of(counts)}
    return trusted(Assessment, **{**vars(assessment), **more})


def _folded(text: str | None) -> str:
    """A name as it is compared: case and the spaces around and between words do not count."""
    return " ".join((text or "").split()).casefold()


def _finding(definition: Definition, rule: str, at: str, values: dict[str, Any]) -> Finding:
    return finding_of(definition.rule[rule], Hit(at, values))
