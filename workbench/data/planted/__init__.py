"""A company whose truth is known, as canonical tables; for tests and examples, never for an analysis to look into.

`generate(300, seed=1)` makes it in memory, `write(Plan(1_000_000, seed=1), folder)` on disk. The committed sample is
`write(Plan(2000, seed=20), "data")`. What to plant for which question:

- one BG/NBD and Gamma-Gamma population, nothing else: `Effects(clusters=False, campaign=0, programme=0, returns=0)`;
- a programme without effect, joined on purchases by those who buy more anyway: `Effects(programme=0)`;
- joiners without like: `Effects(overlap=False)`; joiners who grow anyway: `Effects(trend=0.1)`; joiners moved by what
  nobody records: `Effects(confounder=1)`; a staggered roll-out with a region left out is always there;
- a column that gives the answer away: `Effects(leak=True)`; customers older than the data: `Effects(existing=0.3)`.
"""

from workbench.data.planted.company import Planted, generate
from workbench.data.planted.effects import Effects
from workbench.data.planted.plan import Plan
from workbench.data.planted.truth import Truth
from workbench.data.planted.write import write

__all__ = ["Effects", "Plan", "Planted", "Truth", "generate", "write"]
