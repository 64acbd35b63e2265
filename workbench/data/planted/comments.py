"""What customers write, in English and Chinese: a few themes, said in good, mixed and bad moods; nobody is named."""

from __future__ import annotations

import numpy as np

THEMES = ("delivery", "price", "quality", "service", "app")
THEME_SHARES = np.array([  # by mood: good, mixed, bad
    [0.20, 0.10, 0.40, 0.20, 0.10],
    [0.25, 0.30, 0.20, 0.15, 0.10],
    [0.40, 0.25, 0.10, 0.15, 0.10],
])  # fmt: skip
_SAID = {
    "en": (
        ("Delivered a day early.", "Delivery came as promised.", "Took nine days and no word about it."),
        ("Fair prices and good offers.", "Prices are all right, a bit higher than last year.", "Too expensive now."),
        ("Great quality, I keep coming back.", "Quality varies from order to order.", "It broke after one week."),
        ("Friendly help on the phone.", "The answer was correct but slow.", "Nobody answered my question."),
        ("The app makes ordering easy.", "The app is fine, search could be better.", "The app lost my basket twice."),
    ),
    "zh": (
        ("比预计早一天送到。", "按时送达，没什么惊喜。", "等了九天，一点消息都没有。"),
        ("价格公道，优惠也多。", "价格还可以，比去年贵了一点。", "现在太贵了。"),
        ("质量很好，会一直回购。", "每次质量不太一样。", "用了一周就坏了。"),
        ("客服很热情，问题马上解决。", "回答没错，就是慢了点。", "问了几次都没人回复。"),
        ("应用下单很方便。", "应用还行，搜索可以再好一点。", "购物车被清空了两次。"),
    ),
}
ALL = tuple(said for language in _SAID.values() for theme in language for said in theme)


def choose(rng: np.random.Generator, *, language: np.ndarray, mood: np.ndarray) -> np.ndarray:
    """Choose a comment for each answer, as a position in ALL.

    >>> rng = np.random.default_rng(0)
    >>> ALL[choose(rng, language=np.array([1]), mood=np.array([2]))[0]] in {said[2] for said in _SAID["zh"]}
    True
    """
    picked = (rng.random(len(mood))[:, None] >= np.cumsum(THEME_SHARES[mood], axis=1)).sum(axis=1)
    theme = np.minimum(picked, len(THEMES) - 1)
    return (language * len(THEMES) + theme) * 3 + mood
