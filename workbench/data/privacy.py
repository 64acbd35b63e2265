"""What must not be read: people who asked to be erased, and columns about what the law protects specially."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.data import sql
from workbench.data.canonical import TABLES
from workbench.errors import ConfigurationError

ERASED = "erased on request"
# GDPR Article 9 and PIPL Article 28 name the kinds; these are the words that columns about them are headed with
_SPECIAL = re.compile(
    r"religio(n|us\w*)|konfession|ethnicit(y|ies)|ethnic(group|origin)|race|racial\w*|ethnie|ethnischeherkunft|(trade)?union(member\w*)?|"
    r"gewerkschaft\w*|sexualorientation|sexuality|sexuelleorientierung|politicalparty|politicalopinions?|partei(zugehörigkeit)?|"
    r"disabilit(y|ies)|disabled|behinderung\w*|diagnos(is|es|e)|healthstatus|healthcondition|gesundheitszustand|medicalhistory|"
    r"宗教(信仰)?|民族|种族|政治面貌|性取向|健康状况|病史|残疾\w*|诊断"
)


def erased_file(privacy: dict[str, Any], base: Path) -> Path | None:
    """The erasure list that a dataset file names, relative to base; ConfigurationError when it is not there."""
    if not privacy.get("erased"):
        return None
    path = base / privacy["erased"]
    if not path.is_file():
        raise ConfigurationError(
            f"[privacy] erased = {privacy['erased']!r}: is not there. Nobody's data are read without the list of who is erased: put the "
            "file there (one customer id a line), or take the key out of the dataset file."
        )
    return path


def drops(table: str, erased: Path | None) -> dict[str, str]:
    """Reason -> condition that leaves the erased out of a table."""
    if erased is None or "customer_id" not in TABLES[table].columns:
        return {}
    ids = [line.strip() for line in erased.read_text("utf-8-sig").splitlines() if line.strip()]
    return {ERASED: f"customer_id IN ({sql.values(ids)})"} if ids else {}


def withholds(privacy: dict[str, Any]) -> bool:
    """Whether a dataset file asks for people to be left out, so that nothing older of them may stay in the cache.

    >>> withholds({"minimum_cell": 10}), withholds({"consent": "agreed"})
    (False, True)
    """
    return any(privacy.get(name) for name in ("erased", "consent", "objection"))


def undeclared(table: str, columns: Iterable[str], privacy: dict[str, Any]) -> list[str]:
    """A fault for every further column that is headed like what the law protects specially, and is not declared.

    >>> undeclared("customers", ["customer_id", "Religion", "region"], {})[0][:63]
    "customers: column 'Religion' is headed like something about peo"
    >>> undeclared("customers", ["customer_id", "Religion"], {"special": ["Religion"]})
    []
    """
    return [
        f"{table}: column {name!r} is headed like something about people that the law protects specially (religion, origin, "
        "health, union, party, orientation); expected none that is not declared. Take it out of what is delivered or leave it "
        f'out by a query; or declare that it may be used: [privacy] special = ["{name}"].'
        for name in columns
        if name not in TABLES[table].columns
        and name not in privacy.get("special", [])
        and _SPECIAL.fullmatch(re.sub(r"[\W_]+", "", name.casefold()))
    ]
