"""One palette and one drawing style; reports take their colours from CSS variables, notebooks from the fallbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

INK, MUTE, LINE, GRID, PAPER = "#111820", "#5A6470", "#D5DAE0", "#E3E7EB", "#FFFFFF"
SERIES = ("#12436D", "#28A197", "#8A63C7", "#7A5C00")  # told apart by every kind of colour vision, and in grey
SERIES_TEXT = ("#12436D", "#1D756E", "#6F47B3", "#7A5C00")  # the same hues, dark enough for words
FAINT = "#6E6E6E"
DASHES = ("", (7, 3), (2, 2), (7, 2, 2, 2))
MARKERS = ("o", "s", "D", "^")

VARIABLES = {
    INK: "--ink",
    MUTE: "--mute",
    LINE: "--line",
    GRID: "--grid",
    PAPER: "--bg",
    FAINT: "--mute",
    **{colour: f"--t{k}" for k, colour in enumerate(SERIES_TEXT, 1)},
    **{colour: f"--c{k}" for k, colour in enumerate(SERIES, 1)},
}

NOTEBOOK_VARIABLES = (
    "--ink:var(--jp-content-font-color1,#111820);--mute:var(--jp-content-font-color2,#5A6470);"
    "--line:var(--jp-border-color2,#D5DAE0);--grid:var(--jp-border-color3,#E3E7EB);"
    "--bg:var(--jp-layout-color0,#fff);color:var(--ink)"
)
NOTEBOOK_STYLE = (
    ".wb .fig{width:100%;max-width:46rem;height:auto}.wb .sub,.wb .src,.wb .legend{color:var(--mute);font-size:.9em}"
    ".wb figcaption .sub,.wb caption .sub{display:block;font-weight:400}.wb caption{text-align:left;font-weight:600}"
    ".wb :is(.keys,.phone){display:none}.wb .scroll{overflow-x:auto}.wb td,.wb th{text-align:right}.wb th[scope=row]{text-align:left}"
    ".wb .heat td{color:#111820;text-align:center}.wb .heat .n,.wb .heat tfoot td{color:var(--ink)}"
    ".wb .o0{background:#FDEBDD}.wb .o1{background:#F9CFAE}.wb .o2{background:#F3A66D}"
    ".wb .r0{background:#F3F8FC}.wb .r1{background:#D6E7F5}.wb .r2{background:#ADD0EC}.wb .r3{background:#7DB4DF}"
    ".wb .heat .r4{background:#2073BC;color:#fff}.wb .heat .r5{background:#12436D;color:#fff}"
    ".wb .p,.wb .u{background:#E9EDF1;font-style:italic}"
    ".wb .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
)

DRAWING: dict[RcKeyType, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "workbench",
    "font.family": "DejaVu Sans",
    "font.size": 13,
    "text.color": INK,
    "axes.labelcolor": MUTE,
    "axes.edgecolor": MUTE,
    "xtick.color": MUTE,
    "ytick.color": MUTE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.spines.bottom": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "grid.color": GRID,
    "grid.linewidth": 1,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.major.pad": 8,
    "axes.unicode_minus": True,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "path.simplify": False,
}
