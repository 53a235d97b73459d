"""Labelled answers for the rules that look at whole answers: copied, thin, hard to read, over the length.

Written from the contract alone and marked before any rule was tried on them. `copied` takes a paragraph of over
100 characters that stands in two answers, or in an answer as in its question's own example; `thin` prose under a
tenth of its recommended length; `readability` LIX over 55; `length` what is over the recommended length.
"""

from __future__ import annotations

from typing import NamedTuple

EXAMPLE = "<example {} {}>"
"""Stands for a question's own example: its language, and which of its paragraphs, counted from 0, or `all`."""


class Case(NamedTuple):
    """Answers by question, and whether the rule should have something to say of any of them."""

    what: str
    answers: dict[str, str]
    expected: bool


_EVENING = (
    "Teamet er ute tre kvelder i uka og møter de unge der de er, på kaia, ved bensinstasjonen og på klubben. "
    "De ansatte går alltid to sammen."
)
_VISITS = (
    "Ruskonsulenten reiser heim til folk som ikkje kjem seg til kontoret, og tek med seg nokon frå NAV eller "
    "legekontoret når det trengst."
)
_COUNCIL = (
    "Brukerrådet har fått utkastet til uttalelse to ganger, og alle endringene som rådet foreslo, er tatt inn i "
    "planen slik den nå ligger."
)
_OWN_NEED = "Behovet er størst blant menn mellom 25 og 40 år som bor alene i bygdene langt fra sentrum."
_OWN_GOAL = "Målet er at flere får hjelp før problemet vokser seg stort, og at familien slipper å stå alene."
_EXACTLY_100 = (
    "Vi er til stades på kaia kvar fredag kveld, og alle som vil, kan få ein prat og ein varm kopp kaffi."
)
_AND_ONE = _EXACTLY_100[:-1] + "r."

COPIED = [
    Case("the same paragraph in two answers", {"description": _EVENING, "access": _EVENING}, True),
    Case("the same in nynorsk", {"need": _VISITS, "goal_link": _VISITS}, True),
    Case(
        "the second paragraph of one is the first of the other",
        {"description": f"{_OWN_NEED}\n\n{_EVENING}", "outreach_arenas": f"{_EVENING}\n\n{_OWN_GOAL}"},
        True,
    ),
    Case("once more with spaces after it", {"need": _COUNCIL, "anchoring": _COUNCIL + "  "}, True),
    Case("with the line ends of Windows", {"need": f"Kort.\r\n\r\n{_VISITS}", "access": _VISITS}, True),
    Case(
        "two blanks after each full stop in one of them",
        {"description": _EVENING, "access": _EVENING.replace(". ", ".  ")},
        True,
    ),
    Case(
        "in three answers",
        {"participation_design": _COUNCIL, "participation_evaluation": _COUNCIL, "anchoring": _COUNCIL},
        True,
    ),
    Case("101 characters", {"need": _AND_ONE, "access": _AND_ONE}, True),
    Case("the question's own example", {"description": EXAMPLE.format("nb", "all")}, True),
    Case("its example in nynorsk", {"description": EXAMPLE.format("nn", "all")}, True),
    Case("its example's last paragraph", {"description": f"{_OWN_NEED}\n\n{EXAMPLE.format('nb', 1)}"}, True),
    Case("in different answers, different words", {"description": _EVENING, "access": _VISITS}, False),
    Case("100 characters", {"need": _EXACTLY_100, "access": _EXACTLY_100}, False),
    Case("twice in the same answer", {"description": f"{_EVENING}\n\n{_EVENING}"}, False),
    Case(
        "a short heading in two answers",
        {"description": f"Målgruppe:\n\n{_EVENING}", "access": f"Målgruppe:\n\n{_VISITS}"},
        False,
    ),
    Case(
        "the same sentence inside two longer paragraphs",
        {"description": f"{_EVENING} {_OWN_NEED}", "access": f"{_OWN_GOAL} {_EVENING}"},
        False,
    ),
    Case(
        "one word in the middle is another",
        {"need": _COUNCIL, "anchoring": _COUNCIL.replace("to ganger", "tre ganger")},
        False,
    ),
    Case("a short sentence in two answers", {"need": _OWN_NEED, "goal_link": _OWN_NEED}, False),
    Case(
        "a paragraph with the example's first words",
        {"description": f"Vi vil åpne en møteplass i de gamle lokalene ved kaia. {_OWN_GOAL}"},
        False,
    ),
    Case(
        "the same law in two answers",
        {
            "need": "Jf. helse- og omsorgstjenesteloven § 3-2 og § 7-1.",
            "anchoring": "Jf. helse- og omsorgstjenesteloven § 3-2 og § 7-1.",
        },
        False,
    ),
    Case(
        "the same list of short points",
        {
            "description": "- kveldsåpent\n- hjemmebesøk\n- felles måltid\n- hjelp til å ringe legen\n- turgruppe",
            "access": "- kveldsåpent\n\n- hjemmebesøk\n\n- felles måltid\n\n- hjelp til å ringe legen",
        },
        False,
    ),
    Case("one answer in bokmål, one in nynorsk", {"need": _EVENING, "access": _VISITS}, False),
    Case("a single answer", {"description": _COUNCIL}, False),
    Case("empty answers", {"description": "", "access": ""}, False),
]

