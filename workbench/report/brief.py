"""What stands first on a page: the verdict, one figure and three numbers, chosen from what the notebook showed.

A notebook's metadata may say which (`workbench` → `brief`: `verdict`, ids of findings of which the first that is known is
taken; `figure`, a key; `numbers`, keys of headlines, of which the first three that have a value are taken). Without it they
are the first main finding, the first figure and the first three headlines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.words.messages import Message

NUMBERS = 3
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Brief:
    """The items that are lifted to the top of a page; `answers` is False where no verdict is known."""

    verdict: Record | None
    figure: Record | None
    numbers: tuple[str, ...]
    answers: bool

    @property
    def lifted(self) -> list[Record]:
        """The data of what is said above and therefore not again below."""
        return [item["data"] for item in (self.verdict, self.figure) if item]


def brief(about: Record, items: Sequence[Record]) -> Brief:
    """Choose verdict, figure and numbers of a report.

    Parameters
    ----------
    about : `workbench` of the notebook's metadata.
    items : what the notebook showed, as `results.collect` returns it.

    Examples
    --------
    >>> brief({}, []).answers
    True
    """
    wanted = about.get("brief", {})
    found = [item for item in items if item["kind"] == "finding"]
    said = {item["data"]["text"].get("id", ""): item for item in reversed(found)}
    named = [said[id] for id in wanted.get("verdict", ()) if id in said]
    candidates = named or [item for item in found if item["data"]["main"]][:1]
    known = [item for item in candidates if Message.from_json(item["data"]["text"]).known]
    figures = [item for item in items if item["kind"] == "figure"]
    chosen = [item for item in figures if item["data"]["key"] == wanted.get("figure")]
    told = [item["data"]["key"] for item in items if item["kind"] == "headline" and item["data"]["value"] is not None]
    numbers = [key for key in wanted.get("numbers", told) if key in told]
    return Brief(
        verdict=next(iter(known or candidates), None),
        figure=next(iter(chosen or figures), None),
        numbers=tuple(numbers[:NUMBERS]),
        answers=bool(known) or not candidates,
    )


def doubts(first: Brief, items: Sequence[Record]) -> tuple[list[str], list[str]]:
    """Return the checks that raise a doubt about the verdict, and those that only the numbers beside it rest on."""
    numbers = [item["data"] for item in items if item["kind"] == "headline" and item["data"]["key"] in first.numbers]
    verdict = list(first.verdict["data"].get("doubts", ())) if first.verdict else []
    named = dict.fromkeys(key for data in numbers for key in data.get("doubts", ()))
    return verdict, [key for key in named if key not in verdict]
