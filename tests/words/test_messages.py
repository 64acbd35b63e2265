from types import SimpleNamespace

import pandas
import pytest

from workbench.words.files import WordsError
from workbench.words.messages import Message, data, message, say, why


def estimate(value=0.3844, lo=0.3663, hi=0.4028, n=2721, **more):
    return SimpleNamespace(value=value, lo=lo, hi=hi, n=n, level=0.95, unit="share", method="Wilson", **more)


UNKNOWN = SimpleNamespace(
    value=None, lo=None, hi=None, n=0, level=0.95, unit="share", method="", no_interval="too-few-to-show"
)


def test_one_estimate_fills_every_place_of_a_sentence_alike(spoken):
    words = spoken(
        "come-back = { $r } return (between { LO($r) } and { HI($r) }; { N($r) } customers, { LEVEL($r) }).\n"
    )
    assert (
        str(say("come-back", analysis=words, r=estimate())) == "38% return (between 37% and 40%; 2,721 customers, 95%)."
    )


def test_a_message_survives_json_whole(spoken):
    words = spoken("all = { $r } and { $m } and { $u }\n", "all = { $r }、{ $m }、{ $u }\n")
    said = say("all", analysis=words, r=estimate(), m=pandas.Period("2024-09", "M"), u=say("unit-month"))
    again = Message.from_json(said.to_json())
    assert again == said
    assert again.render("zh") == "38%、2024年9月、月"


def test_a_record_keeps_its_text_even_when_the_words_are_gone():
    kept = Message("gone-since", {"n": 3}, "no_such_analysis", "", {"en": "3 came.", "zh": "来了 3 位。"})
    assert (kept.render("en"), kept.render("zh"), kept.html("fr")) == (
        "3 came.",
        "来了 3 位。",
        '<span lang="en" data-untranslated="">3 came.</span>',
    )


def test_values_from_numpy_and_pandas_become_plain_json(spoken):
    frame = pandas.DataFrame({"n": [3], "day": pandas.to_datetime(["2024-09-30"])})
    said = say("on", analysis=spoken("on = { $n } on { $d }\n"), n=frame["n"].iloc[0], d=frame["day"].iloc[0])
    assert said.to_json()["values"] == {"n": 3, "d": {"date": "2024-09-30"}}
    assert type(said.values["n"]) is int
    assert str(said) == "3 on 30 September 2024"


def test_numbers_are_written_as_the_words_ask(spoken):
    words = spoken(
        "x = { SHARE($a) }, { POINTS($a) }, { DAYS($d) }, { MONEY($m) }, { ORDINAL($d) }, { NUMBER($a) }, { $a }, { $d }\n",
        "x = { SHARE($a) }、{ DAYS($d) }、{ MONEY($m) }、{ ORDINAL($d) }\n",
    )
    said = say("x", analysis=words, a=0.025, d=3, m=1234567.0, currency="USD")
    assert said.render("en") == "2.5%, 2.5 percentage points, 3 days, US$1.23M, 3rd, 0.025, 0.025, 3"
    assert said.render("zh") == "2.5%、3 天、US$123万、第 3"


def test_a_sentence_chooses_its_words_by_number_text_and_yes_or_no(spoken):
    words = spoken("""
days = { $n ->
        [one] a day
       *[other] { $n } days
    }
kind = { $kind ->
        [contractual] ended
       *[other] stayed away
    }
known = { $known ->
        [yes] known
       *[no] not known
    }
""")
    assert [str(say("days", analysis=words, n=n)) for n in (1, 7)] == ["a day", "7 days"]
    assert [str(say("kind", analysis=words, kind=kind)) for kind in ("contractual", "non-contractual")] == [
        "ended",
        "stayed away",
    ]
    assert [str(say("known", analysis=words, known=known)) for known in (True, False)] == ["known", "not known"]


def test_an_unknown_estimate_is_said_with_its_reason(spoken):
    words = spoken(
        "left = { $r } left ({ RANGE($r) }).\n    .unknown = How many left is not known: { $why }.\n    .title = { $r } left\n    .title-unknown = Who left?\n"
    )
    assert (
        str(say("left", analysis=words, r=UNKNOWN))
        == "How many left is not known: it would be about too few customers to show."
    )
    assert str(say("left", analysis=words, attribute="title", r=UNKNOWN)) == "Who left?"
    assert str(say("left", analysis=words, r=estimate())) == "38% left (37% to 40%)."


