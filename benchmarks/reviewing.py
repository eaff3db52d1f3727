"""How long a reviewer takes who decides on each claim of an entry by a key, in a real browser.

Run: python -m benchmarks.reviewing
"""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.desk import running_desk
from tests.browser.visitor import review_all, visiting

CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Print the keypresses for each decision and the time for the entry: seeing each decision saved, and in a hurry."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for hurried in (False, True):
            with (
                tempfile.TemporaryDirectory() as home,
                running_desk(Path(home)) as desk,
                visiting(browser, desk) as page,
            ):
                sitting = review_all(page, desk, hurried=hurried)
            presses = statistics.median(sitting.presses)
            how = "without waiting" if hurried else "seeing each one saved"
            print(f"{len(sitting.presses)} claims {how}: {sitting.seconds:.1f} s, {presses:g} key each (median)")
        browser.close()


if __name__ == "__main__":
    main()
