"""A matplotlib drawing as inline SVG: real text, theme colours, a name and a description, the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from workbench.report.style import VARIABLES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TIP = "tip:"  # begins the id of a mark whose other letters are what a pointer over it reads
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+")
_COMMAND = re.compile(r"\s*([A-Za-z])\s*")
_SAID_ONCE = {("font-size", "13px")}  # on the root, for all words
_DROPPED = {"font-family", "stroke-linejoin", "stroke-linecap", "stroke-miterlimit"}
_COLOURS = {colour.lower(): f"var({name},{colour})" for colour, name in VARIABLES.items()}


def inline(
    figure: Figure,
    key: str,
    *,
    title: Mapping[str, str],
    description: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str]],
) -> dict[str, str]:
    """Return the drawing as an <svg> element in every language.

    Parameters
    ----------
    figure : drawn once, with English words.
    key : prefix of every id, so that two drawings share a page.
    title, description : by language; they become <title> and <desc>.
    labels : by language, English words in the drawing → their words; others (from data) stay as they are.
    """
    root = _parsed(figure)
    _clean(root, key)
    return {lang: _finish(root, key, title[lang], description[lang], said) for lang, said in labels.items()}


def _parsed(figure: Figure) -> ElementTree.Element:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return ElementTree.fromstring(buffer.getvalue())


def _clean(root: ElementTree.Element, key: str) -> None:
    """Strip what a page does not need, and bind ids and colours to it."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (_SVG + "metadata", _SVG + "style"):
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        if _HREF in element.attrib:
            element.set("href", element.attrib.pop(_HREF))
    for element in root.iter():
        element.attrib.pop("clip-path", None)  # nothing is drawn outside the axes
    found = [e.get("href", "").removeprefix("#") for e in root.iter() if e.get("href")]
    used = {name: f"{key}-{place}" for place, name in enumerate(dict.fromkeys(found), 1)}
    for element in root.iter():
        _clean_attributes(element, used)
    _flatten(root)
    width, height = (_short(root.attrib["viewBox"].split()[k]) for k in (2, 3))
    root.attrib = {"class": "fig", "viewBox": f"0 0 {width} {height}", "role": "img"}
    root.set("style", "font-size:13px")
    root.set("aria-labelledby", f"{key}-title {key}-desc")


def _clean_attributes(element: ElementTree.Element, used: Mapping[str, str]) -> None:
    """Keep ids that something refers to, under short names; colours become theme variables, numbers short."""
    name, style = element.attrib.pop("id", None), element.attrib.pop("style", "")
    for attribute, value in list(element.attrib.items()):
        if attribute == "href":
            value = "#" + used[value.removeprefix("#")]
        elif attribute == "d":
            value = _COMMAND.sub(r"\1", value.strip())
        elif attribute == "transform":
            value = re.sub(r"\s*rotate\(-?0[^)]*\)", "", value)
        element.set(attribute, _NUMBER.sub(lambda found: _short(found[0]), value))
    if name is not None and name in used:
        element.set("id", used[name])
    elif name is not None and name.startswith(TIP):
        element.set("data-tip", name.removeprefix(TIP))
    kept = [pair for pair in _properties(style) if pair[0] not in _DROPPED and pair not in _SAID_ONCE]
    element.set("style", ";".join(f"{name}:{_COLOURS.get(value.lower(), value)}" for name, value in kept))
    for attribute in [name for name, value in element.attrib.items() if not value]:
        del element.attrib[attribute]


def _properties(style: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _flatten(element: ElementTree.Element) -> None:
    """Replace groups that carry nothing by their children, and drop what cannot be seen."""
    children: list[ElementTree.Element] = []
    for child in element:
        _flatten(child)
        bare = child.tag == "g" and not child.attrib
        children.extend(child if bare else [child])
    for child in list(element):
        element.remove(child)
    element.extend(c for c in children if not _unseen(c))


def _unseen(element: ElementTree.Element) -> bool:
    if element.tag in ("g", "defs", "clipPath"):
        return element.tag == "clipPath" or not len(element)
    return element.tag == "path" and element.get("style") == "fill:none"


def _finish(root: ElementTree.Element, key: str, title: str, description: str, said: Mapping[str, str]) -> str:
    page = ElementTree.fromstring(ElementTree.tostring(root))
    for element in page.iter():
        element.tail = None
        element.text = (
            said.get(element.text, element.text) if element.tag in ("text", "tspan") and element.text else None
        )
    for mark in page.findall(".//*[@data-tip]"):
        words = mark.attrib.pop("data-tip")
        tip = ElementTree.Element("title")
        tip.text = said.get(words, words)
        mark.insert(0, tip)
    for place, (tag, words) in enumerate((("title", title), ("desc", description))):
        named = ElementTree.Element(tag, {"id": f"{key}-{tag}"})
        named.text = words
        page.insert(place, named)
    return ElementTree.tostring(page, encoding="unicode", short_empty_elements=True)


def _short(number: str) -> str:
    return f"{round(float(number), 2):g}" if abs(float(number)) < 1e5 else number
