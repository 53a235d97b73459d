"""Sentences planted in the shipped good applications: those that agree with their budget, and those that do not.

Each is a paragraph added to one answer of the whole application, and judged by a whole assessment. They were
marked from the contract and the budgets before they were tried, by one who had read the rules.
"""

from __future__ import annotations

from typing import NamedTuple


class Planted(NamedTuple):
    """A sentence, and the question whose answer it is added to."""

    question: str
    text: str


MUNICIPAL = "kommunalt-rusarbeid-god"
TRANSITION = "overgangsordning-god"

PASSED_OVER = {
    "Kommunestyret har sett av 90 000 kr i eigenfinansiering.": "Two rows of the costs together are 90 000 kr.",
    "Møteplassen Open Dør får 80 000 kr av tilskotet.": "Two rows of the costs together are 80 000 kr.",
    "I budsjettet er det sett av 54 000 kr til medverknad.": "The supplements of two salaries are 54 000 kr.",
    "Budsjett:\n- løn: kr 602 139\n- drift: kr 291 000": "A point of a list is read without the heading above it.",
    "Vi søkjer om 540' i tilskot og legg inn 275' i eigenfinansiering.": "«275'» alone may as well end a quotation.",
}
"""Sentences that disagree and are not found, and why."""

DISAGREES: dict[str, list[Planted]] = {
    MUNICIPAL: [
        Planted("summary", "Vi søkjer om 450 000 kr i tilskot."),
        Planted("summary", "Søknadsbeløpet er 504.000,- kroner."),
        Planted("description", "Kommunen søkjer om fem hundre tusen kroner."),
        Planted("after_grant", "Heile budsjettet er på om lag 950 000 kr."),
        Planted("after_grant", "Totalbudsjettet er 864 429 kr."),
        Planted("anchoring", "Eigenfinansieringa er 213 429 kr."),
        Planted("anchoring", "Kommunestyret har sett av 90 000 kr i eigenfinansiering."),
        Planted("cooperation", "Stryn dekkjer 100 000 kr av budsjettet."),
        Planted("cooperation", "Møteplassen Open Dør får 80 000 kr av tilskotet."),
        Planted("description", "Lønsutgiftene er 720 000 kr med sosiale kostnader."),
        Planted("description", "Ungdomskontakten har ei årsløn på 610 000 kr."),
        Planted("outreach_arenas", "Løn til helsesjukepleiaren kostar 185 000 kr."),
        Planted("participation_design", "I budsjettet er det sett av 54 000 kr til medverknad."),
        Planted("description", "Budsjett:\n- løn: kr 602 139\n- drift: kr 291 000"),
        Planted("description", "Helsesjukepleiaren er med i 60 prosent stilling."),
        Planted("description", "Erfaringskonsulenten får 45 % stilling."),
        Planted("access", "Teamet har til saman 2,5 årsverk."),
        Planted("access", "Vi opprettar tre og eit halvt årsverk."),
        Planted("access", "Teamet får fem stillingar."),
        Planted("summary", "Vi søkjer om midlar til fire nye stillingar."),
        Planted("goal_link", "Ein sosionom i 70 % stilling møter dei unge."),
        Planted("summary", "Vi søkjer om 540' i tilskot og legg inn 275' i eigenfinansiering."),
    ],
    TRANSITION: [
        Planted("summary", "Vi søker om 495 500 kr i tilskudd."),
        Planted("summary", "Kommunen søker om kr 660 000 til to stillinger."),
        Planted("incorporation", "Egenfinansieringen er 663 937 kr."),
        Planted("incorporation", "I 2025 er egenfinansieringen 1 310 000 kr."),
        Planted("incorporation", "I økonomiplanen er egenandelen i 2026 på 1,5 mill. kroner."),
        Planted("capacity", "Budsjettet for stillingene er 1 250 000 kroner."),
        Planted("capacity", "Årslønnen til ruskonsulenten er 650 000 kr."),
        Planted("capacity", "Lønn til miljøarbeideren utgjør om lag 400 000 kr med sosiale utgifter."),
        Planted("capacity", "Miljøarbeideren har 75 % stilling."),
        Planted("focus_description", "Ruskonsulenten arbeider i 90 prosent stilling."),
        Planted("capacity", "Tilskuddet gjelder 2,0 årsverk."),
        Planted("capacity", "Stillingene utgjør to og et halvt årsverk."),
        Planted("participation", "Av budsjettet er 30 000 kr satt av til brukerrådet."),
        Planted("focus_description", "Tilskuddet skal dekke fire stillinger."),
        Planted("if_reduced", "Vi har budsjettert med 40 000 kr til kurs og kjøring."),
        Planted("local_conditions", "Kommunens egne midler utgjør 700 000 kr i budsjettet."),
        Planted("incorporation", "Tilskuddet er 476 500 kr, og kommunen dekker resten."),
        Planted("summary", "Søknadssum: kr 467.000,-"),
        Planted("capacity", "Vi søker om tilskudd til halvannen stilling og en ny 20 % stilling."),
    ],
}

