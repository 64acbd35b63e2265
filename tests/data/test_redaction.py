"""What says who somebody is does not stay in free text; what merely looks like it does. Numbers are published examples."""

import random
import re

import pandas as pd
import pytest

from workbench.data.redaction import MARKS, names_in, redact, taken_out
from workbench.data.redaction.identities import is_account, is_card, is_identity

IDENTITIES = {  # country -> examples that authorities or handbooks print; a digit changed makes each wrong
    "Austria": ["1237010180"],
    "Belgium": ["85.07.30-033.28"],
    "Bulgaria": ["7523169263"],
    "China": ["11010519491231002X", "440524188001010014"],
    "Croatia": ["94577403194"],
    "Czech Republic, Slovakia": ["710319/2745"],
    "Estonia, Lithuania": ["37605030299", "38703181745"],
    "Finland": ["131052-308T"],
    "France": ["2 55 08 14 168 025 38"],
    "Germany": ["86095742719", "65929970489"],
    "Greece": ["01013099997"],
    "Hungary": ["8071592153"],
    "Ireland": ["1234567T", "1234567FA"],
    "Italy": ["RSSMRA85T10A562S"],
    "Latvia": ["161175-19997"],
    "Netherlands": ["111222333"],
    "Poland": ["44051401359"],
    "Portugal": ["123456789"],
    "Romania": ["1800101221144"],
    "Slovenia": ["0101006500006"],
    "Spain": ["12345678Z", "X1234567L"],
    "Sweden": ["811218-9876", "198112189876"],
}


def one(text: str, *names: str) -> str:
    return redact(pd.Series([text]), names=names)[0]


@pytest.mark.parametrize("number", [each for numbers in IDENTITIES.values() for each in numbers])
def test_a_national_number_is_told_by_its_check_digits_and_taken_out_of_chinese_and_english_sentences(number):
    assert is_identity(number)
    assert one(f"Please correct {number}, thanks") == "Please correct [id], thanks"
    assert one(f"我的号码是{number}。") == "我的号码是[id]。"


@pytest.mark.parametrize("number", [numbers[0] for numbers in IDENTITIES.values()])
def test_most_changes_of_one_digit_make_it_no_national_number_of_its_form(number):
    places = [place for place, character in enumerate(number) if character.isdigit()]
    changed = [number[:k] + str((int(number[k]) + 1) % 10) + number[k + 1 :] for k in places]
    assert sum(map(is_identity, changed)) <= len(changed) / 2


def test_cards_and_accounts_are_told_by_their_check_digits():
    assert all(map(is_card, ["4111111111111111", "5555 5555 5555 4444", "3782-822463-10005", "6212345678901232"]))
    assert not any(map(is_card, ["4111111111111112", "411111111111", "1234567890123456"]))
    assert is_account("GB82 WEST 1234 5698 7654 32") and not is_account("GB83 WEST 1234 5698 7654 32")
    assert one("card 4111-1111-1111-1111, IBAN GB82 WEST 1234 5698 7654 32") == "card [card], IBAN [account]"


@pytest.mark.parametrize(
    "phone",
    [
        "+44 20 7946 0018", "0044 20 7946 0018", "(020) 7946 0018", "020 7946 0018", "0151 23456789", "030/123456", "+49 (0)30 1234567",
        "13800138000", "+86 138 0013 8000", "138-0013-8000", "010-62345678", "(0755)26778888", "400-650-5555", "555-010-1234",
        "(555) 010-1234", "１３８００１３８０００",
    ],
)  # fmt: skip
def test_phone_numbers_in_the_forms_people_write_them_are_taken_out(phone):
    assert one(f"Call {phone} now") == "Call [phone] now"
    assert one(f"请打电话{phone}，谢谢") == "请打电话[phone],谢谢"


@pytest.mark.parametrize(
    "text",
    [
        "Order 202401051234567 of 2024-01-05 at 10:30:45", "Paid 1.299,00 EUR or 1,299.00, 0.123456", "12 chairs, 3 tables, 4 lamps",
        "Size 40-42, 100 x 200 cm, 05/06/2024", "等了九天,订单20240105123456,2024年1月5日", "5 out of 10", "Room 1204, floor 12",
    ],
)  # fmt: skip
def test_orders_dates_amounts_and_counts_stay(text):
    assert one(text) == text


def test_a_number_beside_another_or_beside_a_count_is_still_found():
    assert one("4111 1111 1111 1111 5555 5555 5555 4444 in 5 days") == "[card] [card] in 5 days"
    assert one("PESEL 44051401359 5 days, 3 x 11010519491231002x") == "PESEL [id] 5 days, 3 x [id]"


@pytest.mark.bad_input(37)
def test_addresses_and_links_are_taken_out_where_chinese_stands_right_beside_them():
    assert one("邮箱zhang.wei@qq.com请回复") == "邮箱[email]请回复"
    assert one("Mail Ann.Lee+x@mail.example.co.uk.") == "Mail [email]."
    assert one("见https://x.example/u?id=5。谢谢") == "见[link]。谢谢" and one("at 5 @ night") == "at 5 @ night"


@pytest.mark.bad_input(37)
def test_names_of_customers_are_taken_out_in_any_case_and_words_that_are_names_too_only_as_names():
    names = ["Maria Rossi", "张伟", "欧阳娜娜", "Will Price", "O'Brien"]
    assert one("maria rossi and MARIA's box", *names) == "[name] and [name]'s box"
    assert one("张伟的快递和欧阳娜娜的", *names) == "[name]的快递和[name]的"
    assert (
        one("the price will rise, said Will Price and O’Brien", *names) == "the price will rise, said [name] and [name]"
    )


def test_names_come_from_columns_that_are_headed_as_names_of_people_and_from_no_others():
    people = pd.DataFrame(
        {"customer_id": ["1"], "Last Name": ["Rossi"], "姓名": ["张伟"], "brand_name": ["Acme"], "region": ["North"]}
    )
    assert names_in(people) == ["Rossi", "张伟"] and names_in(people[["region"]]) == []


def test_missing_comments_stay_missing_and_nothing_is_counted_in_them():
    texts = redact(pd.Series(["a@b.example", None, ""]))
    assert texts.isna().tolist() == [False, True, False] and taken_out(texts) == dict.fromkeys(MARKS, 0) | {"email": 1}


@pytest.mark.parametrize("piece", ["1 ", "a", "1", "a.b-c_", "张", "A1", "+1 (", "0-", "@a.a", "(0", "12-"])
def test_a_comment_of_a_hundred_thousand_characters_takes_no_longer_than_its_length(piece):
    """A pattern that goes back over and over would take minutes here."""
    assert isinstance(one(piece * (100_000 // len(piece)), "张伟", "Ann Lee"), str)


def test_what_is_taken_out_once_is_not_taken_out_again_and_no_secret_is_left_in_a_thousand_sentences():
    chance = random.Random(5)
    secrets = [
        "ann@example.org",
        "4111 1111 1111 1111",
        "13800138000",
        "11010519491231002X",
        "+44 20 7946 0018",
        "张伟",
    ]
    words = ["slow", "快递", "price", "质量很好", "5 days", "，", "(", ")", "!", "12"]
    said = pd.Series(
        [" ".join(chance.choice([*secrets, *words]) for _ in range(chance.randrange(1, 9))) for _ in range(1000)]
    )
    first = redact(said, names=["张伟"])
    assert redact(first, names=["张伟"]).tolist() == first.tolist()
    left = [text for text in first if re.search(r"@|4111|138001|1101051949|7946|张伟", text)]
    assert left == []
