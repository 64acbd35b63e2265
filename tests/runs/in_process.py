"""A stand-in for the kernel that executes a notebook's cells here: for many runs on little data, most of whose time is a kernel's start."""

import ast
import os
import sys
import traceback
from unittest import mock

import ibis.expr.types as ir
import nbformat

from workbench.execution import engine
from workbench.report import report
from workbench.words.languages import REQUESTED


def execute(request, staging, run_id, making) -> engine.Record:
    """Take the place of `runs._execute`."""
    notebook = nbformat.v4.to_notebook(request.analysis.document)
    record = engine.Record(notebook, captions=engine._captions(notebook))
    environment = {
        "WORKBENCH_STAGING": str(staging.resolve()), "WORKBENCH_RUN_ID": run_id, REQUESTED: ",".join(request.lang)
    }  # fmt: skip
    names, shown = {"__name__": "__main__"}, []
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch.object(report, "_display", shown.append),
        mock.patch.object(ir.NumericColumn, "sum", _exact_sum),
    ):
        for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
            cell.execution_count, cell.outputs = count, []
            if not _run(cell, names, shown):
                break
            if "parameters" in cell.metadata.get("tags", ()):
                names |= request.injected
    return record


_SUM = ir.NumericColumn.sum
WHOLE = "segments/rfm.py"  # adds whole ten-thousandths as floats, which is exact


def _exact_sum(column, *asked, **more):
    """Let the engine add no floats: several threads add them in another order on a busy machine, which shows in the last digits."""
    caller = sys._getframe(1)
    while caller and "/workbench/features/" not in caller.f_code.co_filename:
        caller = caller.f_back
    if caller and column.type().is_floating() and not caller.f_code.co_filename.endswith(WHOLE):
        raise AssertionError(
            f"{caller.f_code.co_filename}:{caller.f_lineno} adds floats in the engine; use features.customers.totals.total"
        )
    return _SUM(column, *asked, **more)


def _run(cell, names, shown) -> bool:
    """Execute one cell; what it shows, and the error it ends with, become its outputs."""
    before, raised = len(shown), []
    try:
        exec(compile(ast.parse(cell.source), "cell", "exec"), names)  # noqa: S102          the notebook is ours
    except Exception as error:  # noqa: BLE001          whatever it is, it is looked at
        lines = traceback.format_exc().splitlines()
        print("\n".join(lines))  # noqa: T201          what pytest shows of a test that fails
        raised = [nbformat.v4.new_output("error", ename=type(error).__name__, evalue=str(error), traceback=lines)]
    items = [nbformat.v4.new_output("display_data", data=item._repr_mimebundle_()) for item in shown[before:]]
    cell.outputs = items + raised
    return not raised
