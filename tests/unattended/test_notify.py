"""Who is to hear of a run hears of it: by file, mail and webhook, of failures, odd numbers and old data only."""

import datetime as dt
import email
import email.policy
import http.server
import json
import re
import shutil
import threading

import pytest

from tests.unattended.mailbox import Mailbox, certificate, serve
from tests.unattended.records import START, lay
from workbench.data.description import read
from workbench.errors import AnalysisFailed, ConfigurationError
from workbench.execution import notify, post

SHOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'
USUAL = [0.30, 0.31, 0.30, 0.29, 0.30, 0.31]  # mean 0.3017, mean moving range 0.01: 0.2751 to 0.3283 is usual


def described(folder, told=""):
    (folder / "shop.toml").write_text(SHOP + told)
    return read(folder / "shop.toml")


def message(folder, told="", day=10):
    return notify.message(described(folder, told), folder / "out", START + dt.timedelta(days=day))


def alarms(told, lang="en"):
    return [line for report in told["reports"] for line in report["alarms"][lang]]


def laid(folder, values):
    for day, value in enumerate(values):
        lay(folder / "out", day, value)


def test_when_all_is_as_usual_nothing_needs_a_look(tmp_path):
    laid(tmp_path, [*USUAL, 0.325])
    told = message(tmp_path)
    assert (alarms(told), told["alarm"]) == ([], False)
    assert told["subject"] == "Web shop: reports 1, to look at 0"
    assert "Nothing needs a look." in told["text"] and "没有需要查看的内容。" in told["text"]


def test_a_headline_outside_the_band_of_its_earlier_runs_is_told_with_the_band(tmp_path):
    laid(tmp_path, [*USUAL, 0.34])
    told = message(tmp_path)
    assert alarms(told) == ["Retention <retention_1>: 34.0%, where 27.5% to 32.8% has been usual."]
    assert alarms(told, "zh") == ["Retention <retention_1>：34.0%；以往通常在 27.5% 至 32.8% 之间。"]


def test_with_fewer_than_five_earlier_runs_no_band_is_known_and_none_is_told(tmp_path):
    laid(tmp_path, [0.30, 0.30, 0.30, 0.30, 0.9])
    assert alarms(message(tmp_path)) == []


def test_a_value_that_is_not_known_is_not_outside(tmp_path):
    laid(tmp_path, [*USUAL, None])
    assert alarms(message(tmp_path)) == []


def test_a_failed_run_is_told_beside_the_numbers_of_the_last_good_one(tmp_path):
    laid(tmp_path, [0.30])
    lay(tmp_path / "out", 1, status="failed")
    told = message(tmp_path)
    assert alarms(told) == [
        "The last run failed. The numbers below are those of the last good run, made on 1 January 2026."
    ]
    assert "30%" in told["text"]
    assert [report["status"] for report in told["reports"]] == ["failed"]


def test_a_report_that_never_succeeded_is_told_so(tmp_path):
    lay(tmp_path / "out", 1, status="failed")
    assert alarms(message(tmp_path)) == ["No run has succeeded so far."]


def test_old_data_are_told_after_the_declared_days_and_not_before(tmp_path):
    laid(tmp_path, [0.30])  # data to 31 December 2025
    declared = "[alerts]\nstale_after_days = 10\n"
    assert alarms(message(tmp_path, declared, day=9)) == []
    assert alarms(message(tmp_path, declared, day=10)) == ["The data end on 31 December 2025, 11 days ago."]


def test_a_record_that_cannot_be_read_is_told_and_the_others_stand(tmp_path):
    laid(tmp_path, [0.30])
    place = lay(tmp_path / "out", 2, analysis="churn")
    (place / "results.json").write_text("{")
    told = message(tmp_path)
    assert told["alarm"] and "cannot be read: churn/all" in told["text"] and "30%" in told["text"]


def test_nothing_is_told_of_another_dataset_in_the_same_folder(tmp_path):
    laid(tmp_path, [0.30])
    (tmp_path / "shop.toml").write_text(SHOP.replace('"shop"', '"other"'))
    with pytest.raises(ConfigurationError, match="no report of 'other' to tell of"):
        notify.message(read(tmp_path / "shop.toml"), tmp_path / "out", START)


