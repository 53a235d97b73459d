"""An invented application without faults: a municipality, an offer or its positions, texts and a budget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wizard.engine.answers import check_answers
from wizard.engine.expressions import expressions_of
from wizard.engine.identifiers import ACCOUNT_WEIGHTS, check_digit
from wizard.engine.relevance import relevance
from wizard.schema.register import Municipality
from wizard.schema.scheme import Definition
from wizard.training.draws import Draws
from wizard.training.making import Making
from wizard.training.material import Facts, Material, value, written
from wizard.training.settling import LAST_GRANT, PLAN, Sums, outlook_rows, plan_rows

Wishes = Mapping[str, Any]
"""What a fault needs the application to be: the `zone` of the levy, else a question and its answer."""

PURPOSES: Final = (("grant", 16), ("both", 3), ("carry_over", 1))
"""What is applied for, and how often of twenty times."""
_NYNORSK: Final = "nn"
_FEW_ROWS: Final = 6
_LAST_FIRST_YEAR: Final = 2021
_GRANT_YEARS: Final = 4


def composed(definition: Definition, material: Material, draws: Draws, level: int, wishes: Wishes) -> Making:
    """An application in which no rule finds anything. The same draws give the same application."""
    facts = _facts(definition, material, draws, wishes)
    making = Making(definition, material, draws, level, facts)
    profile = _profile(material, draws, wishes)
    purpose = _purpose(definition, draws, wishes)
    roles = _roles(material, profile, draws)
    _count(facts, roles, definition)
    _answer(making, profile, purpose)
    _tables(making, profile)
    _posts(making, roles)
    _texts(making, profile, purpose, roles)
    _leave_out(making)
    making.sums = Sums(share=draws.between(45, 65))
    return making


def _facts(definition: Definition, material: Material, draws: Draws, wishes: Wishes) -> Facts:
    """Who applies, from where, and what is drawn for the texts."""
    year = definition.edition.year
    home = _home(definition, material, draws, wishes)
    near = [m for m in _small(definition, material) if m.county == home.county and m.name != home.name]
    place = _place(material, home)
    facts: Facts = {
        "year": year, "year_before": year - 1, "two_before": year - 2, "next_year": year + 1,
        "yy_before": f"{(year - 1) % 100:02d}",
        "municipality": home.name, "number": home.number, "orgnr": home.orgnr,
        "postcode": f"{place['postcode']}{draws.below(100):02d}",
        "phone": f"{place['phone']}0000{draws.below(100):02d}",
        "zone": wishes.get("zone") or draws.one(place["zones"]),
        "account": _account(draws),
        "start_month": draws.one([6, 8, 9]),
    }  # fmt: skip
    neighbour = draws.one(near) if near else home
    facts |= {"neighbour": neighbour.name, "neighbour_number": neighbour.number}
    for name, spec in material.part("draw").items():
        facts[name] = value(spec, draws, facts)
    return facts


def _small(definition: Definition, material: Material) -> list[Municipality]:
    towns = material.places.get("towns", ())
    return [m for m in definition.registry.municipalities if m.orgnr and m.name not in towns]


def _place(material: Material, home: Municipality) -> Mapping[str, Any]:
    counties: Mapping[str, Any] = material.places["county"]
    place: Mapping[str, Any] = counties.get(home.county) or counties["other"]
    return place


def _home(definition: Definition, material: Material, draws: Draws, wishes: Wishes) -> Municipality:
    """The municipality that applies: of a county with the zone that is wished for, or with its language."""
    small = _small(definition, material)
    zone = wishes.get("zone")
    if zone:
        fitting = [m for m in small if zone in _place(material, m)["zones"]]
    elif material.language == _NYNORSK:
        fitting = [m for m in small if _place(material, m).get("nynorsk")]
    else:
        fitting = small
    return draws.one(fitting or small)


def _account(draws: Draws) -> str:
    """An account number with its check digit, in a series that no bank has."""
    while True:
        body = f"9990{draws.below(1_000_000):06d}"
        check = check_digit(body, ACCOUNT_WEIGHTS)
        if check < 10:  # noqa: PLR2004 - ten is no digit
            return f"{body}{check}"


def _profile(material: Material, draws: Draws, wishes: Wishes) -> Mapping[str, Any]:
    """Which kind of offer it is; an empty one where the scheme has no kinds."""
    profiles = material.own.get("profile", [])
    wished = [p for p in profiles if all(_answers(p, question, wishes[question]) for question in wishes)]
    return draws.one(wished or profiles) if profiles else {}


def _answers(profile: Mapping[str, Any], question: str, wished: Any) -> bool:
    """Whether a kind of offer answers so, or says nothing about it."""
    answer = profile["answers"].get(question, wished)
    return answer == wished or (isinstance(answer, list) and wished in answer)


def _purpose(definition: Definition, draws: Draws, wishes: Wishes) -> str:
    """What is applied for, in a scheme that asks; else ""."""
    if "purpose" not in definition.questions:
        return ""
    drawn = draws.one([purpose for purpose, share in PURPOSES for _ in range(share)])
    purpose: str = wishes.get("purpose") or drawn
    return purpose


def _roles(material: Material, profile: Mapping[str, Any], draws: Draws) -> list[dict[str, Any]]:
    """The posts: all of a profile's, or some of the scheme's."""
    some = profile.get("role")
    if some is None:
        how = material.own.get("roles", {})
        some = draws.some(material.own.get("role", []), how.get("least", 1), how.get("most", 1))
    return [{**role, "percent": value(role["percent"], draws, {})} for role in some]


def _count(facts: Facts, roles: list[dict[str, Any]], definition: Definition) -> None:
    """What the texts say of all posts together."""
    year = definition.edition.year
    facts["months"] = 13 - facts["start_month"] if "start_date" in definition.questions else 12
    percent = sum(role["percent"] for role in roles)
    facts |= {"posts_percent": percent, "posts_fte": percent / 100}
    first = [y for y in range(year - _GRANT_YEARS + 1, year) if y <= _LAST_FIRST_YEAR]
    facts["first_years"] = first
    facts["posts_fte_next"] = 0
    if "fte_base" in facts:
        base = max(facts["fte_base"], round(percent / 100) + 1.0)
        facts |= {"fte_base": base, "fte_now": base + facts["fte_more"]}
        facts |= {"fte_base_words": base, "fte_now_words": facts["fte_now"]}


def _answer(making: Making, profile: Mapping[str, Any], purpose: str) -> None:
    """Every answer that is no prose and no table."""
    specs = {**making.material.part("answers"), **profile.get("answers", {})}
    if purpose:
        specs["purpose"] = purpose
    for question, spec in specs.items():
        if making.asks(question):
            making.answers[question] = value(spec, making.draws, making.facts)


def _tables(making: Making, profile: Mapping[str, Any]) -> None:
    """The tables: the rows that are always there, and some of the others."""
    specs = {**making.material.part("tables"), **profile.get("tables", {})}
    for question, spec in specs.items():
        if not making.asks(question) or not _called_for(making, spec):
            continue
        some = making.draws.some(spec.get("pool", []), spec.get("least", 0), spec.get("most", _FEW_ROWS))
        rows = [value(row, making.draws, making.facts) for row in (*spec.get("always", []), *some)]
        if rows:
            making.answers[question] = rows
    reference = written("Kommunestyret, sak {case}/{yy_before}", making.facts)
    if making.asks(PLAN):
        making.answers[PLAN] = plan_rows(making.year, reference)
    if making.asks("outlook"):
        making.answers["outlook"] = outlook_rows(making.year)


def _called_for(making: Making, spec: Mapping[str, Any]) -> bool:
    """Whether the answers are those that a table goes with."""
    return all(making.answers.get(question) == wanted for question, wanted in spec.get("when", {}).items())


def _posts(making: Making, roles: list[dict[str, Any]]) -> None:
    """The rows that posts have: in the positions, in the team and in the salaries."""
    made = [_post(making, role) for role in roles]
    if making.asks("positions"):
        making.answers["positions"] = [position for position, _ in made]
        next_year = making.year + 1
        going_on = [
            p["percent"] for p, _ in made if p["first_grant_year"] + _GRANT_YEARS > next_year <= LAST_GRANT
        ]
        for row in making.rows("capacity_numbers"):
            if row["year"] == next_year:
                row["fte_granted"] = sum(going_on) / 100
    elif making.answers.get("has_outreach"):
        making.answers["outreach_team"] = [
            {"profession": role["title"], "sector": role["sector"], "percent": role["percent"]}
            for role in roles
        ]
    making.answers["salaries"] = [salary for _, salary in made]


def _post(making: Making, role: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A post as a position and as a salary."""
    draws, facts = making.draws, making.facts
    position = {
        "title": role["title"],
        "service": role.get("service", ""),
        "focus_areas": list(role.get("focus_areas", ())),
        "first_grant_year": draws.one(facts["first_years"] or [_LAST_FIRST_YEAR]),
        "percent_2021": role["percent"],
        "percent": role["percent"],
        "permanent": True,
        "staffed": True,
    }
    salary = {
        "position": role["title"],
        "annual_salary": value(role["salary"], draws, facts),
        "percent": role["percent"],
        "months": facts["months"],
        "holiday_pay": "in_annual_pay",
        "pension_percent": facts["pension"],
        "levy_zone": facts["zone"],
        "kostra_function": role["kostra"],
    }
    if draws.chance(0.4):
        salary["supplements"] = draws.between(6, 24) * 1_000
    return position, salary


