"""Consent and objection as columns of the customers table: who is left out, where it is counted, and what is refused."""

import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

PEOPLE = "customer_id,agreed,objects\nann,yes,no\nbob,yes,yes\ncat,no,\ndan,,no\neve,YES,\n"
WHO = ("ann", "bob", "cat", "dan", "eve", "fay")  # nothing is known of Fay
ORDERS = "customer_id,order_id,ordered_at,amount\n" + "".join(f"{who},{who},2024-03-01,5\n" for who in WHO)
TABLES = {"transactions": ORDERS, "customers": PEOPLE}


def used(path, table="transactions"):
    return sorted(open_dataset(path).table(table).to_pandas().customer_id)


def test_who_objected_is_in_no_table_and_counted_in_each(company):
    path = company(TABLES, more='[privacy]\nobjection = "objects"\n')
    assert used(path) == ["ann", "cat", "dan", "eve", "fay"] and used(path, "customers") == ["ann", "cat", "dan", "eve"]
    ledger = open_dataset(path).ledger
    assert ("transactions", "objected", 1) in ledger and ("customers", "objected", 1) in ledger


def test_where_consent_is_asked_for_only_those_on_record_with_it_are_read(company):
    path = company(TABLES, more='[privacy]\nconsent = "agreed"\nobjection = "objects"\n')
    assert used(path) == used(path, "customers") == ["ann", "eve"]
    ledger = open_dataset(path).ledger
    assert ("transactions", "objected", 1) in ledger and ("transactions", "without consent", 3) in ledger


def test_of_several_rows_one_objection_counts_and_consent_only_if_all_have_it(company):
    people = "customer_id,agreed,objects\nann,yes,no\nann,no,no\nbob,yes,no\nbob,yes,yes\neve,yes,no\n"
    path = company(
        {"transactions": ORDERS, "customers": people}, more='[privacy]\nconsent = "agreed"\nobjection = "objects"\n'
    )
    assert used(path) == ["eve"]


def test_consent_that_is_withdrawn_later_leaves_nothing_in_the_cache(company, tmp_path):
    more = '[privacy]\nconsent = "agreed"\n'
    orders, people = ORDERS.replace("ann", "ann-canary"), PEOPLE.replace("ann", "ann-canary")
    assert "ann-canary" in used(company({"transactions": orders, "customers": people}, more=more))
    people = people.replace("ann-canary,yes", "ann-canary,no")
    assert used(company({"transactions": orders, "customers": people}, more=more)) == ["bob", "eve"]
    held = [p.name for p in (tmp_path / ".cache").rglob("*") if p.is_file() and b"ann-canary" in p.read_bytes()]
    assert held == []


def test_a_word_that_is_neither_yes_nor_no_is_refused_rather_than_taken_for_either(company):
    people = PEOPLE.replace("cat,no,", "cat,perhaps,")
    with pytest.raises(DataFault, match="'agreed' says 'perhaps', which is neither yes nor no"):
        open_dataset(company({"transactions": ORDERS, "customers": people}, more='[privacy]\nconsent = "agreed"\n'))


def test_a_column_or_a_table_that_is_not_there_is_refused(company):
    with pytest.raises(ConfigurationError, match="no such column. Did you mean 'agreed'"):
        open_dataset(company(TABLES, more='[privacy]\nconsent = "agred"\n'))
    with pytest.raises(ConfigurationError, match="there is no section"):
        open_dataset(company({"transactions": ORDERS}, more='[privacy]\nconsent = "agreed"\n'))


def test_opt_out_is_a_refusal_of_consent_and_of_an_objection_it_is_not_guessed_what_it_says(company):
    people = "customer_id,mail\nann,opt-in\nbob,opt-out\n"
    tables = {"transactions": ORDERS, "customers": people}
    assert used(company(tables, more='[privacy]\nconsent = "mail"\n')) == ["ann"]
    with pytest.raises(DataFault, match="'mail' says 'opt-in', 'opt-out'"):
        open_dataset(company(tables, more='[privacy]\nobjection = "mail"\n'))
