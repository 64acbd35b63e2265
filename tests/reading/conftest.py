"""One run for each report and dataset, shared by all attempts to refute it."""

import pytest

from tests.reading.shop import Claims
from workbench import runs


@pytest.fixture(scope="session")
def claims(tmp_path_factory, staging):
    """Return what a report claims of a dataset; each is run once."""
    made: dict[tuple[str, str], Claims] = {}

    def claims(analysis: str, data: str) -> Claims:
        if (analysis, data) not in made:
            run = runs.run(analysis, data=data, out=tmp_path_factory.mktemp("read"))
            assert run.status == "ok", run.error
            made[analysis, data] = Claims(run.path)
        return made[analysis, data]

    return claims
