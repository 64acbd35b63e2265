"""Numbers that belong to one person, told from others by their check digits.

The rules are those that the issuing authorities publish; each entry says how long the number is and how it is checked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"  # Spain: the remainder by 23
_FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY"  # Finland: the remainder by 31
_IRISH = "WABCDEFGHIJKLMNOPQRSTUV"  # Ireland: the remainder by 23
_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",  # Italy: what a character at an odd place counts
                (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
                 22, 25, 24, 23), strict=True))  # fmt: skip


def is_card(text: str) -> bool:
    """Say whether a number of 13 to 19 digits has the check digit of payment cards (Luhn) and begins as one.

    >>> is_card("4111 1111 1111 1111"), is_card("4111 1111 1111 1112")
    (True, False)
    """
    digits = _digits(text)
    return 13 <= len(digits) <= 19 and digits[0] in range(2, 7) and _luhn(digits)


def is_account(text: str) -> bool:
    """Say whether a text is an account number with the check digits of ISO 13616 (IBAN).

    >>> is_account("DE89 3704 0044 0532 0130 00"), is_account("DE88 3704 0044 0532 0130 00")
    (True, False)
    """
    bare = text.replace(" ", "")
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", bare):
        return False
    return int("".join(str(int(one, 36)) for one in bare[4:] + bare[:4])) % 97 == 1


def is_identity(text: str) -> bool:
    """Say whether a text is a national number of China or of a country of the European Union, by its check digits.

    Numbers without any (Denmark's since 2007, Cyprus', Malta's) cannot be told.

    >>> is_identity("11010519491231002X"), is_identity("12345678Z"), is_identity("RSSMRA85T10A562S"), is_identity("123456789012345")
    (True, True, True, False)
    """
    bare = re.sub(r"[ ./]|(?<=\d)-(?=[\dA-Z])|(?<=[XYZ])-", "", text).upper()
    if "+" in text or re.fullmatch(r"\d{6}A\d{3}[0-9A-Y]|\d{6}-\d{3}[A-Y]", text):
        bare = text
    if not bare.isdigit():
        return _with_letters(bare)
    digits = _digits(bare)
    return any(check(digits) for check in _BY_LENGTH.get(len(digits), ()))


def _with_letters(text: str) -> bool:
    if re.fullmatch(r"\d{17}X", text):
        return _chinese(text)
    if re.fullmatch(r"[XYZ]?\d{7,8}[A-Z]", text) and len(text) == 9:
        number = int(text[:-1].translate(str.maketrans("XYZ", "012")))
        return _LETTERS[number % 23] == text[-1] or (text[0] not in "XYZ" and _irish(text))
    if re.fullmatch(r"\d{7}[A-W][A-IW]?", text):
        return _irish(text)
    if re.fullmatch(r"\d{6}[-+A]\d{3}[0-9A-Y]", text):
        return _FINNISH[int(text[:6] + text[7:10]) % 31] == text[-1]
    if re.fullmatch(r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", text):
        even = sum(int(one, 36) - (10 if one.isalpha() else 0) for one in text[1:15:2])
        return chr(65 + (even + sum(_ODD[one] for one in text[0:15:2])) % 26) == text[-1]
    return False


def _irish(text: str) -> bool:
    total = _weighed([int(one) for one in text[:7]], range(8, 1, -1))
    total += 9 * (ord(text[8]) - 64) % 23 if len(text) > 8 and text[8] != "W" else 0
    return _IRISH[total % 23] == text[7]


def _chinese(text: str) -> bool:
    total = _weighed([int(one) for one in text[:17]], [2 ** (17 - k) % 11 for k in range(17)])
    return _is_day(text[6:14]) and "10X98765432"[total % 11] == text[17]


def _german(d: list[int]) -> bool:
    """Eleven digits by ISO 7064, MOD 11,10; the first is not 0 and a digit comes back among the first ten."""
    return d[0] != 0 and len(set(d[:10])) in (8, 9) and _mod_11_10(d)


def _mod_11_10(d: list[int]) -> bool:
    product = 10
    for digit in d[:-1]:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == d[-1]


def _french(d: list[int]) -> bool:
    return d[0] in (1, 2) and 97 - _number(d[:13]) % 97 == _number(d[13:])


def _belgian(d: list[int]) -> bool:
    born, check = _number(d[:9]), _number(d[9:])
    return d[2] * 10 + d[3] <= 12 and check in (97 - born % 97, 97 - (2_000_000_000 + born) % 97)


def _polish(d: list[int]) -> bool:
    return _day_of(d, (0, 20, 40, 60, 80)) and _weighed(d, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def _baltic(d: list[int]) -> bool:
    """Estonia and Lithuania: sex and century, birthday, and two rounds of weights."""
    if not (1 <= d[0] <= 8 and _day_of(d[1:])):
        return False
    rest = _weighed(d, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if rest == 10:
        rest = _weighed(d, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return rest == d[10]


def _dutch(d: list[int]) -> bool:
    return any(d[:3]) and _weighed(d, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def _portuguese(d: list[int]) -> bool:
    return d[0] in (1, 2, 3) and (11 - _weighed(d, range(9, 1, -1)) % 11) % 11 % 10 == d[8]


def _swedish(d: list[int]) -> bool:
    return _day_of(d, more=60) and _luhn(d)


def _austrian(d: list[int]) -> bool:
    day = 1 <= d[4] * 10 + d[5] <= 31 and 1 <= d[6] * 10 + d[7] <= 12
    return day and d[0] != 0 and _weighed(d, (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)) % 11 == d[3]


def _bulgarian(d: list[int]) -> bool:
    return _day_of(d, (0, 20, 40)) and _weighed(d, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10 == d[9]


def _czech(d: list[int]) -> bool:
    """The Czech Republic and Slovakia: a birthday, women 50 months later, divisible by 11."""
    return _day_of(d, (0, 20, 50, 70)) and (_number(d) % 11 == 0 or (_number(d[:9]) % 11 == 10 and d[9] == 0))


def _greek(d: list[int]) -> bool:
    return 1 <= d[0] * 10 + d[1] <= 31 and 1 <= d[2] * 10 + d[3] <= 12 and _luhn(d)


def _romanian(d: list[int]) -> bool:
    rest = _weighed(d, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return d[0] != 0 and _day_of(d[1:]) and (1 if rest == 10 else rest) == d[12]


def _slovenian(d: list[int]) -> bool:
    rest = 11 - _weighed(d, (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return 1 <= d[0] * 10 + d[1] <= 31 and 1 <= d[2] * 10 + d[3] <= 12 and rest % 11 == d[12]


def _latvian(d: list[int]) -> bool:
    born = 1 <= d[0] * 10 + d[1] <= 31 and 1 <= d[2] * 10 + d[3] <= 12
    return born and (1101 - _weighed(d, (1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11 == d[10]


def _hungarian(d: list[int]) -> bool:
    """The tax number of a person: begins with 8."""
    return d[0] == 8 and _weighed(d, range(1, 10)) % 11 == d[9]


_BY_LENGTH: dict[int, tuple[Callable[[list[int]], bool], ...]] = {
    9: (_dutch, _portuguese),
    10: (_swedish, _austrian, _bulgarian, _czech, _hungarian),
    11: (_german, _mod_11_10, _belgian, _polish, _baltic, _greek, _latvian),  # the second: Croatia
    12: (lambda d: d[:2] in ([1, 9], [2, 0]) and _swedish(d[2:]),),
    13: (_romanian, _slovenian),
    15: (_french,),
    18: (lambda d: _chinese("".join(map(str, d))),),
}


def _digits(text: str) -> list[int]:
    return [int(one) for one in text if one in "0123456789"]


def _number(digits: Sequence[int]) -> int:
    return int("".join(map(str, digits)))


def _weighed(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def _luhn(digits: Sequence[int]) -> bool:
    doubled = [
        digit if place % 2 == 0 else (2 * digit - 1) % 9 + 1 if digit else 0
        for place, digit in enumerate(reversed(digits))
    ]
    return sum(doubled) % 10 == 0


def _day_of(d: Sequence[int], months: Sequence[int] = (0,), *, more: int = 0) -> bool:
    """Whether digits begin with year, month and day of two digits each; some countries add to the month or to the day."""
    month, day = d[2] * 10 + d[3], d[4] * 10 + d[5]
    return any(1 <= month - shift <= 12 for shift in months) and any(1 <= day - shift <= 31 for shift in {0, more})


def _is_day(text: str) -> bool:
    try:
        return 1850 <= dt.date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}").year <= 2100
    except ValueError:
        return False
