"""What the feedback report says: of the planted company, whose themes and moods are known, and of companies that write oddly."""

import json
import random

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

import workbench
from tests.runs import in_process
from workbench import runs
from workbench.data.planted import comments as planted
from workbench.features.feedback import comments, words
from workbench.models.feedback import ThemeModel

PLACE = {text: number for number, text in enumerate(planted.ALL)}
TOML = 'name = "odd"\ncurrency = "EUR"\ntimezone = "UTC"\ndata_from = 2024-01-01\ndata_to = 2024-12-31\n'


@pytest.fixture(scope="module")
def rows():
    found = workbench.open_dataset("planted").tables["surveys"].to_pandas()
    return found[found["comment"].notna()].assign(place=lambda f: f["comment"].map(PLACE))


@pytest.fixture(scope="module")
def made(default_run):
    return default_run("feedback", "planted")


def headline(made, key):
    return next(each for each in made.results["headlines"] if each["key"] == key)


def check(made, key):
    return next(each for each in made.results["checks"] if each["key"] == key)


def test_the_five_planted_themes_are_found_whatever_the_language(made, rows):
    dataset = workbench.open_dataset("planted")
    said = comments.comments(dataset.tables, as_of=dataset.data_to)
    heard = words.words(said)
    model = ThemeModel().fit(heard, said["customer_id"])
    place = said["comment"].str.replace(",", "，").map({text.replace(",", "，"): k for text, k in PLACE.items()})
    assert len(said) == len(rows) and place.notna().all()
    assert adjusted_rand_score(place // 3 % len(planted.THEMES), model.predict(heard)) >= 0.9
    assert set(model.names()) == set(planted.THEMES)
    assert headline(made, "themes")["value"] == len(planted.THEMES) and headline(made, "stability")["value"] >= 0.8


def test_the_negative_share_is_that_of_comments_in_a_bad_mood_and_perhaps_of_mixed_ones(made, rows):
    mood, told = rows["place"] % 3, headline(made, "negative_share")
    assert (mood == 2).mean() - 1e-9 <= told["value"] <= (mood > 0).mean() + 1e-9 and told["n"] == len(rows)


def test_every_theme_is_that_of_the_customers_who_wrote_about_it(made, rows):
    table = pd.read_csv(made.path / "tables" / "themes.csv").set_index("theme")
    theme = (rows["place"] // 3 % len(planted.THEMES)).map(dict(enumerate(planted.THEMES)))
    counted = rows.groupby(theme)["customer_id"].nunique()
    assert (table["customers"] - counted).abs().max() <= 0.05 * counted.max()
    assert table["rate"].to_numpy() == pytest.approx((table["customers"] / rows["customer_id"].nunique()).to_numpy())


def test_no_text_of_a_comment_is_in_anything_that_is_published(made):
    texts = [text for text in planted.ALL if len(text) > 6]
    for path in made.path.rglob("*"):
        written = path.read_bytes() if path.is_file() else b""
        assert not [text for text in texts if text.encode() in written], path.name


def shop(folder, said, *, names=(), extra="", table="surveys"):
    """A company of which only comments are known; said holds customer, score and text, or customer and text."""
    said = [(f"2024-{1 + k % 12:02d}-{1 + k % 28:02d}", *each) for k, each in enumerate(said)]
    columns = {
        "surveys": ["responded_at", "customer_id", "score", "comment"],
        "tickets": ["opened_at", "customer_id", "comment"],
    }[table]
    frame = pd.DataFrame(said, columns=columns)
    frame.assign(**({"kind": "nps"} if table == "surveys" else {})).to_csv(folder / "s.csv", index=False)
    written = TOML + f'[tables.{table}]\nsource = "s.csv"\n' + extra
    if names:
        pd.DataFrame({"customer_id": [f"c{k}" for k in range(len(names))], "name": names}).to_csv(
            folder / "c.csv", index=False
        )
        written += '[tables.customers]\nsource = "c.csv"\n'
    (folder / "odd.toml").write_text(written, "utf-8")
    return str(folder / "odd.toml")


GOOD = (
    "fast delivery and well packed",
    "the courier was early and kind",
    "配送很快，快递员很好",
    "great price for the quality",
)
BAD = (
    "the parcel arrived broken again",
    "rude staff and no reply on the phone",
    "客服态度很差，没人回复",
    "far too expensive for this",
)


def ordinary(n=300):
    chance = random.Random(2)
    low = [chance.random() < 0.4 for _ in range(n)]
    filler = ("this time", "as always", "sadlyor not", "in May", "真的", "")
    return [
        (f"c{k % (n * 2 // 3)}", chance.choice([1, 3, 5]) if bad else chance.choice([9, 10]),
         f"{chance.choice(BAD if bad else GOOD)} {chance.choice(filler)}")
        for k, bad in enumerate(low)
    ]  # fmt: skip


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    return lambda data, **asked: runs.run("feedback", data=data, out=tmp_path / "out", **asked)


SECRETS = {
    "mail": "ann.lee@mail.example", "card": "4111 1111 1111 1111", "phone": "13912345678", "identity": "11010519491231002X",
    "name": "Zebulon", "chinese": "欧阳娜娜",
}  # fmt: skip


def test_odd_comments_are_read_or_named_and_no_secret_is_in_anything_that_is_left(run, tmp_path):
    odd = [
        ("c1", 2, "x" * 100_000), ("c2", 2, "快递 " * 30_000), ("c3", 9, "👍👍👍"), ("c4", 9, "   "), ("c5", 3, "客服 service 很慢 slow 态度 rude"),
        ("c6", 3, "Привет, очень долго"), ("c9", 2, "\x00\x07<script>alert(1)</script>"),
        *[(f"c{k}", 2, f"{secret} the parcel arrived broken again") for secret in SECRETS.values() for k in range(20, 40)],
    ]  # fmt: skip
    data = shop(tmp_path, ordinary() + odd, names=["Zebulon Fogg", "欧阳娜娜"], extra="[privacy]\nquotes = true\n")
    made = run(data)
    assert made.status in ("ok", "checks_failed"), made.detail
    assert check(made, "long_comments")["value"] == 2 and check(made, "long_comments")["status"] == "warn"
    written = {path: path.read_bytes() for path in made.path.rglob("*") if path.is_file()}
    assert any(b"parcel arrived broken" in each for each in written.values()), "quotes are allowed here"
    for name, secret in SECRETS.items():
        assert not [path.name for path, each in written.items() if secret.encode() in each], name
    assert not [path.name for path, each in written.items() if b"<script>alert" in each]


def test_a_score_that_is_none_of_its_scale_is_named_by_the_door_before_a_comment_is_read(run, tmp_path):
    made = run(shop(tmp_path, [*ordinary(), ("c7", 99, "out of scale")]))
    assert made.exit_code == 3 and "column score: '99" in made.detail and "expected 0 to 10 for nps" in made.detail


def test_quotes_need_the_word_of_the_dataset_file_and_enough_customers(run, tmp_path):
    made = run(shop(tmp_path, ordinary()))
    assert not [path for path in made.path.rglob("*") if path.is_file() and b"rude staff" in path.read_bytes()]


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ([(f"c{k}", 9, f"word{k}") for k in range(40)], {"themes": 0, "negative_share": None}),
        ([("c1", 9, "fast delivery")], {"themes": 0, "negative_share": None}),
        ([(f"c{k}", 9, "👍") for k in range(40)], {"themes": 0, "negative_share": None}),
    ],
    ids=["nothing in common", "one comment", "no words"],
)
def test_too_little_to_say_anything_is_said_and_not_filled_in(said, unknown, run, tmp_path):
    made = run(shop(tmp_path, said))
    assert made.status in ("ok", "checks_failed"), made.detail
    assert {key: headline(made, key)["value"] for key in unknown} == unknown
    assert headline(made, "negative_share")["no_interval"] and check(made, "themes_there")["status"] == "warn"


