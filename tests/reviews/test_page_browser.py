"""The pages as Chromium shows them: no overflow, nothing on the console, nothing requested."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alloway.reviews.page import render_family_page, render_page
from reviews.sample_review import poisoned, sample_review

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no chromium or chromedriver on this machine")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    review = sample_review(6, 5)
    hostile = poisoned(sample_review(3, 3), " <b>x</b> " + "W" * 200 + " \u202eevil שלום")
    made = {
        "review": render_page(review),
        "family": render_family_page(review),
        "hostile": render_page(hostile),
    }
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["review", "family", "hostile"])
def test_page_fits_the_screen_and_the_console_stays_empty(
    browser: Any, pages: dict[str, Path], name: str, width: int
) -> None:
    metrics = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(pages[name].as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = browser.execute_script(
        "return [...document.body.querySelectorAll('*')].filter(e => "
        "e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && "
        "getComputedStyle(e).position !== 'absolute' && !e.closest('thead'))"
        ".map(e => e.tagName + '.' + e.className).slice(0, 5)"
    )
    assert wide == []
    scroll = browser.execute_script("return document.documentElement.scrollWidth")
    assert scroll <= width
    assert browser.get_log("browser") == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_a_source_number_leads_to_its_entry_and_back(browser: Any, pages: dict[str, Path]) -> None:
    browser.get(pages["review"].as_uri())
    script = "document.querySelector('sup.refs a').click(); return location.hash"
    assert browser.execute_script(script) == "#s1"
    back = "document.querySelector('#s1 .back a').click(); return location.hash"
    assert browser.execute_script(back) == "#u1-1"
