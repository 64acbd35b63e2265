"""The languages of a report: one record each; a new language is a folder of words and a line here."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.errors import UsageError, did_you_mean
from workbench.words import pseudo

REQUESTED = "WORKBENCH_LANGUAGES"  # the runner tells the kernel here which editions were asked for


@dataclass(frozen=True)
class Language:
    """How a language is written: what cannot be left to its word files because numbers need it."""

    code: str
    name: str  # as its own readers call it
    html: str  # the lang attribute of a page
    babel: str  # locale of currency symbols
    page: str  # what stands between "report" and ".html"
    gap: str  # between two sentences
    colon: str
    group: str  # thousands separator
    point: str  # decimal sign
    percent: str
    missing: str
    under: str  # a share above 0 that rounds to it
    span: str  # a range
    days: tuple[str, str]  # one, several
    points: tuple[str, str]
    hours: tuple[str, str]
    money: str
    ordinal: Callable[[int], str]
    day: tuple[str, str]  # Babel's pattern and locale
    month: tuple[str, str]
    week: str
    quarter: str
    year: str
    compact: tuple[tuple[int, str], ...]  # powers of ten with a short name, largest first


def _english_ordinal(k: int) -> str:
    return f"{k}{'th' if k % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(k % 10, 'th')}"


def _french_ordinal(k: int) -> str:
    return f"{k}{'er' if k == 1 else 'e'}"


ENGLISH = Language(
    code="en", name="English", html="en", babel="en_GB", page="", gap=" ", colon=": ", group=",", point=".", percent="%",
    missing="not available", under="under 0.1%", span="{lo} to {hi}", days=("{n} day", "{n} days"),
    points=("{n} percentage point", "{n} percentage points"), hours=("{n} hour", "{n} hours"), money="{symbol}{amount}", ordinal=_english_ordinal,
    day=("d MMMM y", "en_GB"), month=("MMM y", "en"),  # en_GB writes "Sept"
    week="the week of {day}",
    quarter="Q{quarter} {year}", year="{year}", compact=((9, "B"), (6, "M"), (3, "K")),
)  # fmt: skip
CHINESE = Language(
    code="zh", name="中文", html="zh-Hans", babel="zh_Hans_CN", page=".zh", gap="", colon="：", group=",", point=".", percent="%",
    missing="暂无", under="不足 0.1%", span="{lo} 至 {hi}", days=("{n} 天", "{n} 天"), points=("{n} 个百分点", "{n} 个百分点"),
    hours=("{n} 小时", "{n} 小时"),
    money="{symbol}{amount}", ordinal="第 {}".format, day=("y年M月d日", "zh_Hans_CN"), month=("y年M月", "zh_Hans_CN"), week="{day}当周", quarter="{year}年第{quarter}季度", year="{year}年",
    compact=((8, "亿"), (4, "万")),
)  # fmt: skip
FRENCH = Language(
    code="fr", name="Français", html="fr", babel="fr_FR", page=".fr", gap=" ", colon=" : ", group="\u202f", point=",", percent="\u202f%",
    missing="non disponible", under="moins de 0,1\u202f%", span="{lo} à {hi}", days=("{n} jour", "{n} jours"),
    points=("{n} point de pourcentage", "{n} points de pourcentage"), hours=("{n} heure", "{n} heures"), money="{amount}\u202f{symbol}", ordinal=_french_ordinal,
    day=("d MMMM y", "fr_FR"), month=("MMM y", "fr_FR"), week="la semaine du {day}",
    quarter="T{quarter} {year}", year="{year}", compact=((9, " Md"), (6, " M"), (3, " k")),
)  # fmt: skip
PSEUDO = replace(ENGLISH, code=pseudo.CODE, babel="en_ZW", name="⟦Ƥšéúđó⟧", html="en-x-pseudo", page=f".{pseudo.CODE}", missing="⟦ñóť áṽáíłáƀłé⟧",
                 under="⟦úñđéř 0.1%⟧", span="{lo} ⟦ťó⟧ {hi}", day=("d.MM.y", "en_GB"), month=("MM.y", "en_GB"), week="⟦ŵééķ⟧ {day}", days=("⟦{n} đáý⟧", "⟦{n} đáýš⟧"), points=("⟦{n} þóíñť⟧", "⟦{n} þóíñťš⟧"), hours=("⟦{n} ħóúř⟧", "⟦{n} ħóúřš⟧"))  # fmt: skip

LANGUAGES = {each.code: each for each in (ENGLISH, CHINESE, FRENCH, PSEUDO)}
BY_LOCALE = {each.babel: code for code, each in LANGUAGES.items()}  # what Fluent hands to a value that writes itself
USUAL = ("en", "zh")  # those a run publishes unless told otherwise, and those every analysis speaks


def language(code: str) -> Language:
    """Return the record of a language.

    >>> language("zh").html
    'zh-Hans'

    Raises
    ------
    UsageError : for a language that is not here.
    """
    if code not in LANGUAGES:
        raise UsageError(
            f"language {code!r} is not known; there are {', '.join(LANGUAGES)}.{did_you_mean(code, LANGUAGES)}"
        )
    return LANGUAGES[code]


def requested() -> tuple[str, ...]:
    """Return the languages a notebook writes its items in: the usual ones, and those its run was asked for."""
    asked = [code for code in os.environ.get(REQUESTED, "").split(",") if code]
    return tuple(dict.fromkeys((*USUAL, *(language(code).code for code in asked))))
