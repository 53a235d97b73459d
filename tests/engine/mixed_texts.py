"""Texts for hypothesis to draw: what the rules of the texts look for, in any order, among anything."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = [
    "kommune", "Rana kommune", "bruker", "to brukere", "stilling", "80 % stilling", "årsverk", "kr", "1,2 mill.", "tusen",
    "søker", "tilskudd", "for 2022", "01019024373", "912 34 567", "a@b.no", "TODO", "Fylkesmannen", "bl.a.", ".", "!", "\n",
    "\n\n", "§ 3-2", "–", "İ", "…", "«", "»", "100 000", "over", "fra", "til", "og", "én", "hundre", "konto", "prosents",
    "\u00a0", "\u202f", "K", "1.", "%", "av en", "kroner", "lønn",
]  # fmt: skip
MIXED = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map(" ".join) | st.text()
