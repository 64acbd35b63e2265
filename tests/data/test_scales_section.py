"""The section [scales]: a recommendation asked from 1 to 10 is refused; an answer before its question is named."""

import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

SURVEYS = "customer_id,responded_at,kind,score\na,2017-03-01,nps,9\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('nps = "1-10"', "[scales] nps = '1-10': expected '0-10'. The net promoter score is defined from 0 to 10 only"),
        ('csat = "1-7"', "[scales] csat = '1-7': expected '1-5'"),
        ('ces = "0-7"', "[scales] ces = '0-7': expected '1-7'"),
        ('npx = "0-10"', "[scales] unknown kind 'npx'. Did you mean 'nps'?"),
    ],
)
def test_another_scale_is_refused_with_the_reason(company, line, told):
    with pytest.raises(ConfigurationError) as caught:
        open_dataset(company({"surveys": SURVEYS}, more=f"[scales]\n{line}"))
    assert told in str(caught.value)


def test_the_scales_themselves_are_accepted(company):
    assert open_dataset(company({"surveys": SURVEYS}, more='[scales]\nnps = "0-10"\ncsat = "1-5"\nces = "1-7"'))


def test_an_answer_before_its_survey_was_sent_is_named_with_its_row(company):
    rows = "customer_id,responded_at,kind,score,sent_at\na,2017-03-01,nps,9,2017-03-02\nb,2017-03-02,nps,9,2017-03-01\n"
    with pytest.raises(
        DataFault, match="row 2, column responded_at: '2017-03-01' came, expected nothing before sent_at"
    ):
        open_dataset(company({"surveys": rows}))
