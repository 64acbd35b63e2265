"""The last gate: what HTML may hold before it becomes part of a page.

Everything a page shows passes here, ours as well as what an analyst left in a cell. Only the listed elements and
attributes survive; addresses may be a place on the page, a file beside the report, a PNG or a CSV in a data: address.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import nh3
from markupsafe import Markup

_TEXT = {
    "a", "abbr", "b", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h3", "h4", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_DRAWING = {
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text",
    "title", "tspan", "use",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "role", "tabindex", "title", "aria-label", "aria-labelledby", "aria-hidden",
          "aria-describedby", "data-v", "data-untranslated", "style"},
    "a": {"href", "hreflang", "download"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "abbr"},
    "ol": {"start"},
}  # fmt: skip
_GEOMETRY = {
    "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d", "points", "width", "height",
    "viewBox", "transform", "preserveAspectRatio", "clip-path", "clip-rule", "fill", "fill-rule", "fill-opacity",
    "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
    "text-anchor", "dominant-baseline", "font-size", "font-weight", "font-style", "href", "xlink:href", "xmlns",
    "focusable", "vector-effect",
}  # fmt: skip
_STYLES = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-opacity", "stroke-miterlimit", "opacity", "text-anchor", "font", "font-size",
    "font-weight", "font-style", "font-family", "text-align", "white-space", "width",
}  # fmt: skip
_ADDRESS = re.compile(
    r"#[\w.-]+|data:image/png;base64,[A-Za-z0-9+/=\s]+|data:text/csv;charset=utf-8,[^\"'<>\s]*"
    r"|data:image/svg\+xml;charset=utf-8,[A-Za-z0-9%,._:'()=;-]*"
)


def gate(html: str) -> Markup:
    """Keep what a report's own items are made of: text, tables, inline drawings, PNG and CSV data addresses.

    >>> gate('<p onclick="x()">Fine <script>no()</script><a href="javascript:x()">this</a></p>')
    Markup('<p>Fine <a>this</a></p>')
    """
    return Markup(_clean(html, _TEXT | _DRAWING))  # this is the gate


def foreign(html: str) -> Markup:
    """Keep the text, tables and PNGs of an output that is not one of our items; drop its drawings, ids and styles.

    >>> foreign('<div id="run" style="color:red"><table><tr><td>1</td></tr></table><svg><text>x</text></svg></div>')
    Markup('<div><table><tbody><tr><td>1</td></tr></tbody></table></div>')
    """
    return Markup(
        nh3.clean(
            html,
            tags=_TEXT,
            attributes={tag: kept - {"id", "class", "style"} for tag, kept in _ATTRIBUTES.items()},
            attribute_filter=_attribute,
            url_schemes={"data"},
            link_rel=None,
            clean_content_tags={"script", "style", "svg", "math", "title", "textarea", "template", "iframe"},
        )
    )


def local_address(path: str) -> str:
    """Return a relative path as it may stand in a link, or nothing when it leads anywhere but below or beside.

    >>> local_address("tables/retention.csv"), local_address("https://a.example/x"), local_address("/etc/passwd")
    ('tables/retention.csv', '', '')
    """
    plain = bool(re.fullmatch(r"[\w.\-/ ]+", path)) and not PurePosixPath(path).is_absolute()
    return path.replace(" ", "%20") if plain else ""


def _clean(html: str, tags: set[str]) -> str:
    attributes = {tag: set(kept) for tag, kept in _ATTRIBUTES.items()}
    for tag in _DRAWING:
        attributes[tag] = attributes.get(tag, set()) | _GEOMETRY
    return nh3.clean(
        html,
        tags=tags,
        attributes=attributes,
        attribute_filter=_attribute,
        url_schemes={"data"},
        link_rel=None,
        clean_content_tags={"script", "style", "math", "textarea", "template", "iframe"},
        filter_style_properties=_STYLES,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in ("href", "xlink:href", "src"):
        allowed = _ADDRESS.fullmatch(value) or (tag == "a" and local_address(value))
        inside = tag == "a" or (tag == "img" and value.startswith("data:image/png")) or value.startswith("#")
        return value if allowed and inside else None
    if "url(" in value.lower().replace(" ", "") and not re.fullmatch(r"url\(#[\w.-]+\)", value):
        return None
    return value
