"""Messages leave by a file, by mail, by a webhook: each only where the dataset file asks for it."""

from __future__ import annotations

import json
import os
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from workbench.errors import AnalysisFailed, ConfigurationError

_PATIENCE = 30  # seconds a server may take


def to_files(message: Mapping[str, Any], out: Path) -> list[Path]:
    """Write message.json, message.txt and message.html beside the reports, each whole or not at all."""
    texts = {
        "message.json": json.dumps({k: message[k] for k in ("subject", "alarm", "reports")}, ensure_ascii=False, indent=1) + "\n",
        "message.txt": f"{message['subject']}\n\n{message['text']}\n",
        "message.html": message["html"],
    }  # fmt: skip
    for name, text in texts.items():
        part = out / f".{name}.{os.getpid()}.part"
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, out / name)
    return [out / name for name in texts]


def by_mail(message: Mapping[str, Any], mail: Mapping[str, Any]) -> None:
    """Send a message over SMTP, encrypted from before the password is given.

    Raises
    ------
    ConfigurationError : when a variable with user or password is not set.
    AnalysisFailed : when the server cannot be reached, offers no encryption, or takes neither sender, receiver nor mail.
    """
    host, _, port = str(mail["server"]).partition(":")
    user, password = (_secret(mail.get(key, ""), f"[alerts.mail] {key!r}") for key in ("user", "password"))
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = message["subject"], mail["from"], ", ".join(mail["to"])
    letter.set_content(message["text"], cte="base64")
    letter.add_alternative(message["html"], subtype="html", cte="base64")
    context = ssl.create_default_context()
    try:
        if port == "465":
            with smtplib.SMTP_SSL(host, 465, timeout=_PATIENCE, context=context) as server:
                _hand_over(server, letter, user, password)
        else:
            with smtplib.SMTP(host, int(port or 587), timeout=_PATIENCE) as server:
                server.starttls(context=context)
                _hand_over(server, letter, user, password)
    except (OSError, smtplib.SMTPException) as error:  # its text may repeat what was sent
        raise AnalysisFailed(
            f"[alerts.mail] {host}: the mail was not taken ({type(error).__name__}). The message lies beside the reports "
            "(message.txt); look at server, user and password."
        ) from None


def _hand_over(server: smtplib.SMTP, letter: EmailMessage, user: str, password: str) -> None:
    if user:
        server.login(user, password)
    server.send_message(letter)


def by_webhook(message: Mapping[str, Any], address: str) -> None:
    """POST subject and alarms as JSON to a declared address.

    Raises
    ------
    ConfigurationError : when the variable that holds the address is not set, or holds none.
    AnalysisFailed : when the address does not answer with success.
    """
    place = _secret(address, "[alerts] 'webhook'") if address.startswith("env:") else address
    if not place.startswith(("http://", "https://")):
        raise ConfigurationError(f"[alerts] webhook: {address} holds no address that begins with https://.")
    body = json.dumps({key: message[key] for key in ("subject", "alarm", "reports")}, ensure_ascii=False).encode()
    request = urllib.request.Request(place, data=body, headers={"Content-Type": "application/json"}, method="POST")
    try:
        with _without_detours().open(request, timeout=_PATIENCE) as answer:
            answer.read(1)
    except (OSError, ValueError) as error:
        code = f" {error.code}" if isinstance(error, urllib.error.HTTPError) else ""
        raise AnalysisFailed(
            f"[alerts] webhook: the address did not take the message ({type(error).__name__}{code}). It lies beside the reports "
            "(message.json)."
        ) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What was declared is where it goes, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _without_detours() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_NoRedirect)


def _secret(told: str, where: str) -> str:
    """The value of the environment variable that `env:NAME` names; nothing where nothing is declared."""
    if not told:
        return ""
    name = told.removeprefix("env:")
    if name not in os.environ:
        raise ConfigurationError(f"{where} names the environment variable {name}, which is not set.")
    return os.environ[name]
