"""How often each rule on texts is right, on the labelled sentences of the tests.

The set is `tests/engine/labelled_texts.py`: sentences in bokmål and nynorsk, each marked as one that a rule
must tell of or must pass over, read as an answer beside a budget. Rules and sentences have grown together,
so the table says what the rules were made to tell apart, and no more: of unseen texts it is the upper end.
Precision is the share of what a rule told of that it should; recall the share of what it should tell of
that it did. Run it from the project's folder, with the project and its test tools installed:

    PYTHONPATH=. python bench/labelled.py [--least 0.95]

With `--least`, the exit code is 1 where the precision of a rule is smaller.
"""

from __future__ import annotations

import argparse
import sys

from tests.engine.labelled_texts import HIT, MISS
from tests.engine.test_texts_labelled import BUDGET, LATE
from wizard.content.library import Library
from wizard.engine.budget import compute
from wizard.engine.facts import Facts
from wizard.engine.rules.texts import CHECKS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


def told(definition: Definition, rule_id: str, text: str) -> bool:
    """Whether a rule tells of a text, as the tests ask it."""
    values = {**BUDGET, "description": text}
    application = Application(scheme=definition.scheme, edition=definition.edition.id)
    budget = compute(definition, values)
    facts = Facts(definition, application, values, relevance={}, budget=budget, today=LATE)
    rule = definition.rule[rule_id]
    return any(hit.at == "/description" for hit in CHECKS[rule.check or ""](facts, rule))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--least", type=float, default=0.0)
    chosen = options.parse_args()
    definition = Library().definition("kommunalt-rusarbeid", "2023")
    print("| rule | to be told of | to be passed over | precision | recall |")
    print("| --- | --: | --: | --: | --: |")
    lowest = 1.0
    for rule in HIT:
        found = sum(told(definition, rule, text) for text in HIT[rule])
        wrongly = sum(told(definition, rule, text) for text in MISS[rule])
        precision = found / (found + wrongly) if found + wrongly else 1.0
        lowest = min(lowest, precision)
        recall = found / len(HIT[rule])
        print(f"| `{rule}` | {len(HIT[rule])} | {len(MISS[rule])} | {precision:.2f} | {recall:.2f} |")
    print(f"{sum(map(len, (*HIT.values(), *MISS.values())))} sentences")
    sys.exit(lowest < chosen.least)


if __name__ == "__main__":
    main()