def test_a_digest_of_many_reports_is_one_mail_of_at_most_60_kb_that_counts_what_it_leaves_out(tmp_path):
    for number in range(60):
        lay(tmp_path / "out", 0, 0.3, analysis=f"report_{number:02d}")
    lay(tmp_path / "out", 1, status="failed", analysis="report_59")
    told = message(tmp_path)
    size = len(told["text"].encode()) + len(told["html"].encode())
    assert 50_000 < size <= 60_000
    assert told["text"].index("The last run failed") < 200, "what needs a look stands first"
    left = int(re.search(r"Left out for want of room: (\d+) reports", told["text"])[1])
    assert left == 60 - told["text"].split("Made from")[0].count("==")
    assert len(told["reports"]) == 60


def test_the_html_is_what_outlook_draws_with_word_can_show(tmp_path):
    laid(tmp_path, [*USUAL, 0.34])
    page = message(tmp_path)["html"]
    assert "Retention &lt;retention_1&gt;" in page and "<retention_1>" not in page
    assert not re.search(r"<style|<script|<svg|<img|<link|class=|flex|grid|url\(|@media|<div[^>]*style", page)
    cells = re.findall(r"<t[dh][^>]*>", page)
    assert cells and all("style=" in cell or cell == "<td>" for cell in cells)
    assert page.count('lang="en"') >= 1 and page.count('lang="zh-Hans"') >= 1


def test_links_are_given_when_an_address_is_declared(tmp_path):
    laid(tmp_path, [0.30])
    told = message(tmp_path, '[alerts]\naddress = "https://reports.example.com/shop/"\n')
    assert 'href="https://reports.example.com/shop/cohort/all/20260101T030000000Z-000000/report.html"' in told["html"]
    assert "<a " not in message(tmp_path)["html"]


