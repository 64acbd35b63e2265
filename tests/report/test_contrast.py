"""The stylesheet's colours against each other, in light and in dark: text at least 4.5 to 1, lines at least 3 to 1."""

import re

import pytest

from workbench.report.pages import TEMPLATES

CSS = (TEMPLATES / "style.css").read_text("utf-8")
SCHEMES = {"light": 0, "dark": 1}
WORDS = [
    *((ink, paper) for ink in ("ink", "mute", "link", "good", "bad", "warn", "t1", "t2", "t3", "t4") for paper in ("bg", "card")),
    *(("on-weak", f"r{k}") for k in (0, 1, 2)), ("on-r3", "r3"), ("on-strong", "r4"), ("on-strong", "r5"),
    ("on-weak", "o0"), ("on-weak", "o1"), ("#111820", "o2"), ("ink", "p"), ("mute", "p"),
]  # fmt: skip
LINES = [(f"c{k}", "bg") for k in (1, 2, 3, 4)] + [("focus", "bg")]


def colours(scheme):
    """Variable → colour of a scheme; dark says only what differs."""
    blocks = re.findall(r":root\{([^}]*)\}", CSS.partition("@media print")[0])
    assert len(blocks) == len(SCHEMES)
    found = {}
    for block in blocks[: SCHEMES[scheme] + 1]:
        found |= dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{3,6})", block))
    return found


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_published_examples():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG 2.1, just below the limit for text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out_from_what_is_behind_it(scheme):
    known = colours(scheme)
    found = {pair: contrast(*(known.get(name, name) for name in pair)) for pair in WORDS}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_line_stands_out_from_the_paper(scheme):
    known = colours(scheme)
    assert {pair for pair in LINES if contrast(known[pair[0]], known[pair[1]]) < 3} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_ramp_begins_near_the_paper_and_ends_away_from_it_in_the_dark_too(scheme):
    known = colours(scheme)
    ramp = [contrast(known[f"r{k}"], known["bg"]) for k in range(6)]
    assert ramp == sorted(ramp)


def test_nothing_is_drawn_behind_text_that_contrast_cannot_be_told_of():
    assert "gradient" not in CSS
