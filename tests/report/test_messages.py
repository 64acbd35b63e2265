from types import SimpleNamespace

import pandas
import pytest

from workbench.report.messages import Text, placeholders, text


def estimate(value=0.3844, lo=0.3663, hi=0.4028, n=2721, **more):
    return SimpleNamespace(value=value, lo=lo, hi=hi, n=n, level=0.95, unit="share", method="Wilson", **more)


def test_one_estimate_fills_every_place_of_a_sentence_alike():
    said = text("{r:value} return (between {r:lo} and {r:hi}; {r:n} customers, {r:level}).", r=estimate())
    assert said.render("en") == "38% return (between 37% and 40%; 2,721 customers, 95%)."


def test_a_message_survives_json_whole():
    said = text("{r:value} and {m:month} and {u:msg}", r=estimate(), m=pandas.Period("2024-09", "M"), u="Customers")
    again = Text.from_json(said.to_json())
    assert again == said
    assert again.render("zh") == "38% and 2024年9月 and 客户数"


def test_values_from_numpy_and_pandas_become_plain_json():
    frame = pandas.DataFrame({"n": [3], "day": pandas.to_datetime(["2024-09-30"])})
    said = text("{n:count} on {d:date}", n=frame["n"].iloc[0], d=frame["day"].iloc[0])
    assert said.to_json()["values"] == {"n": 3, "d": "2024-09-30"}
    assert type(said.values["n"]) is int


@pytest.mark.parametrize(
    ("msgid", "values", "fault"),
    [
        ("{n:count} customers", {}, r"placeholders \['n'\]; \[\] came"),
        ("customers", {"n": 3}, r"\['n'\] came"),
        ("{n:euros} customers", {"n": 3}, "the spec is one of"),
        ("{n} customers", {"n": 3}, "the spec is one of"),
        ("{r:range}", {"r": 3}, "needs an estimate"),
        ("{n:share}", {"n": "3"}, "needs a number"),
        ("", {}, "whole sentence"),
    ],
)
def test_a_message_that_cannot_be_filled_is_refused(msgid, values, fault):
    with pytest.raises(ValueError, match=fault):
        text(msgid, **values)


def test_text_from_data_is_escaped_in_html_and_kept_in_plain_words():
    said = text("Group {g:text} of {u:msg}", g="<script>alert(1)</script>&", u=text("{x:text}", x="<b>"))
    assert said.html("en") == "Group &lt;script&gt;alert(1)&lt;/script&gt;&amp; of &lt;b&gt;"
    assert said.render("en").startswith("Group <script>")


def test_text_from_data_is_not_filled_a_second_time():
    assert str(text("Group {g:text}", g="{n:count} {")) == "Group {n:count} {"


def test_a_message_without_chinese_is_english_and_marked_so():
    said = text("Nobody has translated this, {n:count} times.", n=2)
    assert said.render("zh") == "Nobody has translated this, 2 times."
    assert said.html("zh") == '<span lang="en" data-untranslated="">Nobody has translated this, 2 times.</span>'
    assert "data-untranslated" not in said.html("en")


def test_values_keep_their_language_inside_a_translated_message():
    said = text("{e:level} range {e:range}", e=estimate())
    assert said.render("zh") == "95% 区间 37% 至 40%"


def test_missing_values_are_said():
    said = text("{a:share} {b:money} {c:date} {d:month}", a=float("nan"), b=(None, "USD"), c=None, d=pandas.NaT)
    assert said.render("en") == "not available not available not available not available"


def test_placeholders_are_read_in_order():
    assert placeholders("{b:text} {a:count}") == [("b", "text"), ("a", "count")]