def test_an_unknown_estimate_that_the_chosen_variant_does_not_name_does_not_matter(spoken):
    words = spoken("""
left = { $kind ->
        [none] Nobody is asked.
       *[other] { $r } left.
    }
    .unknown = Not known.
""")
    assert str(say("left", analysis=words, kind="none", r=UNKNOWN)) == "Nobody is asked."
    assert str(say("left", analysis=words, kind="some", r=UNKNOWN)) == "Not known."


def test_an_unknown_id_is_refused_with_the_nearest():
    with pytest.raises(
        WordsError, match=r"words/en/common.ftl has no message 'unit-mont'. Did you mean 'unit-month'\?"
    ):
        say("unit-mont")


def test_a_value_that_is_missing_is_named():
    with pytest.raises(WordsError, match=r"common.ftl, rows-from-customers: \['c'\] have no value; given are \['r'\]"):
        say("rows-from-customers", r=3)


def test_an_attribute_that_is_not_there_is_named():
    with pytest.raises(WordsError, match=r"'unit-month', has no .title"):
        say("unit-month", attribute="title")


@pytest.mark.parametrize(
    ("source", "values", "fault"),
    [
        ("x = { RANGE($r) }\n", {"r": 3}, "needs an estimate"),
        ("x = { SHARE($n) }\n", {"n": "3"}, "needs a number"),
        ("x = { NOSUCH($n) }\n", {"n": 3}, "NOSUCH"),
        ("x = { no-such-message }\n", {}, "'no-such-message', which is not there"),
        ("x = { $n\n", {"n": 3}, "x"),
    ],
)
def test_a_message_that_cannot_be_said_is_one_clear_error(spoken, source, values, fault):
    with pytest.raises(WordsError, match=fault):
        say("x", analysis=spoken(source), **values).render("en")


def test_an_id_that_comes_twice_is_refused(spoken):
    with pytest.raises(WordsError, match="the id 'x' comes twice"):
        say("x", analysis=spoken("x = One\nx = Two\n"))


def test_what_has_no_form_in_a_sentence_is_refused(spoken):
    with pytest.raises(TypeError, match="none of text, number"):
        say("x", analysis=spoken("x = { $n }\n"), n=[1, 2])


def test_text_from_data_is_escaped_in_html_and_kept_in_plain_words(spoken):
    said = say("x", analysis=spoken("x = Group { $g } of { $u }\n"), g="<script>alert(1)</script>&", u=data("<b>"))
    assert said.html("en") == "Group &lt;script&gt;alert(1)&lt;/script&gt;&amp; of &lt;b&gt;"
    assert said.render("en").startswith("Group <script>")


def test_text_from_data_is_not_filled_a_second_time(spoken):
    assert str(say("x", analysis=spoken("x = Group { $g }\n"), g="{ $n } {")) == "Group { $n } {"


def test_a_message_without_words_in_a_language_is_english_and_marked_so(spoken):
    said = say("only", analysis=spoken("only = Nobody has translated this, { $n } times.\n"), n=2)
    assert said.render("zh") == "Nobody has translated this, 2 times."
    assert said.html("zh") == '<span lang="en" data-untranslated="">Nobody has translated this, 2 times.</span>'
    assert "data-untranslated" not in said.html("en")


def test_a_plain_sentence_is_english_and_an_empty_one_refused():
    assert message("Half of them stayed.").render("zh") == "Half of them stayed."
    with pytest.raises(WordsError, match="whole sentence"):
        message(" ")


def test_values_keep_their_language_inside_a_translated_message():
    assert say("card-range", e=estimate()).render("zh") == "95% 区间 37% 至 40%"


def test_missing_values_are_said(spoken):
    words = spoken("x = { SHARE($a) } { MONEY($b) } { $c } { $d }\n")
    said = say("x", analysis=words, a=float("nan"), b=None, c=None, d=pandas.NaT, currency="USD")
    assert said.render("en") == "not available not available not available not available"


def test_a_reason_without_words_is_shown_as_it_is():
    assert str(why(estimate(no_interval="because of the moon"))) == "because of the moon"
    assert str(why(estimate(no_interval=""))) == "not known"


def test_messages_of_earlier_runs_are_read_as_they_were_written():
    old = {
        "msgid": "{r:value} of {n:count} ({r:range}) by {who:msg}",
        "values": {
            "n": 1234,
            "who": {"msgid": "{x:text}", "values": {"x": "web"}},
            "r": {"value": 0.3844, "lo": 0.3663, "hi": 0.4028, "n": 2721, "unit": "share"},
        },
    }
    assert str(Message.from_json(old)) == "38% of 1,234 (37% to 40%) by web"
    assert Message.from_json(old).html("zh").startswith('<span lang="en" data-untranslated="">38%')
