"""What makes an executed notebook a report, and what is said when it is none."""

import pytest

from workbench.execution import analyses, redaction, verify
from workbench.execution.verify import Fault


def code(source="x", count=1, *outputs):
    return {"cell_type": "code", "source": source, "execution_count": count, "outputs": list(outputs)}


def error(name, text=""):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": []}


def stderr(text):
    return {"output_type": "stream", "name": "stderr", "text": text}


def fault(*cells, stopped=""):
    told = redaction.known(code="raise ValueError('it lies')\nimport x\nas_of a b")
    found = verify.execution(cells, captions=["A question"] * len(cells), stopped=stopped, told=lambda: told)
    return found and found._replace(raw="")


def test_every_cell_run_without_error_is_a_report():
    markdown = {"cell_type": "markdown", "source": "# Title"}
    assert fault(markdown, code(), code("  \n", None), code("y", 2, stderr("a warning"))) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([code(count=None)], Fault("cell 1 (A question): the cell was never run.")),
        ([code("x", 1, error("ValueError", "it lies"))], Fault("cell 1 (A question): ValueError: it lies")),
        ([code("x", 1, error("KeyboardInterrupt"))], Fault("cell 1 (A question): KeyboardInterrupt")),
        ([code("x", 1, error("DataFault", "a\nb"))], Fault("a\nb", 3, "data")),
        ([code("x", 1, error("ConfigurationError", "no file"))], Fault("no file", 4, "configuration")),
        ([code("x", 1, error("UsageError", "as_of"))], Fault("as_of", 2, "usage")),
        (
            [code("x", 1, error("MemoryError"))],
            Fault("cell 1 (A question): there was not enough memory.", kind="memory"),
        ),
        (
            [code("x", 1, error("SystemExit", "0"))],
            Fault("cell 1 (A question): the code left the notebook (exit 0) before its end."),
        ),
        (
            [code("x", 1, stderr("Traceback (most recent call last):\n  ...\nOSError: no"))],
            Fault("cell 1 (A question): an error was printed but not raised: OSError"),
        ),
    ],
)
def test_a_fault_says_where_and_what(cells, expected):
    assert fault(*cells) == expected


def test_what_a_strange_error_says_is_not_told_but_where_it_arose_is():
    place = {"traceback": ["File /home/ann/lib/churn.py:12, in fit(frame)", "KeyError: 'C0001'"]}
    found = fault(code("x", 1, error("KeyError", "'C0001'") | place))
    assert found.message == (
        "cell 1 (A question): KeyError in churn.py, line 12, in fit. Its text is not told, for it may hold data; "
        "`workbench --debug run` shows it on the terminal."
    )


def test_a_name_that_cannot_be_imported_is_told_when_the_notebook_names_it():
    found = fault(code("x", 1, error("ImportError", "cannot import name 'x' from 'Ann' (C0001)")))
    assert found.message == "cell 1 (A question): cannot import name 'x' from ••• (•••)"


def test_a_missing_package_is_a_matter_of_configuration():
    found = fault(code("x", 1, error("ModuleNotFoundError", "No module named 'x'")))
    assert found.exit_code == 4
    assert "No module named 'x'. Install it" in found.message


def test_what_the_runner_knows_goes_before_what_the_cells_say():
    assert fault(code(count=None), stopped="The kernel died").message == "cell 1 (A question): The kernel died."
    assert fault(code(), stopped="The kernel died").message == "The kernel died."


def test_a_promise_that_is_not_kept_is_a_fault(notebooks, tmp_path):
    analysis = analyses.find("no_headline", notebooks)
    results = {"headlines": [], "tables": [{"name": "other", "path": "tables/other.csv"}]}
    assert verify.promises(results, analysis, tmp_path).message == (
        "no_headline.ipynb ran to its end but did not yield: headline answer, table members, file tables/other.csv."
    )
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "members.csv").touch()
    results = {"headlines": [{"key": "answer"}], "tables": [{"name": "members", "path": "tables/members.csv"}]}
    assert verify.promises(results, analysis, tmp_path) is None
