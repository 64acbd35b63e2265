"""Names of people, from the customer table, found again in what is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

# headings of columns that hold names of people, without case, spaces and marks
_HEADINGS = re.compile(
    r"(customer|client|contact|full|first|last|given|family|middle|sur|fore|billing|shipping|kunden|vor|nach|familien)?name|"
    r"(first|last|full|given|family|customer|contact)names|surname|nom|prenom|prénom|nombre|apellidos?|"
    r"姓名|名字|姓|名|客户姓名|客户名称|会员姓名|联系人|联系人姓名|收货人|收件人|真实姓名|昵称"
)
# first and family names that are words as well: a name only where it is written with a capital
_WORDS_TOO = frozenset(
    [
        "may",
        "will",
        "mark",
        "price",
        "rose",
        "grace",
        "hope",
        "joy",
        "faith",
        "best",
        "long",
        "short",
        "young",
        "little",
        "white",
        "black",
        "brown",
        "green",
        "gray",
        "grey",
        "gold",
        "silver",
        "king",
        "page",
        "cook",
        "baker",
        "good",
        "day",
        "week",
        "bill",
        "art",
        "dawn",
        "june",
        "april",
        "august",
        "summer",
        "winter",
        "rich",
        "frank",
        "pat",
        "rob",
        "sue",
        "drew",
        "chase",
        "chance",
        "case",
        "bank",
        "rice",
        "wood",
        "stone",
        "field",
        "hill",
        "forest",
        "lake",
        "park",
        "street",
        "church",
        "bell",
        "ball",
        "call",
        "box",
        "case",
        "hand",
        "foot",
        "head",
        "love",
        "sharp",
        "swift",
        "small",
        "large",
        "strong",
        "noble",
        "wise",
        "sunny",
        "angel",
        "star",
        "sky",
        "eve",
        "iris",
        "lily",
        "daisy",
        "ruby",
        "amber",
        "pearl",
        "ivy",
        "olive",
        "ginger",
        "basil",
        "penny",
        "kit",
        "max",
    ]
)
_LATIN = re.compile(r"[^\W\d_\u3040-\u9fff]+(?:['’-][^\W\d_\u3040-\u9fff]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_LEAST, _CHINESE = 3, (4, 3, 2)  # letters of a Latin name; characters of a Chinese one, longest first


@dataclass(frozen=True)
class Names:
    """Names in the shape in which they are looked for: Latin words in lower case, and Chinese names."""

    latin: frozenset[str]
    chinese: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Return names by their words.

        >>> sorted(Names.of(["Maria Rossi", "张伟"]).latin)
        ['maria', 'rossi']
        """
        every = [str(name).replace("’", "'") for name in names]
        latin = {word.lower() for name in every for word in _LATIN.findall(name) if len(word) >= _LEAST}
        chinese = {run for name in every for run in _HAN.findall(name) if len(run) in _CHINESE}
        return cls(frozenset(latin), frozenset(chinese))

    def taken_out_of(self, text: str) -> str:
        """Return a text with [name] for every name in it; several in a row are one.

        >>> Names.of(["Maria Rossi", "Will Price"]).taken_out_of("maria rossi will say: the price, Mr Price")
        '[name] will say: the price, Mr [name]'
        """
        if self.latin:
            text = _LATIN.sub(self._of_word, text)
        if self.chinese:
            text = _HAN.sub(self._of_run, text)
        return re.sub(r"\[name\](?:[ ·]?\[name\])+", "[name]", text)

    def _of_word(self, found: re.Match[str]) -> str:
        word, before = found[0], found.string[max(found.start() - 1, 0) : found.start()]
        bare = re.sub(r"['’]s$", "", word)
        known = bare.lower().replace("’", "'") in self.latin and (bare.lower() not in _WORDS_TOO or bare[0].isupper())
        return "[name]" + word[len(bare) :] if known and before != "[" else word

    def _of_run(self, found: re.Match[str]) -> str:
        run, out, at = found[0], [], 0
        while at < len(run):
            length = next((n for n in _CHINESE if run[at : at + n] in self.chinese and at + n <= len(run)), 0)
            out.append("[name]" if length else run[at])
            at += length or 1
        return "".join(out)


def names_in(customers: pd.DataFrame) -> list[str]:
    """Return the names that a customer table holds: of columns headed as names of people are, each once.

    >>> names_in(pd.DataFrame({"customer_id": ["1", "2"], "First Name": ["Ann", None], "region": ["North", "South"]}))
    ['Ann']
    """
    headed = [name for name in customers if _HEADINGS.fullmatch(re.sub(r"[\W_]+", "", str(name).casefold()))]
    found = (
        pd.concat([customers[name].dropna().astype("str") for name in headed]) if headed else pd.Series([], dtype="str")
    )
    return sorted(set(found))
