"""Whatever fails, nothing that a run leaves behind names a customer, a row or a password."""

import re
import sys
import tempfile
from pathlib import Path

import nbformat
import pandas
import pytest
from IPython.core.ultratb import VerboseTB
from typer.testing import CliRunner

from workbench import cli, runs
from workbench.data import open_dataset
from workbench.errors import AnalysisFailed, UsageError
from workbench.execution.engine import Record

WHO, MAIL, NAME, PASSWORD, SPENT, PHONE = (
    "Kanari-7731",
    "zoe@vogel.example",
    "Zoë Kanarienvogel",
    "hunter2pass",
    "88519.73",
    "13800138000",
)
CANARIES = (WHO, "7731", "vogel", "Zoë", "Zo\\u00eb", "Kanari", PASSWORD, SPENT, "88,519", "88519", PHONE)
HEADER = "customer_id,order_id,ordered_at,amount\n"
GOOD = f"{WHO},{PHONE},2024-03-05 10:11,{SPENT}\n{MAIL},{PHONE}1,2024-03-06,{SPENT}\n"
TOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n'
ORDERS = '[tables.transactions]\nsource = "orders.csv"\n'


def orders(text=HEADER + GOOD, toml=TOP + ORDERS, **files):
    return {
        "orders.csv": text,
        "shop.toml": toml,
        **{name.replace("_", "."): content for name, content in files.items()},
    }


def more(table, header, line, extra=""):
    toml = TOP + ORDERS + f'[tables.{table}]\nsource = "more.csv"\n{extra}'
    return orders(toml=toml, more_csv=f"{header}\n{line}")


DATA = {
    "an amount that is none": orders(HEADER + GOOD + f"{WHO},1,2024-01-01,{NAME}\n"),
    "an amount with a sign": orders(HEADER + GOOD + f"{WHO},1,2024-01-01,€{SPENT}\n"),
    "a time that is none": orders(HEADER + GOOD + f"{WHO},1,{NAME},{SPENT}\n"),
    "nobody's order": orders(HEADER + GOOD + f",{WHO},2024-01-01,{SPENT}\n"),
    "too large": orders(HEADER + GOOD + f"{WHO},1,2024-01-01,{PHONE}{PHONE}\n"),
    "not finite": orders(HEADER + GOOD + f"{WHO},1,2024-01-01,inf\n"),
    "ragged rows": orders(HEADER + GOOD + f"{WHO},{NAME},2024-01-01\n{WHO},1,2024-01-01,1,{MAIL}\n"),
    "a stray quote": orders(HEADER + f'"{WHO},1,2024-01-01,{SPENT}\n' + GOOD),
    "no header": orders(GOOD),
    "no header, twice the same": orders(f"{NAME},{NAME},{WHO},{WHO}\n"),
    "another delimiter": orders((HEADER + GOOD).replace(",", ";")),
    "no header, another delimiter": orders(GOOD.replace(",", ";")),
    "another encoding": orders((HEADER + f"{NAME},1,2024-01-01,{SPENT}\n").encode("cp1252")),
    "an empty file": orders(""),
    "a header only": orders(HEADER),
    "stand-in dates": orders(HEADER + GOOD + f"{WHO},1,1900-01-01,{SPENT}\n"),
    "a column renamed": orders(HEADER.replace("customer_id", "Zoë") + GOOD),
    "another currency": orders(HEADER.strip() + ",currency\n" + f"{WHO},1,2024-01-01,{SPENT},{WHO}\n"),
    "customers repeated": more("customers", "customer_id,name", f"{WHO},{NAME}\n{WHO},{MAIL}\n"),
    "an arm there is not": more("campaigns", "customer_id,campaign_id,sent_at,arm", f"{WHO},1,2024-01-01,{NAME}\n"),
    "files of other columns": orders(
        toml=TOP + '[tables.transactions]\nsource = "o*.csv"\n', other_csv=f"{WHO},{NAME},{MAIL}\n1,2,3\n"
    ),
    "no workbook": orders(toml=TOP + '[tables.transactions]\nsource = "o.xlsx"\n', o_xlsx=f"{WHO} {NAME}"),
    "no Parquet": orders(toml=TOP + '[tables.transactions]\nsource = "o.parquet"\n', o_parquet=f"PAR1{WHO}"),
    "an expression that fails": orders(toml=TOP + ORDERS + 'expressions = { amount = "CAST(customer_id AS DOUBLE)" }\n'),
    "an expression of another column": orders(toml=TOP + ORDERS + 'expressions = { amount = "no_such_column" }\n'),
    "a rule that fails": orders(toml=TOP + ORDERS + '[tables.transactions.drop]\nodd = "CAST(customer_id AS INT) = 1"\n'),
    "a query that fails": orders(
        toml=TOP + '[sources.o]\nsource = "orders.csv"\n[tables.transactions]\n'
        'query = "SELECT customer_id, order_id, ordered_at, CAST(customer_id AS DOUBLE) AS amount FROM o"\n'
    ),
    "a password in an address": orders(
        toml=TOP + f'[tables.transactions]\nsource = "https://zoe:{PASSWORD}@files.example/orders.csv?token={PASSWORD}"\n'
    ),
    "a password written out": orders(toml=TOP + f'password = "{PASSWORD}"\n' + ORDERS),
    "a password in another place": orders(toml=TOP + f'engine = "postgresql://zoe:{PASSWORD}@db.example/shop"\n' + ORDERS),
    "a database that is not there": orders(toml=TOP + 'engine = "env:CANARY_URL"\n[tables.transactions]\nsource = "table:o"\n'),
}  # fmt: skip


