"""Comments as the report reads them: which rows are comments, in which language, with which words and which score."""

import datetime as dt
import os
import subprocess
import sys

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.feedback import comments, quotes, themes, words
from workbench.features.feedback.language import language

DAY = dt.date(2024, 6, 30)


def surveys(rows):
    columns = ["customer_id", "responded_at", "kind", "score", "comment"]
    frame = pd.DataFrame(rows, columns=columns).astype({"responded_at": "datetime64[us]"})
    return ibis.memtable(frame, schema={"customer_id": "string", "responded_at": "timestamp", "kind": "string", "score": "float64",
                                        "comment": "string"})  # fmt: skip


def test_comments_of_surveys_and_tickets_stand_in_one_order_without_blanks_names_and_what_came_later():
    asked = surveys(
        [
            ("b", "2024-06-30 23:59", "nps", 2.0, " 快递太慢，张伟 "),
            ("a", "2024-05-01", "csat", 4.0, "Fine, ask maria"),
            ("a", "2024-05-02", "csat", 4.0, None),
            ("a", "2024-05-03", "csat", 4.0, " \t"),
            ("a", "2024-05-04", "csat", 4.0, "👍 ..."),
            ("a", "2024-07-01", "csat", 4.0, "later"),
        ]
    )
    cases = ibis.memtable(
        {"customer_id": ["c"], "opened_at": [dt.datetime(2024, 5, 1, 9)], "comment": ["Call +44 20 7946 0018"]}
    )
    people = ibis.memtable({"customer_id": ["a", "b"], "name": ["Maria Rossi", "张伟"]})
    found = comments.comments({"surveys": asked, "tickets": cases, "customers": people}, as_of=DAY)
    expected = [
        ["a", "survey", "csat", 4.0, "Fine, ask [name]", "en", False],
        ["c", "ticket", None, np.nan, "Call [phone]", "en", False],
        ["b", "survey", "nps", 2.0, "快递太慢,[name]", "zh", False],
    ]
    told = found.drop(columns="day").astype(object).where(found.drop(columns="day").notna(), None).values.tolist()
    assert told == [[None if pd.isna(cell) else cell for cell in row] for row in expected]
    assert found["day"].dt.strftime("%m-%d").tolist() == ["05-01", "05-01", "06-30"]


def test_of_a_very_long_comment_the_first_ten_thousand_characters_are_read_after_redaction():
    said = "late " * 1_998 + "4111 1111 1111 1111 " * 5
    found = comments.comments({"surveys": surveys([("a", "2024-05-01", "nps", 1, said)])}, as_of=DAY)
    assert found["cut"].tolist() == [True] and len(found["comment"][0]) == comments.LONGEST
    assert "4111" not in found["comment"][0]


def test_without_a_column_of_comments_there_are_none():
    bare = ibis.memtable({"customer_id": ["a"], "opened_at": [dt.date(2024, 5, 1)]})
    assert comments.comments({"tickets": bare}, as_of=DAY).empty


@pytest.mark.parametrize(
    ("kind", "low", "neither", "high"),
    [("nps", [0, 6], [7, 8], [9, 10]), ("csat", [1, 2], [3], [4, 5]), ("ces", [1, 3], [4], [5, 7])],
)
def test_a_score_says_low_or_high_on_its_own_scale_and_off_it_nothing(kind, low, neither, high):
    scores = [*low, *neither, *high, 11, -1, np.nan]
    told = comments.moods(pd.DataFrame({"kind": [kind] * len(scores), "score": scores})).tolist()
    expected = [1.0] * len(low) + [None] * len(neither) + [0.0] * len(high) + [None] * 3
    assert [None if pd.isna(mood) else mood for mood in told] == expected
    assert comments.moods(pd.DataFrame({"kind": [None], "score": [3.0]})).isna().all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The parcel was late", "en"), ("Great!", "en"), ("OK 客服很热情，马上解决", "zh"), ("iPhone 屏幕坏了", "zh"),
        ("I was told 你好 and then nothing happened at all for a week", "en"), ("配送が遅い", "other"), ("배송이 늦어요", "other"),
        ("Очень долго", "other"), ("Die Lieferung war viel zu spät", "other"), ("La livraison est très lente", "other"), ("10/10 👍", ""),
        ("", ""), ("[phone]", ""), ("كان التوصيل بطيئا", "other"),
    ],
)  # fmt: skip
def test_the_language_is_that_which_most_of_a_comment_is_written_in(text, expected):
    assert language(text) == expected


