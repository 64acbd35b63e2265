"""One run for each report and dataset, shared by all attempts to refute it."""

import pytest

from tests.reading.shop import Claims


@pytest.fixture(scope="session")
def claims(default_run):
    """Return what a report claims of a dataset; each is read once."""
    made: dict[tuple[str, str], Claims] = {}

    def claims(analysis: str, data: str) -> Claims:
        if (analysis, data) not in made:
            run = default_run(analysis, data)
            assert run.status == "ok", run.error
            made[analysis, data] = Claims(run.path)
        return made[analysis, data]

    return claims
