"""The command `workbench`: a thin shim over runs, data and report."""

from __future__ import annotations

import contextlib
import gc
import json
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from workbench.commands import bench, completion, machine, unattended
from workbench.commands.options import Data, Json, Out
from workbench.errors import ConfigurationError, DataFault, UsageError, WorkbenchError, did_you_mean
from workbench.execution import DATASET, REPORTS

EXAMPLES = """Customer analytics from notebooks: real data in, reports out.

\b
workbench run                               every report the default dataset supports
workbench run cohort -p period=week         one report, one parameter changed
workbench run cohort --data shop.toml --lang zh
workbench list --data shop.toml             what this dataset can answer
workbench show cohort                       parameters: types, defaults, bounds
workbench doctor exports/                   draft a dataset file from a folder of exports
workbench doctor shop.toml                  check a dataset before anything is made from it
workbench doctor                            check the machine: packages, fonts, browser, disk
workbench diff cohort                       what changed since the run before
workbench open cohort                       the newest report, in a browser
workbench new returns --table tickets       a new analysis: notebook, words, test
workbench prune --data shop.toml --dry-run  runs that its rules no longer keep
workbench schedule --data shop.toml         files for cron, systemd, Airflow, GitHub Actions
workbench lab                               JupyterLab: analyses in the launcher, a form for parameters
workbench notify --data shop.toml           tell what came of the runs, as its file asks
"""


