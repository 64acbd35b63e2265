import pytest

from workbench.report.wording import check_words
from workbench.words.messages import Message, say


@pytest.mark.parametrize(
    "sentence",
    [
        "The programme raises retention.",
        "Retention is lower because of prices.",
        "Vouchers lead to more orders.",
        "Spending increased.",
        "会员计划提升了留存率。",
        "促销导致流失。",
    ],
)
def test_causal_words_need_evidence_that_carries_them(sentence):
    for weak in ("Description", "Model"):
        with pytest.raises(ValueError, match="claims a cause"):
            check_words(sentence, weak)
    for strong in ("Experiment", "Matched comparison"):
        assert check_words(sentence, strong) == sentence


@pytest.mark.parametrize("sentence", ["A significant rise.", "差异显著。"])
def test_significant_is_refused_whatever_the_evidence(sentence):
    with pytest.raises(ValueError, match="write 'clear'"):
        check_words(sentence, "Experiment")


def test_ordinary_words_pass():
    assert check_words("38% of customers praised the offer and its causeway.")  # 'raised' and 'cause' inside words


def test_names_from_data_are_not_judged_and_words_of_ours_are(spoken):
    words = spoken(
        "quoted = Customers of { $name } return.\nboast = Vouchers raise { $name }.\n",
        "quoted = { $name }的客户会回来。\nboast = { $name }\n",
    )
    quoted = say("quoted", analysis=words, name="Significant Increase Ltd")
    assert check_words(quoted) is quoted
    with pytest.raises(ValueError, match="claims a cause"):
        check_words(say("boast", analysis=words, name="sales"))


def test_unknown_evidence_is_refused():
    with pytest.raises(ValueError, match="evidence 'Proof' is not one of"):
        check_words("A.", "Proof")


def test_a_name_from_the_data_may_sound_like_a_cause_wherever_it_stands():
    for feature in (Message("", {"text": "improve"}), say("feature-attribute", analysis="churn", part="boost")):
        sentence = say("goes-together", analysis="churn", clear="clear", first=feature)
        assert check_words(sentence, "Model") is sentence