def row():
    return pandas.DataFrame({"customer": [WHO], "name": [NAME], "mail": [MAIL], "spent": [float(SPENT)]})


def chained():
    try:
        raise KeyError(WHO)
    except KeyError:
        raise ValueError(f"no such customer: {NAME}") from None


def noted():
    error = ValueError("odd")
    error.add_note(f"{WHO} {NAME}")
    raise error


def raising(error):
    raise error


CODE = {
    "a value in the text": lambda: raising(ValueError(f"{row().iloc[0].to_dict()}")),
    "an unknown key": lambda: row().set_index("customer")["spent"][WHO + "x"],
    "a number as a key": lambda: {}[int(PHONE)],
    "a conversion": lambda: pandas.to_numeric(row()["name"]),
    "a date": lambda: pandas.to_datetime(row()["name"]),
    "an engine's conversion": lambda: __import__("duckdb").sql(f"SELECT CAST('{WHO}' AS INT)").fetchall(),
    "an assertion": lambda: raising(AssertionError((WHO, NAME))),
    "one error after another": chained,
    "a note on an error": noted,
    "a frame in the text": lambda: raising(RuntimeError(row().to_string())),
    "one of ours, with names that are not quoted": lambda: raising(UsageError(f"They have: {NAME}, {WHO}, {MAIL}.")),
    "one of ours, with a number": lambda: raising(AnalysisFailed(f"The largest is {SPENT}, of {NAME}; 1 of {PHONE}.")),
    "the code leaves": lambda: sys.exit(f"{WHO} is wrong"),
    "a package is missing": lambda: raising(ModuleNotFoundError(f"No module named '{WHO}'")),
    "no memory": lambda: raising(MemoryError(f"for {WHO}")),
    "a text in Unicode": lambda: raising(UnicodeDecodeError("utf-8", NAME.encode("cp1252"), 2, 3, f"{WHO}")),
}


def as_output(error):
    text = VerboseTB(theme_name="nocolor").text(type(error), error, error.__traceback__)  # shows the variables too
    return nbformat.v4.new_output("error", ename=type(error).__name__, evalue=str(error), traceback=text.splitlines())


@pytest.fixture
def failing(monkeypatch, executed, tmp_path):
    """Run a notebook whose last cell fails as told, after it has shown rows in every way there is and left files."""

    def failing(outputs=(), fault="", notebook="own_data", data="complete_journey", words=(), **record):
        def execute(request, staging, run_id, making):
            (staging / "tables").mkdir()
            (staging / "tables" / "list.csv").write_text(row().to_csv())
            made = executed.copy()
            made.cells = [*made.cells, nbformat.v4.new_code_cell("x", execution_count=None if fault else 9)]
            made.cells[-1].outputs = [
                nbformat.v4.new_output("stream", name="stdout", text=row().to_string()),
                nbformat.v4.new_output("stream", name="stderr", text=f"warning: {NAME}"),
                nbformat.v4.new_output("display_data", data={"text/html": row().to_html(), "text/plain": WHO}),
                *outputs,
            ]
            return Record(made, fault=fault, captions=["A cell"] * len(made.cells), **record)

        monkeypatch.setattr(runs, "_execute", execute)
        monkeypatch.setattr(runs, "NOTEBOOKS", Path(__file__).parent / "notebooks")
        monkeypatch.chdir(tmp_path)
        return CliRunner().invoke(cli.app, [*words, "run", notebook, "--data", str(data), "--out", "out"])

    return failing


@pytest.fixture(autouse=True)
def temporary_files(tmp_path, monkeypatch):
    """The folder for temporary files lies where it is searched with the rest."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


def leaks(folder, *more, but=()):
    """What is left in a folder, and said, that names a canary; the data themselves do not count."""
    files = [path for path in folder.rglob("*") if path.is_file() and path not in but]
    left = [path.read_bytes().decode("utf-8", "replace") for path in files]
    return {canary for text in (*left, *more) for canary in CANARIES if _names(text, canary)}


def _names(text, canary):
    """Whether it stands in the text; a short number inside a longer one, such as a run's id or a sum, is chance."""
    if canary.isdigit() and len(canary) < 8:
        return re.search(rf"(?<![0-9A-Za-z]){canary}(?![0-9A-Za-z])", text) is not None
    return canary in text


def written(folder, files):
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return [folder / name for name in files]


def test_there_are_at_least_thirty_kinds_of_failure():
    assert len(DATA) + len(CODE) > 45


