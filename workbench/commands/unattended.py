"""Commands for work that nobody watches: when it is done, who hears of it, what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.commands.options import Data, Out
from workbench.errors import AnalysisFailed, UsageError, did_you_mean
from workbench.execution import DATASET, REPORTS


def schedule(
    data: Data = DATASET,
    form: Annotated[
        str, typer.Option(metavar="cron|systemd|airflow|github|all", help="The scheduler it is written for.")
    ] = "all",
    into: Annotated[Path, typer.Option(metavar="DIR", help="Where the files are written.")] = Path("schedule"),
) -> None:
    """Write what a scheduler needs to make a dataset's reports ([schedule] in its file); installs nothing."""
    from workbench.data import description, locate
    from workbench.execution import publish
    from workbench.execution import schedule as schedules

    if form not in (*schedules.FORMS, "all"):
        raise UsageError(
            f"--form {form!r}: expected {', '.join(schedules.FORMS)} or all.{did_you_mean(form, schedules.FORMS)}"
        )
    plan = schedules.plan(description.read(locate.dataset_file(data)))
    made = {
        name: text
        for one in (schedules.FORMS if form == "all" else [form])
        for name, text in schedules.FORMS[one](plan).items()
    }
    into.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        publish.write(into / name, text)
        typer.echo(into / name)


def notify(
    data: Data = DATASET,
    out: Out = Path(REPORTS),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the message, and send nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not print the files: for a scheduler.")] = False,
) -> None:
    """Tell what came of a dataset's runs: message files beside the reports, mail and webhook as its file asks ([alerts])."""
    from workbench import runs
    from workbench.data import description, locate
    from workbench.execution import notify as telling

    described = description.read(locate.dataset_file(data))
    message = telling.message(described, out, runs.moment())
    if dry_run:
        typer.echo(f"{message['subject']}\n\n{message['text']}")
        return
    for path in telling.send(message, described, out):
        if not quiet:
            typer.echo(path)


def prune(
    data: Data = DATASET,
    out: Out = Path(REPORTS),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be removed, and remove nothing.")] = False,
) -> None:
    """Remove the runs of a dataset that its file lets go ([runs] keep); prints each, and never the newest."""
    from workbench import runs
    from workbench.data import description, locate
    from workbench.execution import retention

    for folder in retention.to_remove(description.read(locate.dataset_file(data)), out):
        if not dry_run:
            retention.remove(folder)
        typer.echo(folder)
    if not dry_run and out.is_dir() and (trouble := runs.rebuild_portal(out)):
        raise AnalysisFailed(trouble)
