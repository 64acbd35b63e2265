"""What came of the runs, told to whom the dataset file names."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.data.description import Description
from workbench.errors import ConfigurationError
from workbench.execution import post, publish
from workbench.report import mail, portal
from workbench.words.languages import USUAL


def message(description: Description, out: Path, moment: datetime) -> dict[str, Any]:
    """Return one message about all reports of a dataset in a folder, ready to be sent.

    Raises
    ------
    ConfigurationError : when there is no report of the dataset in the folder.
    """
    alerts = description.alerts
    states, unreadable = portal.standing(out, moment, alerts.get("stale_after_days", portal.STALE_AFTER_DAYS))
    states = [state for state in states if state["run"]["dataset"].get("name") == description.name]
    if not states and not unreadable:
        raise ConfigurationError(
            f"{out}: there is no report of {description.name!r} to tell of. Make one: workbench run --data {description.path.name}"
        )
    languages = tuple(alerts.get("languages", USUAL))
    return mail.write(states, unreadable, languages=languages, address=alerts.get("address", ""))


def send(told: dict[str, Any], description: Description, out: Path) -> list[Path]:
    """Write the message beside the reports, then mail and post it where the dataset file asks for that.

    Raises
    ------
    ConfigurationError, AnalysisFailed : when it cannot be sent; the files are there all the same.
    """
    with publish.locked(out, wait=True):
        files = post.to_files(told, out)
    alerts = description.alerts
    letter = alerts.get("mail")
    if letter and (told["alarm"] or letter.get("when", "alarm") == "always"):
        post.by_mail(told, letter)
    if alerts.get("webhook") and told["alarm"]:
        post.by_webhook(told, alerts["webhook"])
    return files
