"""A table of a few kinds of columns, named in three languages, with two rows."""

from __future__ import annotations

from wizard.engine.table_cells import Table
from wizard.schema.scheme import Column

COLUMNS = (
    Column(id="post", kind="choice", choices=("travel", "training", "other")),
    Column(id="description"),
    Column(id="amount", kind="money"),
    Column(id="percent", kind="percent"),
    Column(id="day", kind="date"),
    Column(id="areas", kind="choices", choices=("early", "housing", "none"), exclusive="none"),
    Column(id="sure", kind="yes_no"),
    Column(id="zone", kind="choice", choices=("I", "Ia"), offer=True),
)
NAMES = {
    "post": ("Post", "Post", "Item"),
    "description": ("Beskrivelse", "Skildring", "Description"),
    "amount": ("Beløp", "Beløp", "Amount"),
    "percent": ("Stillings\u00adprosent", "Stillingsprosent", "Per cent of a post"),
}
CHOICES = {
    "post": (("Reise", "travel"), ("Kurs og opplæring", "training"), ("Travel", "travel"), ("Other", "other")),
    "areas": (("Tidlig, rask innsats", "early"), ("Bolig", "housing"), ("Bustad og heim", "housing"), ("Alt", "early"), ("Alt", "housing")),
    "zone": (("Sone I: 14,1 %", "I"), ("Sone Ia: 14,1 %", "Ia")),
}  # fmt: skip
ROWS = [
    {"id": "r1", "post": "travel", "description": "Tog", "amount": 10, "zone": "I"},
    {"id": "r3", "post": "training", "amount": 20},
]
TABLE = Table(COLUMNS, ROWS, NAMES, CHOICES)