_PLAIN = (
    "Teamet møter folk der de bor. Alle får en fast kontakt og en plan for veien videre. Planen kan handle om "
    "søvn, mat, penger eller rus. Vi har åpent hver dag fra ni til tre, og to kvelder i uka er det varm mat. "
    "Den som vil, kan bli med på tur om lørdagen. "
)
RECOMMENDED = {"description": 2500, "need": 2000, "access": 1200, "summary": 500, "if_reduced": 800}


def _of(length: int) -> str:
    """Plain text of exactly so many characters."""
    return (_PLAIN * (length // len(_PLAIN) + 1))[: length - 1] + "."


THIN = [
    *(Case(f"one short of a tenth: {key}", {key: _of(n // 10 - 1)}, True) for key, n in RECOMMENDED.items()),
    Case("a word", {"need": "Stort."}, True),
    Case("two sentences", {"description": "Vi vil ansette en ruskonsulent. Det haster."}, True),
    Case("see the plan", {"access": "Sjå vedlagt plan for psykisk helse og rus, kapittel 4."}, True),
    *(Case(f"a tenth: {key}", {key: _of(n // 10)}, False) for key, n in RECOMMENDED.items()),
    Case("a good answer", {"need": _of(1500)}, False),
    Case("no answer", {"need": ""}, False),
    Case("a title is not prose", {"title": "Kveldsstua"}, False),
    Case("a reference is not prose", {"anchoring_reference": "Sak 98/22"}, False),
]

LENGTH = [
    *(Case(f"one over: {key}", {key: _of(n + 1)}, True) for key, n in RECOMMENDED.items()),
    *(Case(f"as long as recommended: {key}", {key: _of(n)}, False) for key, n in RECOMMENDED.items()),
    Case("letters written as two code points", {"summary": ("a\u030a" * 480) + " er."}, False),
    Case("a newline of Windows is one", {"summary": ("Vi søker.\r\n" * 50).strip()}, False),
]

READABILITY = [
    Case(
        "a clause of the administration",
        {
            "description": "Kommunens helhetlige tjenestetilbud kjennetegnes av tverrfaglige samhandlingsstrukturer, "
            "hvor forebyggingsperspektivet operasjonaliseres gjennom kunnskapsbaserte intervensjoner, systematisk "
            "brukermedvirkning, kompetanseheving og kontinuerlig kvalitetsforbedring på tvers av sektorer, "
            "forvaltningsnivåer og profesjonsgrenser, herunder spesialisthelsetjenestens ambulante virksomheter."
        },
        True,
    ),
    Case(
        "nynorsk of the same kind",
        {
            "need": "Tenesteutviklinga føreset samordna verkemiddelbruk, heilskaplege oppfølgingsløp og "
            "samhandlingskompetanse mellom kommunehelsetenesta, spesialisthelsetenesta og arbeids- og "
            "velferdsforvaltninga, slik at rusmiddelrelaterte helseutfordringar vert identifiserte, kartlagde og "
            "følgde opp i tråd med nasjonale faglege retningslinjer og kommunale styringsdokument."
        },
        True,
    ),
    Case(
        "abbreviations end no sentence",
        {
            "description": "Innsatsen, jf. helse- og omsorgstjenesteloven § 3-2, retter seg bl.a. mot "
            "førstegangstjenestegjørende ungdommer, f.eks. gjennom oppsøkende virksomhet, kompetansehevende "
            "tiltak, veiledning ift. rusmiddelproblematikk, m.m., og forutsetter, ifm. omstillingsprosesser, "
            "tverrsektoriell ressursutnyttelse, avtalefestede samarbeidsrutiner og evalueringskompetanse."
        },
        True,
    ),
    Case("plain language", {"description": _PLAIN * 2}, False),
    Case(
        "plain with dates and sums",
        {
            "need": "Den 1. mars 2022 kl. 09.00 var det åpent hus. Vi søker om 264 000 kr til lønn. Det kom mange. "
            "Vi fikk vite mye om hva folk vil ha: mat, prat og en plass å gå. Jf. planen fra 2021 er dette vårt "
            "første mål. Vi vil ha det i gang før jul."
        },
        False,
    ),
    Case(
        "a list of short points",
        {
            "access": "Slik når du oss:\n- kom innom stua ved kaia\n- ring når du vil\n- spør en venn om å bli med\n"
            "- be legen om å ringe oss\n- du treng ikkje time\n- alle får svar same dag\n- vi kan hente deg heime"
        },
        False,
    ),
    Case(
        "nynorsk in short sentences",
        {
            "description": "Vi møter dei unge der dei er. Ingen treng time. Den som vil, får ein fast kontakt. Vi går "
            "saman med den unge til legen. Foreldra får prate med oss same veka. Kvar månad er det ope hus."
        },
        False,
    ),
    Case("one long word is not a text", {"need": "Tilskuddsforvaltningskompetanse."}, False),
    Case("a heading and nothing more", {"need": "Kunnskapsgrunnlag og utfordringsbilde:"}, False),
]