class _Shell(TyperGroup):
    """Turns our errors into one message on stderr and the exit code the contract gives them."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Interrupted; reports published before are as they were.", err=True)
            raise typer.Exit(130) from None
        except WorkbenchError as error:
            if ctx.params.get("debug"):
                typer.echo(traceback.format_exc(), err=True)
            typer.echo(f"Error: {error}", err=True)
            raise typer.Exit(error.exit_code) from None


app = typer.Typer(
    cls=_Shell, help=EXAMPLES, add_completion=True, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback()
def shell(debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False) -> None:
    """Options that hold for every command."""


@app.command()
def run(
    ctx: typer.Context,
    analyses: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ANALYSIS]...", help="None: all the data support.", autocompletion=completion.analyses),
    ] = None,
    data: Data = DATASET,
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", metavar="NAME=VALUE", help="A parameter.", autocompletion=completion.parameters),
    ] = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="The last day counted, YYYY-MM-DD.")] = "",
    lang: Annotated[str, typer.Option(metavar="en,zh", help="The languages of the report.")] = "en,zh",
    jobs: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Analyses at the same time.")] = 1,
    out: Out = Path(REPORTS),
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Say nothing of what went well: for a scheduler that mails what it hears."),
    ] = False,
) -> None:
    """Run analyses and publish their reports; prints the path of each."""
    from workbench import runs
    from workbench.execution.progress import shown

    with _telling_no_values(data, [*(analyses or []), *(parameter or []), str(out)]), shown(sys.stderr) as progress:
        made = runs.run_all(
            analyses or [], data=data, parameters=_pairs(parameter or []), as_of=as_of, lang=[part.strip() for part in lang.split(",")], jobs=jobs,
            out=out, notebooks=runs.NOTEBOOKS, progress=None if quiet else progress,
        )  # fmt: skip
    for one in made:
        _tell(one, quiet=quiet, debug=bool(ctx.parent and ctx.parent.params.get("debug")))
    raise typer.Exit(runs.exit_code(made))


def _tell(run: Any, *, quiet: bool, debug: bool) -> None:
    """Say how one run ended: the report on stdout, all that went wrong on stderr."""
    if debug and run.detail:
        typer.echo(run.detail, err=True)
    if run.status == "failed":
        kept = f"\nWhat there is of it is kept in {run.path}" if run.path else ""
        typer.echo(f"{run.analysis} failed: {run.error}{kept}", err=True)
        return
    if not quiet:
        typer.echo(run.report)
        for check in run.results.get("checks", ()):
            if check["key"] == "disclosure.two_runs":  # it is about the folder, and no fault of this report alone
                typer.echo(f"{run.analysis}: {check['message']}", err=True)
    if run.error:
        typer.echo(f"{run.analysis}: {run.error}", err=True)
    if run.status == "checks_failed":
        typer.echo(f"{run.analysis}: a check failed; the report opens with it.", err=True)


@contextlib.contextmanager
def _telling_no_values(data: str, words: list[str]) -> Iterator[None]:
    """Mask values of the data in an error: what a scheduler hears is kept in logs and mails."""
    try:
        yield
    except (DataFault, ConfigurationError) as error:
        from workbench.execution import redaction

        raise redaction.masked(error, redaction.of_command(data, words)) from error


@app.command(name="list")
def list_(data: Data = DATASET, as_json: Json = False) -> None:
    """List the analyses, the question each answers, and whether the dataset can run them."""
    from workbench import data as door
    from workbench import runs
    from workbench.execution import analyses

    dataset = door.open_dataset(data)
    rows = analyses.what_runs(dataset, runs.NOTEBOOKS)
    if as_json:
        return typer.echo(json.dumps({"dataset": dataset.name, "analyses": rows}, ensure_ascii=False, indent=1))
    for row in rows:
        typer.echo(f"{row['analysis']}\n    {row['question']}\n    runs on {dataset.name}: {_can(row)}")


@app.command()
def show(analysis: completion.Analysis, as_json: Json = False) -> None:
    """Show what an analysis answers, needs and yields, and the parameters it takes."""
    from workbench import runs
    from workbench.execution import analyses

    found = analyses.find(analysis, runs.NOTEBOOKS)
    if as_json:
        return typer.echo(json.dumps(analyses.describe(found), ensure_ascii=False, indent=1))
    typer.echo(analyses.plain(found))


@app.command()
def doctor(
    data: Annotated[
        str, typer.Argument(metavar="[FILE|FOLDER]", help="A dataset file, or a folder of exports; none: the machine, and the default dataset.",
                            autocompletion=completion.datasets)
    ] = "",
    as_json: Json = False,
    lang: Annotated[str, typer.Option(metavar="en|zh", help="Of the comments in a draft; none: as the files.")] = "",
) -> None:  # fmt: skip
    """Check a dataset: its tables, rows left out, checks, what can be run. Of a folder, draft the file."""
    from workbench import runs
    from workbench.data import datasets, open_dataset
    from workbench.execution import analyses
    from workbench.words.messages import say

    found = machine.look() if not data else []
    data = data or DATASET
    if Path(data).is_dir() and data not in datasets():
        data = _draft(Path(data), lang, quiet=as_json)
    dataset = open_dataset(data)
    able = analyses.what_runs(dataset, runs.NOTEBOOKS)
    if as_json:
        told = dataset.summary() | {"analyses": able} | ({"machine": found} if found else {})
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        machine.tell(found)
        typer.echo(repr(dataset))
        for table, reason, rows in dataset.ledger:
            typer.echo(f"  {table}: {rows:,} rows {reason}")
        for check in dataset.checks:
            message = say(check["message"], **check["values"])
            typer.echo(f"  {check['status']:<5} {message}")
            if check["status"] == "fail":  # the reason of the exit code stands where errors are looked for
                typer.echo(f"Error: {message}", err=True)
        for row in able:
            typer.echo(f"  run {row['analysis']}: {_can(row)}")
    if machine.lacking(found):
        raise typer.Exit(ConfigurationError.exit_code)
    raise typer.Exit(DataFault.exit_code if any(check["status"] == "fail" for check in dataset.checks) else 0)


def _draft(folder: Path, lang: str, *, quiet: bool) -> str:
    """Draft the dataset file of a folder of exports and return its path; ends with 3 while it asks something."""
    from workbench.data import recognise
    from workbench.words.languages import LANGUAGES

    if lang and lang not in LANGUAGES:
        raise UsageError(
            f"--lang {lang!r}: is not a language.{did_you_mean(lang, LANGUAGES)} Known: {', '.join(LANGUAGES)}."
        )
    drafted = recognise.draft_for(folder, lang)
    typer.echo(drafted.path, err=quiet)
    for found in drafted.tables:
        typer.echo(f"  {found}", err=True)
    for message in drafted.aside:
        typer.echo(f"  {message.render(drafted.lang)}", err=True)
    for place, question in enumerate(drafted.questions, 1):
        typer.echo(f"Question {place}: {question.render(drafted.lang)}", err=True)
    if drafted.questions:
        typer.echo(f"Answer in {drafted.path}, then: workbench doctor {drafted.path}", err=True)
        raise typer.Exit(DataFault.exit_code)
    return str(drafted.path)


@app.command()
def diff(
    analysis: completion.Analysis,
    compared: Annotated[
        list[str] | None, typer.Argument(metavar="[RUN RUN]", help="Two run ids; none: the last two.")
    ] = None,
    out: Out = Path(REPORTS),
    as_json: Json = False,
) -> None:
    """Compare two runs of an analysis: what changed, and what the change can be put down to."""
    from workbench.execution import history
    from workbench.report import changes, comparison

    now, before = history.two_runs(analysis, compared or [], out=out)
    found = comparison.compare(now, before)
    typer.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else changes.plain(found))


for command in (unattended.prune, unattended.schedule, unattended.notify, bench.lab):
    app.command()(command)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Small letters, digits and _.")],
    table: Annotated[str, typer.Option(metavar="TABLE", help="The table it starts from.")] = "transactions",
) -> None:
    """Write a new analysis: notebook, words in both languages, a test; it runs on the planted company at once."""
    from workbench.execution import scaffold

    for path in scaffold.write(name, table=table):
        typer.echo(path)


@app.command(name="open")
def open_(analysis: Annotated[str, typer.Argument()] = "", out: Out = Path(REPORTS)) -> None:
    """Open the newest report of an analysis, or the page of all reports; prints its path."""
    from workbench.execution import history

    page = history.newest_page(analysis, out=out)
    typer.echo(page)
    if sys.stdout.isatty():
        typer.launch(page.resolve().as_uri())


def _can(row: dict) -> str:
    if "error" in row:
        return f"no. {row['error']}"
    return "yes" if row["runs"] else f"no, the dataset lacks {', '.join(row['lacks'])}"


def _pairs(given: list[str]) -> dict[str, str]:
    """Split NAME=VALUE; the value stays the text it is."""
    pairs: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"-p expects NAME=VALUE, got {text!r}.")
        if name in pairs:
            raise UsageError(f"-p {name} is given twice: {pairs[name]!r} and {value!r}.")
        pairs[name] = value
    return pairs


def _terminated(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line of this process."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup asks for that
            signal.signal(number, _terminated)  # to end as Ctrl-C does: kernels stopped, nothing half written
    gc.set_threshold(50_000)  # most objects of a short process are code it has imported: looking through them is wasted
    # jsonschema would spend 1.4 s at import on a grammar of addresses that no notebook needs; its absence is normal.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # typeshed lacks None, which bars an import
    try:
        app()
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        message = f"Error: a fault of the workbench itself ({type(error).__name__})."  # its text may hold data
        typer.echo(f"{message} `workbench --debug ...` shows where.", err=True)
        sys.exit(1)
