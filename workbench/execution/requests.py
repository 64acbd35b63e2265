"""What is asked for, checked in full before anything starts: analysis, dataset, parameters, languages, place."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench import places
from workbench.data import description, locate
from workbench.errors import ConfigurationError, UsageError, did_you_mean
from workbench.execution import DATASET
from workbench.execution import parameters as schema
from workbench.execution.analyses import Analysis, every, lacks, names
from workbench.words.languages import LANGUAGES as KNOWN
from workbench.words.languages import USUAL

LANGUAGES = USUAL  # those of a run that names none


@dataclass(frozen=True)
class Request:
    """One run that can be made: nothing in it can still be refused by name, type or bounds."""

    analysis: Analysis
    dataset: description.Description
    data: str
    lang: tuple[str, ...]
    out: Path
    values: Mapping[str, schema.Value]  # every parameter of the notebook
    set_by: Mapping[str, str]  # the parameters that are not the notebook's defaults, and who set them
    scope: str = "all"

    @property
    def folder(self) -> Path:
        """Where the runs of this report are kept."""
        return self.out / self.analysis.name / self.scope

    @property
    def injected(self) -> dict[str, schema.Value]:
        """The values that differ from the notebook's own; none leaves the notebook as it is."""
        defaults = self.analysis.parameters
        return {name: value for name, value in self.values.items() if value != defaults[name].default}


def prepare(
    analysis: Analysis, *, data: str, parameters: Mapping[str, object], lang: Sequence[str], out: Path
) -> Request:
    """Check one run; parameters are the notebook's own, then the dataset's, then the given ones.

    Raises
    ------
    UsageError
        Unknown names, wrong types, values out of bounds, a day outside the data, unknown languages.
    ConfigurationError
        No such dataset file, or parameters in it that the analysis does not have.
    """
    _refuse(parameters, lang)
    given = schema.validate(parameters, analysis.parameters)
    file = locate.dataset_file(data)
    dataset = description.read(file)
    held = dataset.parameters
    _refuse_strangers(
        held, file, {name for folder in {places.NOTEBOOKS, analysis.path.parent} for name in names(folder)}
    )
    try:
        defaults = schema.validate(held.get(analysis.name, {}), analysis.parameters)
    except UsageError as error:
        raise ConfigurationError(f"{file.name}, [parameters.{analysis.name}]: {error}") from error
    own = {name: parameter.default for name, parameter in analysis.parameters.items()}
    if "data" not in own and data != DATASET:
        raise UsageError(f"{analysis.name} has no parameter 'data', so --data has nothing to choose.")
    place = _as_seen_from(analysis.path.parent, data, file) if "data" in own else {}
    if place and (day := (own | defaults | given).get("as_of")):
        _within(file, str(day))
    set_by = dict.fromkeys(defaults, "dataset") | dict.fromkeys(given, "command line")
    if place and place["data"] != own["data"]:
        set_by["data"] = "command line"
    return Request(analysis, dataset, data, tuple(lang), out, own | defaults | given | place, set_by)


def prepare_all(analyses: Sequence[Analysis], *, parameters: Mapping[str, object], **options) -> list[Request]:
    """Check several runs at once; a parameter goes to the analyses that have it, and one of them must.

    Raises
    ------
    UsageError, ConfigurationError
        As for one run; the parameters of every run are checked before the faults are told.
    """
    known = {name for analysis in analyses for name in analysis.parameters}
    strangers = [name for name in parameters if name not in known]
    if strangers:
        raise UsageError("\n".join(
            f"There is no parameter {name!r}.{did_you_mean(name, known)} The parameters are: "
            f"{', '.join(sorted(known)) or 'none'}." for name in strangers
        ))  # fmt: skip
    requests, faults = [], []
    for analysis in analyses:
        own = {name: value for name, value in parameters.items() if name in analysis.parameters}
        try:
            requests.append(prepare(analysis, parameters=own, **options))
        except UsageError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("\n".join(dict.fromkeys(faults)))
    return requests


def supported(data: str, notebooks: Path) -> tuple[list[Analysis], dict[str, ConfigurationError]]:
    """Return the analyses that have all they need in the dataset, and the notebooks that cannot be read.

    Raises
    ------
    ConfigurationError
        When there is no analysis to run, with what each of them lacks.
    """
    from workbench.data import open_dataset

    dataset, (known, broken) = open_dataset(data), every(notebooks)
    lacking = {analysis.name: lacks(analysis, dataset) for analysis in known}
    able = [analysis for analysis in known if not lacking[analysis.name]]
    if not able:
        why = [f"{name} lacks {', '.join(missing)}" for name, missing in lacking.items()] + [
            str(error) for error in broken.values()
        ]
        raise ConfigurationError(f"Dataset {data!r} supports no analysis: {'; '.join(why) or 'there is no notebook'}.")
    return able, broken


def _refuse_strangers(held: Mapping[str, object], file: Path, known: set[str]) -> None:
    """Refuse a section [parameters.NAME] of a dataset file that no analysis would read."""
    for name in sorted(set(held) - known):
        raise ConfigurationError(
            f"{file.name}, [parameters.{name}]: there is no analysis {name!r}.{did_you_mean(name, known)} "
            f"The analyses are: {', '.join(sorted(known))}."
        )


def _refuse(parameters: Mapping[str, object], lang: Sequence[str]) -> None:
    """Refuse what has an option of its own, and languages there are not."""
    if "data" in parameters:
        raise UsageError("The dataset is chosen with --data, not as a parameter.")
    unknown = [name for name in lang if name not in KNOWN]
    if unknown or not lang or len(set(lang)) < len(lang):
        got = ",".join(lang)
        raise UsageError(f"--lang expects {' or '.join(KNOWN)}, or several with a comma between, got {got!r}.")


def _within(file: Path, day: str) -> None:
    """Refuse a day that lies outside the data; only then does the dataset have to be opened here."""
    from workbench.data import open_dataset

    open_dataset(file).as_of(day)


def _as_seen_from(folder: Path, data: str, file: Path) -> dict[str, str]:
    """The dataset as the notebook is to name it: a name as it is, a path from the notebook's folder."""
    return {"data": data if data in locate.datasets() else os.path.relpath(file, folder.resolve())}
