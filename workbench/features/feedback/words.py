"""The words of a comment that say what it is about: without those that every comment has, and without praise and blame."""

from __future__ import annotations

import functools
import re
from typing import Any

import pandas as pd

from workbench.features.feedback import subjects

_MARK = re.compile(r"\[\w+\]")
_WORD = re.compile(r"[^\W\d_\u3040-\u9fff]{2,}(?:['’][^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_VERY = re.compile(r"^[太很挺最超](?=.)")
_ONE = frozenset("贵坏慢脏吵旧破凉冷咸辣甜酸油硬软臭薄厚重")  # characters that say something by themselves
_GRAMMAR = """
a about above after again all almost also although always am an and another any anyone anything are as at away back be
because been before being best better both but by can cannot could did do does doing done down each either else ever every
everything few for from get gets getting give go goes going got had has have having he her here him his how however i if in
into is it its itself just keep kept last least less let like lot made make makes many me might more most much must my
myself never next no none nor not nothing now of off often on once one only or other our out over own per perhaps please
put quite rather really same say she should since so some someone something still such sure take than that the their them
then there these they thing things this those though through till to today together too took twice two under until up us
use used using very was way we well went were what when where which while who why will with without would year yes yet you
your yours don't didn't doesn't isn't wasn't can't couldn't won't wouldn't haven't it's i'm i've
"""  # English: words of grammar, of time and of number
_OPINION = """
good great nice fine bad poor terrible awful excellent amazing perfect happy unhappy love loved hate okay ok
recommend recommended disappointed disappointing worst
"""
_CHINESE = """
的 了 是 我 你 您 他 她 它 们 我们 你们 他们 这 那 这个 那个 这样 那样 什么 怎么 哪里 一个 一些 一点 一下 一样 一直 一次 就是
都 也 还 又 再 就 才 很 太 非常 特别 比较 有点 有些 真的 真 挺 更 最 没 没有 不 不是 不会 不能 不要 可以 可能 能 会 要 想 应该
但 但是 不过 而且 因为 所以 如果 虽然 还是 或者 以及 和 与 跟 对 对于 把 被 给 让 从 到 在 向 为 为了 比 等 等等 上 下 里 中
时候 现在 以后 以前 今天 昨天 明天 去年 今年 已经 曾经 总是 经常 每次 几次 两次 多 少 大 小 人 东西 感觉 觉得 知道 看 说
好 不错 很好 还行 还可以 满意 喜欢 推荐 差 糟糕 失望 一般 完美 棒 赞 好评 差评 有 来 去 做 用 啊 呢 吧 吗 哦 嗯 呀
谢谢 希望 请 这里 那里 自己 大家 之前 之后 只 只是 只有 地方 时 得 地 着 过 个 次 年 月 日 天
"""  # the same of Chinese
_COMMON = frozenset(f"{_GRAMMAR} {_OPINION} {_CHINESE}".split())


def words(said: pd.DataFrame) -> pd.Series:
    """Return for each comment the list of its words, each once and in order; `late@delivery` names the subject of a word.

    Parameters
    ----------
    said : comment and language, see `comments.comments`.

    >>> words(pd.DataFrame({"comment": ["The deliveries are late", "快递太慢了"], "language": ["en", "zh"]})).tolist()
    [['delivery@delivery', 'late@delivery'], ['快递@delivery', '慢']]
    """
    texts = said["comment"].astype("str")
    cut = {
        text: _cut(text, chinese=language != "other") for text, language in zip(texts, said["language"], strict=True)
    }
    return pd.Series([cut[text] for text in texts], said.index, dtype=object)


def _cut(text: str, *, chinese: bool) -> list[str]:
    plain = _MARK.sub(" ", text)
    found = [stem(word) for word in _WORD.findall(plain.lower()) if word not in _COMMON]
    if chinese and _HAN.search(plain):
        cut = (_VERY.sub("", word) for run in _HAN.findall(plain) for word in tokenizer().cut(run))
        found += [word for word in cut if len(word) > 1 or word in _ONE]
    return sorted({named(word) for word in found if word not in _COMMON})


def named(word: str) -> str:
    """Return a word with the subject it belongs to, where it has one.

    >>> named("late"), named("zebra")
    ('late@delivery', 'zebra')
    """
    subject = subjects.of(word)
    return f"{word}@{subject}" if subject else word


def stem(word: str) -> str:
    """Return an English word without the ending of a plural, as Harman's S-stemmer does (1991, J. Am. Soc. Inf. Sci. 42:7).

    >>> [stem(word) for word in ("prices", "deliveries", "boxes", "service", "glass")]
    ['price', 'delivery', 'boxe', 'service', 'glass']
    """
    if word.endswith("ies") and len(word) > 4 and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("us", "ss", "is")):
        return word[:-1]
    return word


@functools.cache
def tokenizer() -> Any:
    """Return jieba's tokenizer with the dictionary of its package, read anew in every process.

    Its own way to begin writes a copy into the folder of temporary files, which belongs to nobody, and lines into the log.
    """
    import jieba

    found = jieba.Tokenizer()
    found.FREQ, found.total = found.gen_pfdict(found.get_dict_file())
    found.initialized = True
    return found
