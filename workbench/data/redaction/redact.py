"""Take out of free text what says who somebody is; a mark such as [email] stands in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

import pandas as pd

from workbench.data.redaction.identities import is_account, is_card, is_identity
from workbench.data.redaction.names import Names

MARKS = ("email", "link", "account", "id", "card", "phone", "name")
# letters and digits of ASCII only: Chinese writes an address into a sentence without a space
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff<>\"]{1,2000}", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
# national numbers with letters at fixed places; their check characters decide
_LETTERED = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|[XYZ]?-?\d{7,8}-?[A-Z]|\d{7}[A-W][A-IW]?|\d{6}[-+A]\d{3}[0-9A-Y])"
    r"(?![A-Za-z0-9])"
)
_RUN = re.compile(r"(?<![A-Za-z0-9])\d(?:[ ./-]?\d)*(?:[Xx](?![A-Za-z0-9]))?")  # digits, in groups or not
_GROUP = re.compile(r"\d+[Xx]?")
_TABLE = 100  # neighbouring groups of digits that are a table of numbers: each is looked at by itself
_PHONE = re.compile(
    r"(?<![\w./-])(?:"
    r"(?:\+|00)[1-9](?:[ ().\-/]{0,2}\d){6,14}"  # with the country
    r"|(?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}"  # a Chinese mobile
    r"|\(?0\d{2,3}\)?[ -]?\d{7,8}(?:-\d{1,6})?"  # a Chinese or British landline
    r"|\(?0\d{1,4}(?:[ ().\-/]{1,2}\d{2,8}){1,5}"  # a trunk 0 and groups
    r"|0\d{9,11}"
    r"|\(\d{3}\) ?\d{3}[ .-]?\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"  # North America
    r"|[48]00[ -]?\d{3}[ -]?\d{4}"  # a service line
    r")(?!\d)",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")


def redact(texts: pd.Series, *, names: Iterable[str] = ()) -> pd.Series:
    """Return texts in which a mark stands for every e-mail address, link, account, identity, card and phone number, and name.

    Cards are told by their check digit (Luhn), accounts (IBAN) and national numbers of China and of countries of the European
    Union by theirs; a number that is none of these stays. Letters and digits of full width become plain ones.

    Parameters
    ----------
    texts : comments; a missing one stays missing. names : of people, to be taken out wherever they are said; see `names_in`.

    >>> redact(pd.Series(["Mail ann@example.org or call +44 20 7946 0018", "订单 20240102，联系13800138000"])).tolist()
    ['Mail [email] or call [phone]', '订单 20240102,联系[phone]']
    >>> redact(pd.Series(["张伟的快递", "Ask Maria again"]), names=["张伟", "Maria Rossi"]).tolist()
    ['[name]的快递', 'Ask [name] again']
    """
    people = Names.of(names)
    return texts.map(lambda text: _redacted(text, people), na_action="ignore")


def taken_out(texts: pd.Series) -> dict[str, int]:
    """Count in redacted texts how often each kind of thing was taken out.

    >>> taken_out(pd.Series(["call [phone] or [phone]", None]))["phone"]
    2
    """
    there = texts.dropna().astype("str")
    return {mark: int(there.str.count(rf"\[{mark}\]").sum()) for mark in MARKS}


def _redacted(text: object, people: Names) -> str:
    plain = unicodedata.normalize("NFKC", str(text))
    plain = _EMAIL.sub("[email]", plain)
    plain = _LINK.sub("[link]", plain)
    if any(character.isdigit() for character in plain):
        plain = _checked(_ACCOUNT, is_account, "[account]", plain)
        plain = _checked(_LETTERED, is_identity, "[id]", plain)
        plain = _RUN.sub(lambda found: _of_run(found[0], is_identity, "[id]", 9, 18), plain)
        plain = _RUN.sub(lambda found: _of_run(found[0], is_card, "[card]", 13, 19), plain)
        plain = _checked(_PHONE, _is_phone, "[phone]", plain)
    return people.taken_out_of(plain)


def _is_phone(text: str) -> bool:
    """Whether a number in the form of a phone number has as many digits, and is no date."""
    return 7 <= sum(character.isdigit() for character in text) <= 15 and not _DATE.fullmatch(text)


def _checked(pattern: re.Pattern[str], check: Callable[[str], bool], mark: str, text: str) -> str:
    return pattern.sub(lambda found: mark if check(found[0]) else found[0], text)


def _of_run(text: str, check: Callable[[str], bool], mark: str, least: int, most: int) -> str:
    """Put a mark for the longest neighbouring groups of digits that hold together by their check digits.

    Two numbers may stand side by side, or a number beside a count: "4111 1111 1111 1111 5 days".
    """
    groups = [found.span() for found in _GROUP.finditer(text)]
    out, first, copied = [], 0, 0
    while first < len(groups):
        last = _last_of_number(text, groups, first, check, least, most)
        if last >= 0:
            out += [text[copied : groups[first][0]], mark]
            copied = groups[last][1]
        first = max(last, first) + 1
    return "".join([*out, text[copied:]])


def _last_of_number(
    text: str, groups: list[tuple[int, int]], first: int, check: Callable[[str], bool], least: int, most: int
) -> int:
    """The last of the groups that make a number from the first on; -1 where none do."""
    digits, found = 0, -1
    for place in range(first, len(groups)):
        digits += groups[place][1] - groups[place][0]
        if digits > most or (place > first and len(groups) > _TABLE):
            break
        if digits >= least and check(text[groups[first][0] : groups[place][1]]):
            found = place
    return found