def test_tickets_alone_have_themes_and_no_tone(run, tmp_path):
    made = run(shop(tmp_path, [(who, text) for who, _, text in ordinary()], table="tickets"))
    assert made.status in ("ok", "checks_failed"), made.detail
    assert headline(made, "themes")["value"] >= 2 and headline(made, "negative_share")["value"] is None


def test_scores_that_have_nothing_to_do_with_the_words_teach_no_tone(run, tmp_path):
    chance = random.Random(4)
    made = run(shop(tmp_path, [(who, chance.choice([2, 9]), text) for who, _, text in ordinary()]))
    assert headline(made, "negative_share")["value"] is None and check(made, "tone_told")["status"] == "warn"


def test_shuffled_words_have_no_themes(run, tmp_path):
    said = ordinary(600)
    pool = [word for _, _, text in said for word in text.split()]
    np.random.default_rng(3).shuffle(pool)
    left = iter(pool)
    made = run(shop(tmp_path, [(who, score, " ".join(next(left) for _ in text.split())) for who, score, text in said]))
    assert headline(made, "themes")["value"] == 0


def test_the_order_of_the_rows_changes_nothing(run, tmp_path):
    results = []
    for number, seed in enumerate((1, 2)):
        said, folder = ordinary(), tmp_path / str(number)
        folder.mkdir()
        path = shop(folder, said)
        rows = pd.read_csv(folder / "s.csv").sample(frac=1, random_state=seed)
        rows.to_csv(folder / "s.csv", index=False)
        results.append(run(path).results)
    told = [json.dumps({name: each[name] for name in ("headlines", "findings")}, sort_keys=True) for each in results]
    assert told[0] == told[1]


def test_themes_kept_by_one_run_are_those_of_a_later_one_and_what_fits_none_asks_for_new_ones(run, tmp_path):
    said = ordinary()
    first = run(shop(tmp_path, said))
    (tmp_path / "themes.skops").write_bytes((first.path / "models" / "themes.skops").read_bytes())
    kept = {"themes_file": "themes.skops"}
    again = run(shop(tmp_path, said), parameters=kept)
    told = [pd.read_csv(each.path / "tables" / "comments.csv")["theme"].tolist() for each in (first, again)]
    assert told[0] == told[1] and check(again, "new_themes")["status"] == "pass"
    news = [(f"n{k}", 2, "charging cable melted overnight") for k in range(120)]
    later = run(shop(tmp_path, said + news), parameters=kept)
    themes = pd.read_csv(later.path / "tables" / "comments.csv").groupby("customer_id")["theme"].first()
    assert (themes[[f"n{k}" for k in range(120)]] == "none-of-these").all()
    assert check(later, "new_themes")["status"] == "warn" and "new_themes" in headline(later, "themes")["doubts"]


def test_a_file_that_holds_no_themes_is_named_with_what_to_do(run, tmp_path):
    (tmp_path / "other.skops").write_bytes(b"nothing")
    data = shop(tmp_path, ordinary())
    for name in ("other.skops", "nowhere.skops"):
        made = run(data, parameters={"themes_file": name})
        assert made.status == "failed" and "themes.skops" in made.detail