def test_without_a_section_the_message_lies_in_files_and_goes_nowhere(tmp_path, monkeypatch):
    laid(tmp_path, [0.30])
    monkeypatch.setattr(post.smtplib, "SMTP", None)
    monkeypatch.setattr(post.urllib.request, "build_opener", None)
    files = notify.send(message(tmp_path), described(tmp_path), tmp_path / "out")
    assert [path.name for path in files] == ["message.json", "message.txt", "message.html"]
    assert json.loads(files[0].read_text("utf-8"))["subject"] == "Web shop: reports 1, to look at 0"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("needs openssl, which is not here")
    return certificate(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def box(papers, monkeypatch):
    found = Mailbox()
    server = serve(found, *papers)
    monkeypatch.setenv("SSL_CERT_FILE", str(papers[0]))
    monkeypatch.setenv("SHOP_USER", "shop")
    monkeypatch.setenv("SHOP_PASSWORD", "right")
    yield found
    server.shutdown()
    server.server_close()


def mail(port, more=""):
    return (
        f'[alerts.mail]\nfrom = "reports@example.com"\nto = ["ann@example.com"]\nserver = "localhost:{port}"\n'
        f'user = "env:SHOP_USER"\npassword = "env:SHOP_PASSWORD"\n{more}'
    )


def test_the_mail_arrives_encrypted_with_text_and_html_in_both_languages(tmp_path, box):
    laid(tmp_path, [*USUAL, 0.34])
    told = mail(box.port)
    notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    assert box.logins == [("shop", "right", True)] and box.encrypted == [True]
    [letter] = [email.message_from_bytes(raw, policy=email.policy.default) for raw in box.letters]
    assert (letter["To"], letter["Subject"]) == ("ann@example.com", "Web shop: reports 1, to look at 1")
    assert "has been usual" in letter.get_body(("plain",)).get_content()
    assert "以往通常" in letter.get_body(("html",)).get_content()
    assert len(box.letters[0]) <= 1.4 * 60_000


def test_a_mail_is_sent_on_an_alarm_only_unless_always_is_asked(tmp_path, box):
    laid(tmp_path, [0.30])
    for told, letters in ((mail(box.port), 0), (mail(box.port, 'when = "always"\n'), 1)):
        notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
        assert len(box.letters) == letters


def test_a_server_without_encryption_is_given_neither_password_nor_mail(tmp_path, papers, monkeypatch):
    found = Mailbox()
    server = serve(found, *papers, starttls=False)
    monkeypatch.setenv("SHOP_USER", "shop")
    monkeypatch.setenv("SHOP_PASSWORD", "right")
    laid(tmp_path, [*USUAL, 0.34])
    told = mail(found.port)
    with pytest.raises(AnalysisFailed, match="the mail was not taken"):
        notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    server.shutdown()
    server.server_close()
    assert found.logins == found.letters == []
    assert (tmp_path / "out" / "message.txt").is_file()


def test_a_wrong_password_is_told_without_it(tmp_path, box, monkeypatch):
    monkeypatch.setenv("SHOP_PASSWORD", "wr0ng-secret")
    laid(tmp_path, [*USUAL, 0.34])
    told = mail(box.port)
    with pytest.raises(AnalysisFailed) as refused:
        notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    assert "wr0ng-secret" not in str(refused.value) and "SMTPAuthenticationError" in str(refused.value)


def test_a_variable_that_is_not_set_is_named(tmp_path, box, monkeypatch):
    monkeypatch.delenv("SHOP_PASSWORD")
    laid(tmp_path, [*USUAL, 0.34])
    told = mail(box.port)
    with pytest.raises(ConfigurationError, match="names the environment variable SHOP_PASSWORD, which is not set"):
        notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")


@pytest.fixture
def hook():
    """A web server that keeps what it is sent, and answers as it is told."""
    kept, answer = [], [200]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            kept.append((self.path, self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answer[0])
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/hook", kept, answer
    server.shutdown()
    server.server_close()


def test_a_webhook_is_sent_alarms_as_json_and_only_on_an_alarm(tmp_path, hook, monkeypatch):
    address, kept, _ = hook
    monkeypatch.setenv("SHOP_HOOK", address)
    told = '[alerts]\nwebhook = "env:SHOP_HOOK"\n'
    laid(tmp_path, USUAL)
    notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    assert kept == []
    lay(tmp_path / "out", 6, 0.34)
    notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    [(path, kind, body)] = kept
    assert (path, kind) == ("/hook", "application/json")
    assert sorted(json.loads(body)) == ["alarm", "reports", "subject"]


@pytest.mark.parametrize("status", [302, 500])
def test_a_webhook_that_does_not_take_it_or_sends_it_elsewhere_is_a_failure(tmp_path, hook, status):
    address, kept, answer = hook
    answer[0] = status
    laid(tmp_path, [*USUAL, 0.34])
    told = f'[alerts]\nwebhook = "{address}"\n'
    with pytest.raises(AnalysisFailed, match=f"did not take the message .*{status}"):
        notify.send(message(tmp_path, told), described(tmp_path, told), tmp_path / "out")
    assert [path for path, *_ in kept] == ["/hook"]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ('[alerts]\nwebhook = "ftp://x"\n', "begins with https://"),
        ('[alerts]\nwebhook = "https://user:pass@x/y"\n', "'env:NAME' where it holds a secret"),
        ("[alerts]\nstale_after_days = 0\n", "expected 1 or more"),
        ('[alerts]\nlanguages = ["xx"]\n', "'xx' is not a language of the reports"),
        ('[alerts.mail]\nto = ["ann@example.com"]\n', "from is missing"),
        (mail(25).replace("env:SHOP_PASSWORD", "hunter2"), "'password' is to be 'env:NAME'"),
        (mail(25, 'when = "allways"\n'), "Did you mean 'always'"),
        (mail(25).replace("ann@example.com", "Ann"), "'Ann': is not an address"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_alert_is_refused_in_the_dataset_file(tmp_path, told, wrong):
    with pytest.raises(ConfigurationError, match=re.escape(wrong)) as refused:
        described(tmp_path, told)
    assert "hunter2" not in str(refused.value) and "pass@" not in str(refused.value)
