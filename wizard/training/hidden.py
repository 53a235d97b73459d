"""What is put in the place of personal and local data: invented, and nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

What = Literal[
    "municipality",
    "place",
    "person",
    "email",
    "phone",
    "account",
    "orgnr",
    "personal_number",
    "long_number",
    "address",
    "link",
    "note",
]
"""What was replaced or taken away."""

ACCOUNT: Final = "99901234562"
"""A valid account number of no bank: no register number is 9990."""
ORGNR: Final = "999999999"
"""A valid organisation number, and no municipality's."""
PHONE: Final = "01000000"
"""No Norwegian number of eight digits begins with 0."""
PERSONAL_NUMBER: Final = "01810100288"
"""Valid, with 80 added to the month: made for tests, and given to nobody."""
LONG_NUMBER: Final = "12345"
EMAIL: Final = "navn@kommune.example"
LINK: Final = "https://kommune.example"
STREET: Final = "Storgata 1"
POSTCODE: Final = "0001"
WRONG: Final[Mapping[str, str]] = {
    "account_number": "99901234561",
    "orgnr": "999999998",
    "phone": "010",
    "email": "navn.kommune.example",
    "postcode": "01",
}
"""Kind -> what stands for an answer that was not of it: so its fault stays."""

_FIRST: Final = 0xE000
"""Characters that no text has a use for: what is put in stands as one, and no later pass reads it."""
_LAST: Final = 0xF8FF


class Inserted:
    """Texts put in the place of others while one text is gone through, each as one character."""

    def __init__(self) -> None:
        """Nothing has been put in."""
        self._texts: list[str] = []

    def put(self, text: str) -> str:
        """A character that stands for a text until `read`; the text itself where there are too many."""
        if len(self._texts) > _LAST - _FIRST:
            return text
        self._texts.append(text)
        return chr(_FIRST + len(self._texts) - 1)

    def read(self, text: str) -> str:
        """The text with everything that was put in written out."""
        return "".join(
            self._texts[ord(c) - _FIRST] if 0 <= ord(c) - _FIRST < len(self._texts) else c for c in text
        )


def without_signs(text: str) -> str:
    """A text without the characters that `Inserted` uses for itself."""
    return "".join(c for c in text if not _FIRST <= ord(c) <= _LAST)
