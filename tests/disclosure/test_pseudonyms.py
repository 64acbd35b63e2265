"""Lists that leave a report name customers by pseudonyms where the dataset asks: keyed, per report, the same in every run."""

import csv
import hashlib
import hmac

import pandas as pd
import pytest

from tests.runs import in_process
from workbench import open_dataset, runs
from workbench.disclosure import pseudonyms
from workbench.errors import ConfigurationError

SECRET = "canary-key-of-a-test-0123"
TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.transactions]\nsource = "o.csv"\n[privacy]\n{line}\n'


@pytest.fixture
def shop(tmp_path):
    def write(line='pseudonyms = "env:SHOP_KEY"'):
        rows = [f"canary{k % 40},o{k},2024-{1 + k % 12:02d}-{1 + k % 28:02d},{5 + k % 30}" for k in range(900)]
        (tmp_path / "o.csv").write_text("\n".join(["customer_id,order_id,ordered_at,amount", *rows]) + "\n")
        (tmp_path / "shop.toml").write_text(TOML.format(line=line))
        return tmp_path / "shop.toml"

    return write


def test_a_pseudonym_is_the_hmac_of_report_and_id_as_anybody_with_the_key_computes_it():
    by_hand = hmac.new(b"k" * 16, b"churn\x00" + "客户1".encode(), hashlib.sha256).hexdigest()
    assert pseudonyms.pseudonym("客户1", secret=b"k" * 16, report="churn") == "p" + by_hand[:20]


def test_reports_and_keys_have_pseudonyms_of_their_own_and_no_two_customers_share_one():
    ids = [str(k) for k in range(20_000)]
    told = {r: [pseudonyms.pseudonym(i, secret=b"k" * 16, report=r) for i in ids] for r in ("churn", "segmentation")}
    other = [pseudonyms.pseudonym(i, secret=b"j" * 16, report="churn") for i in ids]
    assert len({*told["churn"], *told["segmentation"], *other}) == 60_000


def test_all_ids_of_a_frame_are_replaced_and_rows_are_not_in_their_order():
    frame = pd.DataFrame(
        {"customer_id": list("abcdef"), "referred_by": [None, "a", "a", "b", None, "f"], "n": range(6)}
    )
    found = pseudonyms.pseudonymous(frame, secret=b"k" * 16, report="churn")
    told = dict(zip(found["n"], found["customer_id"], strict=True))
    assert found["referred_by"].isna().sum() == 2
    assert found.loc[found["n"] == 5, "referred_by"].item() == told[5]
    assert found["customer_id"].is_monotonic_increasing and found["n"].tolist() != list(range(6))
    assert not {*found["customer_id"], *found["referred_by"].dropna()} & {*"abcdef"}
    assert frame["customer_id"].tolist() == list("abcdef")


@pytest.mark.parametrize("value", [None, "", "short"])
def test_a_declared_key_that_is_missing_or_can_be_tried_out_is_refused_before_anything_is_read(
    shop, monkeypatch, value
):
    monkeypatch.delenv("SHOP_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("SHOP_KEY", value)
    with pytest.raises(ConfigurationError, match="SHOP_KEY (is not set|holds fewer than 16)") as told:
        open_dataset(shop())
    assert told.value.exit_code == 4 and "short" not in str(told.value).replace("shorter", "")


def test_a_key_written_into_the_dataset_file_is_refused_and_not_repeated(shop):
    with pytest.raises(ConfigurationError, match="expected 'env:NAME'") as told:
        open_dataset(shop(f'pseudonyms = "{SECRET}"'))
    assert SECRET not in str(told.value)


def test_no_file_of_a_run_holds_an_id_or_the_key_and_its_lists_have_the_pseudonyms_of_every_run(
    shop, monkeypatch, tmp_path
):
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    monkeypatch.setenv("SHOP_KEY", SECRET)
    run = runs.run("segmentation", data=str(shop()), lang=("en",), out=tmp_path / "out")
    assert run.status in ("ok", "checks_failed"), run.error
    files = [path for path in run.path.rglob("*") if path.is_file()]
    assert len(files) > 5 and [path.name for path in files if _held(path.read_bytes())] == []
    known = {pseudonyms.pseudonym(f"canary{k}", secret=SECRET.encode(), report="segmentation") for k in range(40)}
    assert {row["customer_id"] for row in _rows(run.path / "tables" / "segments.csv")} == known


def _held(text):
    return [secret for secret in (b"canary", SECRET.encode()) if secret in text]


def _rows(path):
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_without_a_declaration_lists_name_the_customers_for_the_analyst(shop, monkeypatch, tmp_path):
    monkeypatch.delenv("SHOP_KEY", raising=False)
    assert pseudonyms.key(open_dataset(shop("minimum_cell = 10")).privacy) == b""
