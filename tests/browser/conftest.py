"""One browser for all tests, and the pages they open; without chromium the tests say so and are skipped."""

import functools
import runpy
import shutil
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest

from workbench.report import edition, portal, results

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
REPORTS = {"en": "report.html", "zh": "report.zh.html"}


@pytest.fixture(scope="module")  # while it is open, its event loop runs: no other module's tests are to meet it
def browser():
    if CHROMIUM is None:
        pytest.skip("needs chromium, which is not installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory, staging, request) -> SimpleNamespace:
    """A directory of published reports: the real one where a session fixture `published` gives it, else the sample."""
    try:
        return _described(Path(request.getfixturevalue("published")))
    except pytest.FixtureLookupError:
        return _described(_sample_site(tmp_path_factory.mktemp("site")))


def _described(directory: Path) -> SimpleNamespace:
    newest = max(path.parent for path in directory.glob("*/*/*/report.html"))
    return SimpleNamespace(
        directory=directory,
        folder=newest,
        en=newest / REPORTS["en"],
        zh=newest / REPORTS["zh"],
        index=directory / "index.html",
        index_zh=directory / "index.zh.html",
    )


def _sample_site(directory: Path) -> Path:
    sample = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "report" / "edition" / "sample.py")))
    earlier = [sample.earlier(k, shift=0.004 * (-1) ** k) for k in range(8, 0, -1)]
    notebook = sample.notebook()
    run = sample.built(notebook)
    for made in [*earlier, run]:
        folder = directory / "cohort" / "all" / made["run_id"]
        folder.mkdir(parents=True)
        results.write(folder / "results.json", made)
    for lang, name in REPORTS.items():
        index = "../../../" + portal.FILES[lang]
        page = edition.render(notebook, run, lang=lang, previous=earlier, siblings=REPORTS, index=index)
        (directory / "cohort" / "all" / run["run_id"] / name).write_text(page, "utf-8")
    portal.build(directory, now="2024-12-30T00:00:00+00:00")
    return directory


@pytest.fixture
def open_page(browser):
    """Open a file in a fresh context; what it asked for and what it complained about are kept on the page."""
    contexts = []

    def opened(path: Path, *, width: int = 1280, scheme: str = "light", scripts: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@functools.cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def violations():
    """Return what axe-core finds wrong with a page: rule and the elements that break it."""

    def found(page) -> list[str]:
        page.evaluate(_axe())
        report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}" for v in report["violations"]]

    return found
