"""Pictures of pages under test, kept where somebody wants to look at them.

PICTURES=/tmp/pictures python -m pytest tests/browser
"""

import os
from pathlib import Path

from playwright.sync_api import Page


def photograph(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture of what a page shows, or of the whole page; without `PICTURES` in the environment, do nothing."""
    folder = os.environ.get("PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)
