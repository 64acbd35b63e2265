"""Worlds of comments whose themes are known: each theme has words of its own, the commoner ones first, beside words of all."""

from __future__ import annotations

import numpy as np


def world(
    rng: np.random.Generator,
    *,
    comments: int = 300,
    themes: int = 5,
    own: int = 12,
    shared: int = 40,
    noise: float = 0.3,
) -> tuple[np.ndarray, list[list[str]], list[int]]:
    """Return the true theme of each comment, its words, and who wrote it; customers write one comment or several."""
    theme = rng.integers(themes, size=comments)
    said = [sorted({_word(rng, of, own, shared, noise) for _ in range(rng.integers(5, 10))}) for of in theme]
    return theme, said, rng.integers(comments * 2 // 3, size=comments).tolist()


def _word(rng: np.random.Generator, theme: int, own: int, shared: int, noise: float) -> str:
    if rng.random() < noise:
        return f"shared{rng.integers(shared)}"
    return f"theme{theme}word{int(own * rng.random() ** 1.5)}"
