"""When reports are made by themselves: one description, written as cron, systemd, Airflow and GitHub Actions want it.

Nothing is installed: the files are written, and say in their first lines where they go.
"""

from __future__ import annotations

import datetime as dt
import shlex
import sys
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from workbench.data import at_night
from workbench.data.description import Description
from workbench.errors import ConfigurationError

_TEMPLATES = Path(__file__).parent / "schedules"


@dataclass(frozen=True)
class Plan:
    """What is to be run, when and where: what every form is made from."""

    name: str
    hour: int
    minute: int
    weekdays: tuple[str, ...]  # none, and no day of the month: every day
    day: int
    timezone: str
    folder: Path  # the commands run in it
    run: tuple[str, ...]
    notify: tuple[str, ...]

    def cron(self) -> str:
        """Return the five fields of cron."""
        week = ",".join(str(at_night.WEEKDAYS.index(day) + 1) for day in self.weekdays) or "*"
        return f"{self.minute} {self.hour} {self.day or '*'} * {week.replace('7', '0')}"

    def calendar(self) -> str:
        """Return the time as systemd writes it, its zone included."""
        week = f"{','.join(day.capitalize() for day in self.weekdays)} " if self.weekdays else ""
        date = f"*-*-{self.day:02d}" if self.day else "*-*-*"
        return f"{week}{date} {self.hour:02d}:{self.minute:02d}:00 {self.timezone}"


def plan(description: Description, *, python: str = sys.executable) -> Plan:
    """Return what a dataset file's section [schedule] asks for; the commands run in the file's folder."""
    told, file = description.schedule, description.path
    hour, minute = (int(part) for part in told["at"].split(":"))
    weekdays, day = at_night.days(told["on"])
    common = ("--data", file.name, "--out", told["out"])
    command = (python, "-m", "workbench")
    return Plan(
        description.name, hour, minute, tuple(weekdays), day, description.timezone, file.resolve().parent,
        (*command, "run", *told["analyses"], *common, "--quiet"), (*command, "notify", *common, "--quiet"),
    )  # fmt: skip


def crontab(asked: Plan) -> dict[str, str]:
    """Return a line for `crontab -e`; cron takes % for the end of a line, so it is escaped."""
    line = f"cd {shlex.quote(str(asked.folder))} && {_shell(asked)}".replace("%", r"\%")
    return {f"{asked.name}.crontab": _filled("crontab", zone=asked.timezone, fields=asked.cron(), command=line)}


def systemd(asked: Plan) -> dict[str, str]:
    """Return a service and its timer; what is to be told is told whatever ended the run."""
    unit = f"workbench-{asked.name}"
    service = _filled(
        "service", name=asked.name, unit=unit, folder=str(asked.folder).replace("%", "%%"), run=_systemd(asked.run),
        notify=_systemd(asked.notify),
    )  # fmt: skip
    return {
        f"{unit}.service": service,
        f"{unit}.timer": _filled("timer", name=asked.name, unit=unit, when=asked.calendar()),
    }


def airflow(asked: Plan) -> dict[str, str]:
    """Return a DAG of one task; Airflow keeps an environment of its own and calls ours."""
    command = f"cd {shlex.quote(str(asked.folder))} && {_shell(asked)}"
    values = {"dag_id": f"workbench_{asked.name}", "fields": asked.cron(), "zone": asked.timezone, "command": command}
    return {f"workbench_{asked.name}_dag.py": _filled("dag", **{name: repr(value) for name, value in values.items()})}


def github(asked: Plan) -> dict[str, str]:
    """Return a workflow; GitHub knows UTC only, so the hour is that of the zone's winter.

    Raises
    ------
    ConfigurationError : when the day of the month is another one in UTC.
    """
    shift = _winter(asked.timezone)
    moment = dt.datetime(2026, 1, 5, asked.hour, asked.minute) - shift
    step = (moment.date() - dt.date(2026, 1, 5)).days
    if step and asked.day:
        raise ConfigurationError(
            f"[schedule] on = '{asked.day}', at = '{asked.hour:02d}:{asked.minute:02d}': in UTC, which GitHub counts in, that is "
            "another day of the month. Choose another hour, or another form of schedule."
        )
    weekdays = tuple(at_night.WEEKDAYS[(at_night.WEEKDAYS.index(day) + step) % 7] for day in asked.weekdays)
    utc = Plan(
        asked.name, moment.hour, moment.minute, weekdays, asked.day, "UTC", asked.folder,
        ("python", *asked.run[1:]), ("python", *asked.notify[1:]),
    )  # fmt: skip
    out = asked.run[asked.run.index("--out") + 1]
    run, notify = shlex.join(utc.run), shlex.join(utc.notify)
    when = f"{asked.hour:02d}:{asked.minute:02d}"
    return {
        f"workbench-{asked.name}.yml": _filled(
            "workflow", name=asked.name, fields=utc.cron(), when=when, zone=asked.timezone, run=run, notify=notify, out=out
        )
    }  # fmt: skip


FORMS: dict[str, Callable[[Plan], dict[str, str]]] = {
    "cron": crontab, "systemd": systemd, "airflow": airflow, "github": github,
}  # fmt: skip


def _shell(asked: Plan) -> str:
    """Run, tell, and end as the run ended: whoever waits for the line hears of a failure."""
    return f"{{ {shlex.join(asked.run)}; ended=$?; {shlex.join(asked.notify)}; exit $ended; }}"


def _systemd(words: tuple[str, ...]) -> str:
    """Quote a command as systemd reads it."""
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$") for word in words)
    return " ".join(f'"{word}"' if set(word) & set(" \t'\";\\") else word for word in quoted)


def _winter(timezone: str) -> dt.timedelta:
    january = dt.datetime(2026, 1, 5, tzinfo=zoneinfo.ZoneInfo(timezone))
    return (january.utcoffset() or dt.timedelta()) - (january.dst() or dt.timedelta())


def _filled(template: str, **values: str) -> str:
    return Template((_TEMPLATES / f"{template}.txt").read_text("utf-8")).substitute(values)
