"""The map of all windows as tests visit it in a browser: where they look, and what they measure there."""

from playwright.sync_api import Locator, Page

CHANGSHA = "/map#11/28.1900/112.9800"
"""Some seats of 长沙's counties, far enough apart to have a mark each."""

HUNAN = "/map#7/27.5/112.5"
"""The cities of 湖南, each a mark."""

# Sizes as they are on the screen, and what of a text cannot be seen.
TARGETS = """() => [...document.querySelectorAll('.windows-map a, .windows-map button')]
  .map(one => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.right > 0 && box.width && (box.height < 43.5 || box.width < 43.5)).map(([html]) => html)"""
"""What is smaller than a finger, as a script for the page."""


def shown(page: Page, address: str) -> Page:
    """The map at an address, once its first view is drawn."""
    page.goto(address)
    page.wait_for_selector(".mark")
    return page


def singles(page: Page) -> Locator:
    """The marks of one window that can be seen whole."""
    return page.locator(".mark.single")


def named(element: Locator, attribute: str = "title") -> str:
    """What an attribute says; it is there."""
    text = element.get_attribute(attribute)
    assert text
    return text


def near_the_middle(page: Page) -> Locator:
    """The entry of the list that is nearest to the map's middle."""
    return page.locator("#found-list > li").first
