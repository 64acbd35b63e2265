import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.report.exports import csv, csv_link, export, safe_text

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", " =1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.bad_input(38)
@pytest.mark.parametrize("cell", FORMULAS)
def test_no_text_is_taken_for_a_formula(cell):
    assert safe_text(cell) == "'" + cell


def test_numbers_stay_numbers_and_plain_text_stays_as_it_is():
    frame = pandas.DataFrame({"n": [-1, 2], "x": [-0.5, None], "t": ["a-b", None], "m": ["[c]", -3]})
    assert csv(frame) == "n,x,t,m\n-1,-0.5,a-b,[c]\n2,,,-3\n"


def test_column_names_are_made_safe_too():
    assert csv(pandas.DataFrame({"=cmd": [1]})) == "'=cmd\n1\n"


def test_periods_and_dates_are_iso():
    frame = pandas.DataFrame(
        {"month": pandas.period_range("2024-09", periods=1, freq="M"), "day": pandas.to_datetime(["2024-09-30"])}
    )
    assert csv(frame) == "month,day\n2024-09,2024-09-30\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")), min_size=1))
def test_a_spreadsheet_reads_back_what_was_written(cells):
    back = pandas.read_csv(io.StringIO(csv(pandas.DataFrame({"t": cells}))), dtype=str, keep_default_na=False)
    assert list(back["t"]) == [safe_text(cell) for cell in cells]


def test_an_export_leaves_a_file_and_only_its_name(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_STAGING", str(tmp_path))
    item = export("risk", pandas.DataFrame({"customer_id": ["C1", "=C2"], "p": [0.25, 0.5]}))
    written = (tmp_path / "tables" / "risk.csv").read_bytes()
    assert written == "\ufeffcustomer_id,p\nC1,0.25\n'=C2,0.5\n".encode()
    assert item.data == {"name": "risk", "path": "tables/risk.csv", "rows": 2, "columns": ["customer_id", "p"]}
    assert "C1" not in str(item._repr_mimebundle_())


@pytest.mark.parametrize("name", ["../risk", "Risk", "", "a/b", "x" * 65, "a b"])
def test_a_name_that_could_leave_its_folder_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_STAGING", str(tmp_path))
    with pytest.raises(ValueError, match="export name"):
        export(name, pandas.DataFrame({"a": [1]}))
    assert list(tmp_path.iterdir()) == []


def test_the_link_holds_the_whole_file_with_its_mark_and_no_character_that_could_leave_it():
    link = csv_link(pandas.DataFrame({"t": ['"><script>', "店 1#2"]}))
    assert link.startswith("data:text/csv;charset=utf-8,%EF%BB%BFt%0A")
    assert not set('"<># ') & set(link)
