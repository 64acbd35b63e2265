"""Every rule about what may be published of a few people; it imports nothing of ours, and every room may use it.

1. A group of fewer than `minimum` people is hidden, and with it whatever its row says about them; so are parts of a group
   that are few, or that leave few.
2. Totals and all other cells are taken as known. Beside a hidden cell as many others are hidden as it takes for every secret
   count to stay uncertain by at least `minimum`: found in closed form or by linear programming (Fischetti and
   Salazar-González 2001, Operations Research 49:665).
3. A sum of money is hidden where two customers make nine tenths of it or the second could work out the first to within a
   tenth (Hundepool and others 2012, Statistical Disclosure Control, chapter 4), of the amounts without sign and of what is
   left net; and with it others, so that their joint sum is not such a sum either.
4. Running counts are shown at rows where nobody or at least `minimum` come or go, since the last row shown and in the row.
5. A figure in a sentence is withheld where it is about few.

A table, figure or matrix asks `guard_table` or `guard_matrix` by the roles of its columns, or says why it need not.
"""

from workbench.disclosure.blocks import joined
from workbench.disclosure.bridges import guard_bridge
from workbench.disclosure.cohorts import guard, public, small, whole_blocks
from workbench.disclosure.crosstabs import guard_cells, guard_levels, masked
from workbench.disclosure.dominance import dominated, show_through, tops
from workbench.disclosure.estimates import about_few
from workbench.disclosure.matrix import guard_matrix
from workbench.disclosure.parts import guard_parts
from workbench.disclosure.roles import ROLES, Role
from workbench.disclosure.running import apart, kept_rows
from workbench.disclosure.table import guard_table, without_hidden

__all__ = [
    "ROLES",
    "Role",
    "about_few",
    "apart",
    "dominated",
    "guard",
    "guard_bridge",
    "guard_cells",
    "guard_levels",
    "guard_matrix",
    "guard_parts",
    "guard_table",
    "joined",
    "kept_rows",
    "masked",
    "public",
    "show_through",
    "small",
    "tops",
    "whole_blocks",
    "without_hidden",
]