@pytest.mark.parametrize("kind", DATA)
def test_no_fault_of_the_data_is_told_with_its_values(kind, failing, tmp_path, monkeypatch):
    monkeypatch.setenv("CANARY_URL", f"postgresql://zoe:{PASSWORD}@127.0.0.1:1/shop")
    (tmp_path / "d").mkdir()
    data = written(tmp_path / "d", DATA[kind])
    with pytest.raises(Exception) as raised:
        open_dataset(tmp_path / "d" / "shop.toml").tables["transactions"].execute()
    told = failing([as_output(raised.value)], data="d/shop.toml")
    assert told.exit_code not in (0, 5)
    assert not leaks(tmp_path, told.output, but=data)


@pytest.mark.parametrize("kind", DATA)
def test_a_dataset_refused_before_a_run_is_told_without_values(kind, tmp_path, monkeypatch):
    monkeypatch.setenv("CANARY_URL", f"postgresql://zoe:{PASSWORD}@127.0.0.1:1/shop")
    monkeypatch.setattr(runs, "NOTEBOOKS", Path(__file__).parent / "notebooks")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(runs, "_execute", lambda *_: pytest.fail("a kernel was started"))
    (tmp_path / "d").mkdir()
    data = written(tmp_path / "d", DATA[kind])
    told = CliRunner().invoke(cli.app, ["run", "--data", "d/shop.toml", "--out", "out"])
    assert told.exit_code in (3, 4)
    assert list((tmp_path / "out").glob("*/all/*/report.html")), "no failed run was left"
    assert not leaks(tmp_path, told.output, but=data)


@pytest.mark.parametrize("kind", CODE)
def test_no_fault_of_the_code_is_told_with_its_values(kind, failing, tmp_path):
    with pytest.raises(BaseException) as raised:
        CODE[kind]()
    told = failing([as_output(raised.value)])
    assert told.exit_code not in (0, 5)
    assert not leaks(tmp_path, told.output)


@pytest.mark.parametrize("kind", ["kernel", "time", "interrupted", "memory"])
def test_a_run_that_is_stopped_leaves_none_of_what_it_had_shown(kind, failing, tmp_path):
    told = failing(fault="It was stopped", kind=kind, interrupted=kind == "interrupted")
    assert told.exit_code in (1, 130)
    assert not leaks(tmp_path / "out", told.output)


def test_an_error_in_a_thread_leaves_its_kind_only(failing, tmp_path):
    text = f"Traceback (most recent call last):\n  File x, line 1\nValueError: {WHO} {NAME}\n"
    told = failing([nbformat.v4.new_output("stream", name="stderr", text=text)])
    assert "an error was printed but not raised: ValueError" in told.stderr
    assert not leaks(tmp_path / "out", told.output)


def test_a_page_that_cannot_be_made_leaves_no_row(failing, tmp_path, monkeypatch):
    from workbench.report import edition

    monkeypatch.setattr(edition, "render", lambda *_, **__: raising(KeyError(f"{WHO} {NAME}")))
    monkeypatch.setattr("workbench.execution.verify.execution", lambda *_, **__: None)
    told = failing(notebook="works")
    assert "The pages could not be made: KeyError in test_canary.py" in told.stderr
    assert not leaks(tmp_path / "out", told.output)


def test_a_headline_shown_twice_is_told_without_its_name(failing, tmp_path, monkeypatch):
    from workbench.report import results

    build = results.build
    fail = AnalysisFailed(f"headline '{WHO}' is displayed twice.")
    monkeypatch.setattr(results, "build", lambda items, run: build([], run=run) if run["error"] else raising(fail))
    monkeypatch.setattr("workbench.execution.verify.execution", lambda *_, **__: None)
    told = failing(notebook="works")
    assert "is displayed twice" in told.stderr
    assert not leaks(tmp_path / "out", told.output)


def test_what_came_is_told_on_the_terminal_when_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, DATA["an amount that is none"])
    told = CliRunner().invoke(cli.app, ["doctor", "shop.toml"])
    assert NAME in told.stderr and "row 4" in told.stderr
    hidden = CliRunner().invoke(cli.app, ["run", "--data", "shop.toml"])
    assert NAME not in hidden.stderr and "orders.csv, row 4, column amount: ••• came" in hidden.stderr
    assert "workbench doctor" in hidden.stderr
    assert not leaks(tmp_path / ".cache") or pytest.fail("a refused dataset left rows in the cache")


def test_the_whole_error_is_told_on_the_terminal_with_debug_and_even_then_not_kept(failing, tmp_path):
    with pytest.raises(ValueError) as raised:
        raising(ValueError(f"{WHO} is wrong"))
    told = failing([as_output(raised.value)], words=["--debug"])
    assert WHO in told.stderr and "test_canary.py" in told.stderr
    assert not leaks(tmp_path / "out")


def test_an_address_keeps_no_password_in_a_report_that_is_good(make, no_kernel, tmp_path, monkeypatch):
    made = make("echo", parameters={"name": f"postgresql://zoe:{PASSWORD}@db.example/shop"})
    assert made.results["parameters"]["name"] == "postgresql://db.example/shop"
    assert not leaks(tmp_path / "reports")