def test_words_are_those_that_say_what_a_comment_is_about_each_once_and_with_its_subject():
    said = pd.DataFrame(
        {
            "comment": [
                "The deliveries were late, late!",
                "客服回复太慢了",
                "It is what it is",
                "Ask [name] on [phone]",
                "Zu spät",
            ],
            "language": ["en", "zh", "en", "en", "other"],
        }
    )
    assert words.words(said).tolist() == [
        ["delivery@delivery", "late@delivery"], ["回复@service", "客服@service", "慢"], [], ["ask"], ["spät", "zu"],
    ]  # fmt: skip


def test_cutting_chinese_words_leaves_no_file_and_no_line_behind(tmp_path):
    code = (
        "import pandas as pd; from workbench.features.feedback import words; "
        "print(len(words.words(pd.DataFrame({'comment': ['快递太慢'], 'language': ['zh']}))[0]))"
    )
    made = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert made.stdout.strip() == "2" and made.stderr == "" and list(tmp_path.iterdir()) == []


def test_the_dictionary_is_not_read_by_reports_that_cut_no_words():
    code = "import sys, workbench.features.feedback.words, workbench.models.feedback; print('jieba' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )


SAID = pd.DataFrame(
    {
        "customer_id": ["a", "a", "b", "c", "c"],
        "day": pd.to_datetime(["2024-06-30", "2024-06-01", "2024-05-15", "2024-01-01", "2024-06-29"]),
        "theme": ["price", "price", "price", "app", themes.NONE],
        "comment": ["too dear", "too dear now", "fair prices here", "the app lost it", "hm"],
        "source": "survey",
        "language": "en",
    }
)


def test_themes_count_customers_once_in_all_lately_and_before():
    found = themes.by_theme(SAID, pd.Series([0.9, 0.8, 0.1, np.nan, 0.9]), as_of=DAY, days=31)
    expected = pd.DataFrame(
        {
            "theme": ["price", "app"], "customers": [2, 1], "comments": [3, 1], "unhappy": [1.0, np.nan], "wrote": [3, 3], "before": [1, 0],
            "all_before": [1, 1], "now": [1, 0], "all_now": [2, 2],
        }
    )  # fmt: skip
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_afterwards_are_those_followed_long_enough_who_bought_nothing_after_their_first_comment_on_it():
    bought = ibis.memtable(
        pd.DataFrame(
            {
                "customer_id": ["b", "c", "c"], "amount": [9.0, 9.0, -9.0],
                "ordered_at": pd.to_datetime(["2024-05-15", "2024-01-10", "2024-01-05"]),
            }
        )
    )  # fmt: skip
    found = themes.afterwards(SAID, {"transactions": bought}, as_of=DAY, days=29)
    assert found.values.tolist() == [["price", 2, 2], ["app", 1, 0]]
    assert themes.afterwards(SAID, {}, as_of=DAY).empty


def test_quotes_are_those_nearest_to_a_theme_of_enough_customers_one_of_each_and_none_without_leave():
    said = pd.DataFrame(
        {
            "customer_id": ["a", "b", "c", "c", "d", "e"],
            "theme": ["price"] * 5 + ["app"],
            "comment": ["much too dear", "call [phone] dear", "too dear\nnow", "dear dear", "x", "the app lost it"],
        }
    )
    near = np.array([0.5, 0.9, 0.8, 0.7, 0.9, 1.0])
    found = quotes.quotes(said, near, allowed=True, minimum=2)
    assert found.values.tolist() == [["price", "too dear now"], ["price", "much too dear"]]
    assert (
        quotes.quotes(said, near, allowed=False, minimum=2).empty
        and quotes.quotes(said, near, allowed=True, minimum=5).empty
    )