def _texts(making: Making, profile: Mapping[str, Any], purpose: str, roles: list[dict[str, Any]]) -> None:
    """The prose answers, a paragraph of each sort; those that go with a post come with it."""
    specs: dict[str, list[list[str]]] = {**making.material.part("texts"), **profile.get("texts", {})}
    for role in roles:
        for question, paragraphs in role.get("texts", {}).items():
            specs[question] = [*specs.get(question, []), *paragraphs]
    specs |= making.material.own.get("purposes", {}).get(purpose, {}).get("texts", {})
    for question, paragraphs in specs.items():
        if making.asks(question):
            making.texts[question] = [written(making.draws.one(some), making.facts) for some in paragraphs]


def _leave_out(making: Making) -> None:
    """What is not asked, and some of what need not be answered."""
    optional = making.material.part("optional")
    more = making.material.part("optional_more").get("questions", [])
    for question in (*optional.get("questions", []), *more):
        if not making.draws.chance(optional.get("share", 1)):
            making.answers.pop(question, None)
    prose = dict.fromkeys(making.texts, "…")
    checked = check_answers(making.definition, making.answers | prose)
    relevant = relevance(making.definition, expressions_of(making.definition), checked.values)
    for question in making.definition.questions:
        if not relevant[question]:
            making.answers.pop(question, None)
            making.texts.pop(question, None)
    _carry(making)


def _carry(making: Making) -> None:
    """Unspent money: without positions it pays most of the costs, else it is what is left of last year."""
    answers = making.answers
    if answers.get("purpose") == "carry_over":
        answers.pop("salaries", None)
        cost = sum(row["amount"] for row in making.rows("costs"))
        answers["unspent_former_grant"] = cost * making.draws.between(55, 85) // 100 // 1_000 * 1_000
    if "unspent_former_grant" in answers:
        answers["carried_over"] = answers["unspent_former_grant"]
