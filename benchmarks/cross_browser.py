"""The built book in Firefox and in WebKit, Safari's engine: what works in each chapter.

``python benchmarks/cross_browser.py [--site FOLDER]`` moves each control of each explorer, answers a question
and runs a cell, all by keyboard, and prints a row a chapter; with the cell it says whether Python was
restored from its snapshot or started without. The tests drive Chromium alone: run this after a change to
scripts, styles or the page's Python, on a site that ``make html-offline`` built. It needs selenium from PyPI;
firefox-esr, webkit2gtk-driver and xvfb from Debian; and geckodriver, which selenium fetches where there is
none. Without a screen: ``xvfb-run -a python benchmarks/cross_browser.py``.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from benchmark_setup import ROOT, served

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    sys.exit(__doc__)

CELL = ".cell:not(.dl-stub):not(:has(details.hide)):has(.cell_input pre):has(.cell_output)"
FRAME = "return arguments[0].querySelector('svg').innerHTML"
IS_WITHOUT_SNAPSHOT = "return 'dlbasics-without-snapshot' in sessionStorage"
SECONDS = 180


def firefox():
    """Firefox, without a window."""
    options = webdriver.FirefoxOptions()
    options.add_argument("-headless")
    return webdriver.Firefox(options=options)


def webkit():
    """WebKitGTK's small browser; it needs a screen."""
    options = webdriver.WebKitGTKOptions()
    found = [path for lib in ("/usr/lib", "/usr/libexec") for path in Path(lib).glob("**/MiniBrowser")]
    if found:
        options.binary_location = str(max(found))
        options.add_argument("--automation")
    return webdriver.WebKitGTK(options=options)


def press(driver, element, key=Keys.ENTER):
    """Give the keyboard to an element, and press a key."""
    driver.execute_script("arguments[0].focus()", element)
    ActionChains(driver).send_keys(key).perform()


def explorers(driver) -> str:
    """How many controls change the frame, of all."""
    moved, controls = 0, 0
    for figure in driver.find_elements(By.CSS_SELECTOR, "[data-explorer]"):
        for control in figure.find_elements(By.CSS_SELECTOR, "[data-control]"):
            seen = set()
            # Both ends of a control can look alike; what lies between them then does not.
            for key in (Keys.END, Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_RIGHT):
                press(driver, control, key)
                seen.add(driver.execute_script(FRAME, figure))
            moved += len(seen) > 1
            controls += 1
    return f"{moved}/{controls}"


def question(driver) -> str:
    """Whether the first question with options says something of the first one."""
    form = driver.find_element(By.CSS_SELECTOR, '[data-kind="choice"]')
    press(driver, form.find_element(By.CSS_SELECTOR, "input"), Keys.SPACE)
    press(driver, form.find_element(By.CSS_SELECTOR, ".dl-check"))
    return "yes" if form.find_elements(By.CSS_SELECTOR, ".dl-result .dl-verdict") else "NO"


def cell(driver) -> str:
    """How a code cell ends; Python starts first."""
    box = driver.find_element(By.CSS_SELECTOR, CELL)
    press(driver, box.find_element(By.CSS_SELECTOR, ".dl-edit"))
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and not box.find_elements(By.CSS_SELECTOR, ".dl-editor > *"):
        time.sleep(0.1)
    began = time.monotonic()
    press(driver, box.find_element(By.CSS_SELECTOR, "[data-action=run]"))
    state = ""
    while time.monotonic() < end and not state.startswith(("Done", "Ended", "Python")):
        time.sleep(0.1)
        state = box.find_element(By.CSS_SELECTOR, ".dl-status").text
    start = "without snapshot" if driver.execute_script(IS_WITHOUT_SNAPSHOT) else "restored"
    result = "yes" if state.startswith("Done") else state.upper()
    return f"{result}, {time.monotonic() - began:.0f} s, {start}"


def print_rows(make, address: str) -> None:
    """Open each chapter in one browser, and print its row."""
    try:
        driver = make()
    except WebDriverException as error:
        print(f"{make.__name__:10} does not start: {error.msg}\n\n{__doc__}")
        return
    driver.set_window_size(1280, 900)
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        driver.get(f"{address}/chapters/{path.stem}.html")
        done = [action(driver) for action in (explorers, question, cell)]
        print(f"{make.__name__:10} {path.stem:22} {done[0]:>10} {done[1]:>10}  {done[2]}", flush=True)
    driver.quit()


def main() -> None:
    """Open the pages and print the table."""
    parser = argparse.ArgumentParser(description="The book in Firefox and in WebKit.")
    parser.add_argument("--site", type=Path, default=ROOT / "_build" / "html")
    options = parser.parse_args()
    os.environ.setdefault("SE_AVOID_STATS", "true")  # selenium would tell its makers
    print(f"{'':10} {'page':22} {'controls':>10} {'question':>10}  cell")
    with served(options.site) as address:
        for make in (firefox, webkit):
            print_rows(make, address)


if __name__ == "__main__":
    main()
