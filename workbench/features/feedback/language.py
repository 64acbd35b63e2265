"""In which language a comment is written, told from its letters and its commonest words."""

from __future__ import annotations

import re

import pandas as pd

_HAN, _KANA, _HANGUL = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u3041-\u30fa]"), re.compile(r"[\uac00-\ud7af]")
_LATIN, _LETTER, _MARK = re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[^\W\d_]"), re.compile(r"\[\w+\]")
_WORD = re.compile(r"[a-zà-ɏ']+")
_COMMON = {
    "en": "the and is are was were it this that i my we you they not no of to in on for with have has had very too but at be as so",
    "de": "der die das und ist war nicht ich sie es ein eine einen mit auf für zu im dem den von sehr aber auch bei noch nur wurde",
    "fr": "le la les et est était une des du je vous nous pas que qui pour dans avec sur très mais au aux ce cette sont trop",
    "es": "el los las y es una que en de por para con muy pero mi su se lo al como está fue más todo nada bien",
    "it": "il lo gli e è una che di per con non molto ma mi si al del della sono stato più tutto anche bene",
    "nl": "de het een en is was niet ik je van op voor met zeer maar ook bij nog te dat die heel zijn goed",
    "pt": "o os as e é uma que em de por para com muito mas meu seu se ao como está foi mais tudo não bem",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}


def language(text: str) -> str:
    """Return "zh" or "en", "other" for any other language, and "" for a text without letters.

    Of a text in two languages the one that more is written in: a Chinese character counts as two letters. Latin letters
    without a common word of any language are taken as English.

    >>> language("客服很热情"), language("The app is fine"), language("Die Lieferung war nicht gut"), language("👍 10/10")
    ('zh', 'en', 'other', '')
    """
    plain = _MARK.sub(" ", text[:2000])
    han, latin, letters = (len(pattern.findall(plain)) for pattern in (_HAN, _LATIN, _LETTER))
    if not letters:
        return ""
    if len(_KANA.findall(plain)) + len(_HANGUL.findall(plain)) > 0.1 * letters:
        return "other"
    if 2 * han >= max(latin, 1):
        return "zh" if 2 * han >= letters - han - latin else "other"
    return _latin(plain) if latin > 0.5 * letters else "other"


def languages(texts: pd.Series) -> pd.Series:
    """Return the language of each text, see `language`.

    >>> languages(pd.Series(["很好", "Fine"])).tolist()
    ['zh', 'en']
    """
    return texts.map(lambda text: language(str(text))).astype("str")


def _latin(text: str) -> str:
    words = _WORD.findall(text.lower())
    hits = {name: sum(word in common for word in words) for name, common in _SETS.items()}
    best = max(hits, key=lambda name: (hits[name], name == "en"))
    if not hits[best]:
        return "en" if text.isascii() or len(words) < 2 else "other"
    return "en" if best == "en" else "other"
