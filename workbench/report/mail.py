"""A mail of several reports: main points and scorecard, in tables that every mail program shows."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from workbench.report import alarms, changes, comparison
from workbench.report.changes import estimate
from workbench.report.portal_rows import dataset_title, name_of, sentence
from workbench.words.languages import language
from workbench.words.messages import Message, data, say

Record = Mapping[str, Any]
LIMIT = 60_000  # bytes of the whole mail's text and HTML; longer ones are cut short by mail programs
# Outlook draws with Word: tables, attributes and styles on each element, no style sheet, no flex, no shadow.
_TABLE = '<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" align="left">'
_FONT = "font:14px/20px Arial,sans-serif"
_CELL = '<t{tag}{align} style="font:14px Arial,sans-serif">'  # short: it stands before every number of a mail of 60 KB
_GRID = '<table width="640" cellpadding="5" cellspacing="0" border="1" bordercolor="#d5dae1" style="border-collapse:collapse">'
_ALIGN = ("", ' align="right"', "", "")  # of label, value, range and movement


def write(
    states: Sequence[Record], unreadable: Sequence[tuple[str, str]] = (), *, languages: Sequence[str], address: str = ""
) -> dict[str, Any]:
    """Return subject, text and html of one mail about all reports, and its alarms by report.

    Reports with an alarm come first. What does not fit into 60 KB in all languages together is left out, and counted.

    Parameters
    ----------
    states : where each report stands, as `portal.standing` returns them. unreadable : its records that cannot be used.
    languages : one part of the mail for each, in this order. address : where the folder of reports can be opened.
    """
    told = [(state, alarms.of(state)) for state in states]
    told.sort(key=lambda pair: not pair[1])
    odd = [say("alarm-unreadable", place=place) for place, _ in unreadable]
    for shown in range(len(told), -1, -1):
        texts = [_text(told[:shown], odd, len(told) - shown, lang) for lang in languages]
        pages = [_part(told[:shown], odd, len(told) - shown, lang, address) for lang in languages]
        text, page = "\n\n".join(texts), _page(pages, languages[0])
        if len(text.encode()) + len(page.encode()) <= LIMIT or not shown:
            break
    bad = sum(bool(found) for _, found in told) + len(odd)
    title = _titles(states, languages[0])
    subject = say("mail-subject", title=title, k=len(states), bad=bad).render(languages[0])
    records = [
        {"analysis": state["newest"]["analysis"], "scope": state["newest"]["scope"], "run_id": state["newest"]["run_id"],
         "status": state["newest"]["status"], "alarms": {lang: [one.render(lang) for one in found] for lang in languages}}
        for state, found in told
    ]  # fmt: skip
    return {"subject": subject, "text": text, "html": page, "alarm": bool(bad), "reports": records}


def _titles(states: Sequence[Record], lang: str) -> Message:
    return data(", ".join(dict.fromkeys(dataset_title(state["run"], lang) for state in states)))


def _rows(state: Record, lang: str) -> list[tuple[str, str, str, str]]:
    """The scorecard of a report: label, value, range and movement of each headline."""
    run, earlier = state["run"], state["earlier"]
    moved = comparison.compare(run, earlier[-1])["headlines"] if earlier else []
    words = {row["key"]: changes.word(row) for row in moved}
    return [
        (
            Message.from_json(each["label_text"]).render(lang),
            say("card-value", e=estimate(each)).render(lang),
            say("range-alone", e=estimate(each)).render(lang) if each["lo"] is not None else "",
            words[each["key"]].render(lang) if each["key"] in words else "",
        )
        for each in run["headlines"]
    ]


def _text(told: Sequence[tuple[Record, list[Message]]], odd: Sequence[Message], left_out: int, lang: str) -> str:
    lines = [one.render(lang) for one in odd] or ([] if any(a for _, a in told) else [say("mail-quiet").render(lang)])
    for state, found in told:
        lines += ["", f"== {name_of(state['run']).render(lang)}", *(f"! {one.render(lang)}" for one in found)]
        lines += [said] if (said := html.unescape(str(sentence(state["run"], lang)))) else []
        lines += [" | ".join(part for part in row if part) for row in _rows(state, lang)]
    lines += ["", say("mail-left-out", k=left_out).render(lang)] if left_out else []
    return "\n".join([*lines, "", say("mail-names-nobody").render(lang)]).strip()


def _page(parts: Sequence[str], first: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language(first).html}"><head><meta charset="utf-8">'
        '<meta name="color-scheme" content="light"></head><body bgcolor="#ffffff" style="margin:0;padding:16px">'
        + "".join(parts)
        + "</body></html>"
    )


def _part(
    told: Sequence[tuple[Record, list[Message]]], odd: Sequence[Message], left_out: int, lang: str, address: str
) -> str:
    quiet = not odd and not any(found for _, found in told)
    lines = [_line(say("mail-quiet").html(lang))] if quiet else []
    lines += [_line(one.html(lang), look="color:#b3261e;") for one in odd]
    for state, found in told:
        lines += [_line(_title(state["run"], lang, address), look="font-size:17px;font-weight:bold;padding-top:18px;")]
        lines += [_line(one.html(lang), look="color:#b3261e;") for one in found]
        lines += [_line(said)] if (said := str(sentence(state["run"], lang))) else []
        lines += [f"<tr><td>{_scorecard(_rows(state, lang), lang)}</td></tr>"] if state["run"]["headlines"] else []
    lines += [_line(say("mail-left-out", k=left_out).html(lang))] if left_out else []
    lines += [_line(say("mail-names-nobody").html(lang), look="color:#5a6472;padding-top:18px;")]
    return f'<div lang="{language(lang).html}">{_TABLE}{"".join(lines)}</table></div><br clear="all">'


def _line(inner: str, *, look: str = "") -> str:
    return f'<tr><td style="{_FONT};{look}">{inner}</td></tr>'


def _title(run: Record, lang: str, address: str) -> str:
    name = name_of(run).html(lang)
    page = f"report{language(lang).page}.html"
    if not address or not (run["folder"] / page).exists():
        return name
    place = html.escape(f"{address.rstrip('/')}/{quote(run['place'])}/{page}")
    return f'<a href="{place}" style="color:#1a4f9c">{name}</a>'


def _scorecard(rows: Sequence[tuple[str, str, str, str]], lang: str) -> str:
    names = (say("mail-number"), say("mail-value"), say("mail-range"), say("mail-before"))
    heads = [
        _CELL.format(tag="h", align=align or ' align="left"') + f"{name.html(lang)}</th>"
        for name, align in zip(names, _ALIGN, strict=True)
    ]
    body = [
        [_CELL.format(tag="d", align=align) + f"{html.escape(part) or '&nbsp;'}</td>" for part, align in zip(row, _ALIGN, strict=True)]
        for row in rows
    ]  # fmt: skip
    lines = ["".join(cells) for cells in (heads, *body)]
    return (
        _GRID
        + f'<tr bgcolor="#eef1f5">{lines[0]}</tr>'
        + "".join(f"<tr>{line}</tr>" for line in lines[1:])
        + "</table>"
    )
