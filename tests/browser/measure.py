"""Measure published pages from disk at 4x CPU throttle: python tests/browser/measure.py DIRECTORY [RUNS]"""

import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAINT = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0] ?? null"


def first_paint(browser, path: Path) -> float:
    """Return milliseconds to the first contentful paint of one cold page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(path.as_uri(), wait_until="load")
    page.wait_for_function(f"({PAINT}) !== null")
    painted = page.evaluate(PAINT)
    context.close()
    return painted


def main(directory: Path, runs: int) -> None:
    paths = sorted([*directory.glob("*.html"), *directory.glob("*/*/*/report*.html")])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for path in paths:
            times = [first_paint(browser, path) for _ in range(runs)]
            sys.stdout.write(
                f"{path.relative_to(directory)}: {path.stat().st_size / 1000:.0f} kB, "
                f"first paint {statistics.median(times):.0f} ms (slowest {max(times):.0f} ms, {runs} runs)\n"
            )
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
