"""The JSON of a report's parts, put together from what is known of their shape.

It is what `writing.dumps` writes of the same value, so many spaces further in, and what has another
shape is left to it. What a report says again and again is a `Part`, with which its JSON is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring
from math import isfinite
from typing import Any, Final, NoReturn, TypeAlias

from wizard.export.writing import dumps

Json: TypeAlias = dict[str, Any]
_FIGURES: Final = [
    "blocker", "error", "warning", "advice",
    "total_cost", "total_financing", "grant_sought", "own_funds", "ceiling",
]  # fmt: skip
_COUNT: Final = frozenset({int})
_TOTAL: Final = frozenset({int, type(None)})
_NULL: Final = "null"
_FINDING: Final = ["rule", "severity", "at", "message", "mend", "source", "values", "acknowledged"]
_FILE: Final = [
    "file", "status", "scheme", "edition", "definition", "verdict",
    "conditions", "counts", "totals", "findings",
]  # fmt: skip
_WORDS: Final[dict[Any, str]] = {None: "null", True: "true", False: "false"}
_ODD: Final = (AttributeError, TypeError, ValueError)
"""What the short ways raise where something is not of the type, or there are more or fewer things."""
_MOST_KNOWN: Final = 4096
_known: dict[str, str] = {}


class Part(Json):
    """A part of a report that never changes, so that it can stand in many, and its JSON is kept with it.

    To change it raises TypeError; a copy of it is a plain dict.
    """

    __slots__ = ("_texts", "_write")
    _texts: dict[str, str]
    _write: Callable[[Json, str], str]

    @classmethod
    def of(cls, value: Json, write: Callable[[Json, str], str]) -> Part:
        """`write` gives the JSON of the value in its place, as `text` does."""
        part = cls(value)
        part._write, part._texts = write, {}
        return part

    def text(self, pad: str) -> str:
        """Its JSON where the lines begin with `pad`; the first line has nothing before it."""
        found = self._texts.get(pad)
        if found is None:
            found = self._texts[pad] = self._write(self, pad)
        return found

    def _never(self, *_given: Any, **_named: Any) -> NoReturn:
        raise TypeError("a part of a report never changes")

    __setitem__ = __delitem__ = __ior__ = _never
    update = setdefault = pop = popitem = clear = _never

    def __reduce__(self) -> tuple[type[Json], tuple[Json]]:
        """In another process, and in a copy, it is an ordinary dict."""
        return dict, (dict(self),)


def quoted(text: str) -> str:
    """A text as JSON, with what would steer a terminal escaped."""
    if text.isprintable() or text.replace("\u00a0", " ").isprintable():
        return encode_basestring(text)  # which leaves nothing as it is that `dumps` would escape
    return dumps(text)[:-1]


def known(text: str) -> str:
    """`quoted`, and kept: for what stands in many reports."""
    found = _known.get(text)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[text] = quoted(text)
    return found


def value_text(value: Any, pad: str) -> str:
    """The JSON of a value in its place, as `Part.text`. Raises as `dumps` does."""
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is int or (kind is float and isfinite(value)):
        return repr(value)
    if value is None or kind is bool:
        return _WORDS[value]
    if isinstance(value, Part):
        return value.text(pad)
    if kind is dict or kind is list:
        try:
            return members_text(value, pad) if kind is dict else _list(value, pad)
        except _ODD:  # a key that is no text
            pass
    return dumps(value)[:-1].replace("\n", f"\n{pad}")


def members_text(value: Json, pad: str) -> str:
    """`value_text` of a dict; with a key that is no text it raises AttributeError or TypeError."""
    if not value:
        return "{}"
    get, start, parts = _known.get, f"\n{pad}  ", []
    for key, one in value.items():
        kind = type(one)
        text = one if kind is int else quoted(one) if kind is str else value_text(one, start[1:])
        parts.append(f"{get(key) or known(key)}: {text}")
    return f"{{{start}{f',{start}'.join(parts)}\n{pad}}}"


def _list(values: list[Any], pad: str) -> str:
    within = f"{pad}  "
    return _listed([value_text(one, within) for one in values], pad)


def _listed(texts: list[str], pad: str) -> str:
    """A list of values that are JSON already, each on a line of its own."""
    if not texts:
        return "[]"
    start = f"\n{pad}  "
    return f"[{start}{f',{start}'.join(texts)}\n{pad}]"


def finding_text(finding: Json, pad: str) -> str:
    """The JSON of a finding in its place, as `Part.text`."""
    if isinstance(finding, Part):
        return finding.text(pad)
    if [*finding] == _FINDING:
        try:
            return write_finding(finding, pad)
        except _ODD:
            pass
    return value_text(finding, pad)


def write_finding(finding: Json, pad: str) -> str:
    """The JSON of a finding with its words, which `Teller.finding` makes."""
    rule, severity, at, message, mend, source, values, acknowledged = finding.values()
    start = f",\n{pad}  "
    return (
        f'{{{start[1:]}"rule": {known(rule)}{start}"severity": {known(severity)}{start}"at": {known(at)}'
        f'{start}"message": {quoted(message)}{start}"mend": {quoted(mend)}{start}"source": {known(source)}'
        f'{start}"values": {value_text(values, start[2:])}'
        f'{start}"acknowledged": {_NULL if acknowledged is None else quoted(acknowledged)}\n{pad}}}'
    )


def write_condition(condition: Json, pad: str) -> str:
    """The JSON of a condition, which `Teller.conditions` makes."""
    name, state, source = map(known, condition.values())
    start = f",\n{pad}  "
    return f'{{{start[1:]}"id": {name}{start}"state": {state}{start}"source": {source}\n{pad}}}'


def file_text(entry: Json, told: list[str] | None, pad: str) -> str:
    """The JSON of one file's part of a report in its place, as `Part.text`.

    `told` are its findings, as `finding_text` writes them in their place; None is those that it has.
    """
    if [*entry] == _FILE:
        try:
            return _file(entry, told, pad)
        except _ODD:  # as of a file that cannot be read
            pass
    if told is None:
        return value_text(entry, pad)
    return members_text({**entry, "findings": Part.of({}, lambda _, within: _listed(told, within))}, pad)


def _file(entry: Json, told: list[str] | None, pad: str) -> str:
    """The JSON of a file's part as `file_report` makes it."""
    file, status, scheme, edition, definition, verdict, conditions, counts, totals, findings = entry.values()
    within, deeper, start = f"{pad}  ", f"{pad}    ", f",\n{pad}  "
    if told is None:
        told = [one.text(deeper) if isinstance(one, Part) else finding_text(one, deeper) for one in findings]
    states = [one.text(deeper) if isinstance(one, Part) else value_text(one, deeper) for one in conditions]
    get = _known.get
    return (
        f'{{{start[1:]}"file": {quoted(file)}{start}"status": {get(status) or known(status)}'
        f'{start}"scheme": {get(scheme) or known(scheme)}{start}"edition": {get(edition) or known(edition)}'
        f'{start}"definition": {get(definition) or known(definition)}'
        f'{start}"verdict": {get(verdict) or known(verdict)}{start}"conditions": {_listed(states, within)}'
        f'{_figures(counts, totals, pad)}{start}"findings": {_listed(told, within)}\n{pad}}}'
    )


def _figures(counts: Json, totals: Json, pad: str) -> str:
    """The JSON of counts and totals in a file's part."""
    if (
        [*counts, *totals] != _FIGURES
        or not _COUNT.issuperset(map(type, counts.values()))
        or not _TOTAL.issuperset(map(type, totals.values()))
    ):
        raise TypeError
    blocker, error, warning, advice = counts.values()
    cost, financing, sought, own, ceiling = totals.values()
    start, inner = f",\n{pad}  ", f",\n{pad}    "
    return (
        f'{start}"counts": {{{inner[1:]}"blocker": {blocker}{inner}"error": {error}'
        f'{inner}"warning": {warning}{inner}"advice": {advice}{start[1:]}}}'
        f'{start}"totals": {{{inner[1:]}"total_cost": {_NULL if cost is None else cost}'
        f'{inner}"total_financing": {_NULL if financing is None else financing}'
        f'{inner}"grant_sought": {_NULL if sought is None else sought}'
        f'{inner}"own_funds": {_NULL if own is None else own}'
        f'{inner}"ceiling": {_NULL if ceiling is None else ceiling}{start[1:]}}}'
    )