AGREES: dict[str, list[Planted]] = {
    MUNICIPAL: [
        Planted("description", "Tilskotet på 0,6 mill. kroner går til løn og drift."),
        Planted("description", "Det blir sett av 60 000 kr til kurs i budsjettet til opplæring, og løn 0."),
        Planted("summary", "Vi søkjer om 540.000,- i tilskot."),
        Planted("summary", "Søknadsbeløpet er om lag ein halv million kroner, nærare bestemt 540 000 kr."),
        Planted("summary", "Vi søkjer om 0,54 mill. kroner."),
        Planted("description", "Vi søkjer om fem hundre og førti tusen kroner."),
        Planted("after_grant", "Heile budsjettet er på om lag 850 000 kr."),
        Planted("after_grant", "Totalbudsjettet er 846 429 kr, altså vel 0,8 mill. kroner."),
        Planted("anchoring", "Eigenfinansieringa er 231 429 kr, av dei 70 000 kr i friske pengar."),
        Planted("anchoring", "Eigenfinansieringa er rundt 230 000 kr."),
        Planted("anchoring", "Kommunane bidreg til saman med 306 429 kr i eigenfinansiering."),
        Planted("cooperation", "Stryn dekkjer 75 000 kr av budsjettet."),
        Planted("cooperation", "Møteplassen Open Dør får 60 000 kr av tilskotet."),
        Planted("description", "Lønsutgiftene er 602 139 kr med sosiale kostnader."),
        Planted("description", "Med lønsvekst er lønsutgiftene 627 429 kr."),
        Planted("description", "Utan sosiale kostnader er løna 473 417 kr i alt."),
        Planted("description", "Løn til ungdomskontakten er 261 250 kr før sosiale kostnader."),
        Planted(
            "description", "Ungdomskontakten har ei årsløn på 585 000 kr, eller 627 000 kr med kveldstillegg."
        ),
        Planted("description", "Erfaringskonsulenten har 191 200 kr i årsløn for 40 prosent stilling."),
        Planted("outreach_arenas", "Løn til helsesjukepleiaren kostar 162 167 kr i fem månader."),
        Planted("outreach_arenas", "Løna til ungdomskontakten er 48 750 kr i månaden."),
        Planted("participation_design", "I budsjettet er det sett av 45 000 kr til medverknad."),
        Planted("participation_design", "Budsjettet har 65 000 kr til medverknad og evaluering."),
        Planted("description", "Budsjett:\n- løn: kr 602 139\n- lønsvekst: kr 25 290\n- drift: kr 219 000"),
        Planted("description", "Reise og utstyr er sett til 64 000 kr i budsjettet."),
        Planted("description", "Av løna går 71 013 kr til pensjon og 57 709 kr til arbeidsgivaravgift."),
        Planted("after_grant", "I 2025 er eigenfinansieringa 840 000 kr."),
        Planted("access", "Teamet har til saman 1,9 årsverk."),
        Planted("access", "Vi opprettar eitt heilt og to mindre stillingar, i alt tre stillingar."),
        Planted("access", "I 2023 utgjer stillingane om lag 0,8 årsverk, fordi vi startar i august."),
        Planted(
            "description",
            "Helsesjukepleiaren er med i 50 % stilling og erfaringskonsulenten i 40 % stilling.",
        ),
        Planted("description", "Dei to mindre stillingane utgjer 0,9 årsverk."),
        Planted("description", "Helsesjukepleiaren og erfaringskonsulenten har til saman 90 % stilling."),
        Planted("if_reduced", "Får vi 400 000 kr i tilskot, startar vi med to kveldar."),
        Planted(
            "goal_link", "Bota for bruk av cannabis er om lag 10 000 kr, meir enn ein unge har i månadsløn."
        ),
        Planted("anchoring", "Budsjettet vart vedteke i sak 98/22, jf. kommunelova § 14-3."),
        Planted(
            "description",
            "Halve stillinga som helsesjukepleiar er flytta frå helsestasjonen, verdt 161 429 kr i løn.",
        ),
    ],
    TRANSITION: [
        Planted("summary", "Omsøkt tilskudd: 0,5 mill. kroner"),
        Planted("summary", "Vi søker om kr 467 500,- i tilskudd."),
        Planted("summary", "Kommunen søker om omtrent 0,47 mill. kroner."),
        Planted("summary", "Omsøkt beløp: 467.500 kr"),
        Planted("summary", "Tilskuddet er 330 000 kr for ruskonsulenten og 137 500 kr for miljøarbeideren."),
        Planted(
            "summary", "Satsen er 330 000 kr per 100 % stilling, altså 165 000 kr i tilskudd for en halv."
        ),
        Planted("incorporation", "Egenfinansieringen i 2024 er 1 010 000 kr."),
        Planted("incorporation", "I 2026 er egenandelen 1,245 mill. kroner, om lag 1,2 mill. kr."),
        Planted("incorporation", "Egenfinansieringen er 633 937 kr, derav 24 000 kr omdisponert."),
        Planted("capacity", "Budsjettet for stillingene er 1 101 437 kroner."),
        Planted("capacity", "Årslønnen til ruskonsulenten er 612 000 kr."),
        Planted(
            "capacity", "Årslønn for miljøarbeideren i halv stilling er 252 500 kr, med tillegg 270 500 kr."
        ),
        Planted(
            "capacity", "Lønn til miljøarbeideren er om lag 270 000 kr med sosiale utgifter i ti måneder."
        ),
        Planted("capacity", "Lønn til begge, med sosiale utgifter: kr 1 003 343."),
        Planted("capacity", "Miljøarbeideren har 50 % stilling og ruskonsulenten 100 % stilling."),
        Planted("capacity", "Tilskuddet gjelder 1,5 årsverk fordelt på to stillinger."),
        Planted("capacity", "Stillingene utgjør halvannet årsverk av i alt 3,5 årsverk."),
        Planted("capacity", "Til sammen er det 150 prosent stilling."),
        Planted("participation", "Av budsjettet er 18 000 kr satt av til brukerrådet."),
        Planted("if_reduced", "Kutter staten 20 prosent av tilskuddet, mangler vi 93 500 kr."),
        Planted(
            "framework_grant_use", "I 2018 satte kommunen av 350 000 kr i budsjettet til en halv stilling."
        ),
        Planted("local_conditions", "Om lag 60 % av brukerne lever av trygd på under 250 000 kr i året."),
        Planted("capacity", "Fra mars til desember er stillingene 1,4 årsverk."),
    ],
}
