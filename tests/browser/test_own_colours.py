"""Where somebody has colours of their own, and on paper: states keep their shapes, and codes to scan their black."""

from statistics import mean

import pytest
from playwright.sync_api import Locator, Page

from tests.painted import light_by_line
from tests.visitor import DESKTOP, PHONE

STATES = ("open", "unknown", "closed")


def lightness(page: Page, element: Locator) -> float:
    """How light an element is painted on average, from 0 to 255."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    return mean(light_by_line(page, box))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", [".results .state.{} .shape", ".sketch g.{} circle"])
def test_states_are_told_apart_by_their_shapes_alone(open_page, province_site: str, scheme, shape: str) -> None:
    page = open_page(province_site, PHONE)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto("/?place=天心区")
    shapes = [page.locator(shape.format(state)).first for state in STATES]
    assert len({shape.evaluate("one => getComputedStyle(one).color") for shape in shapes}) == 1
    full, half, ring = (lightness(page, shape) for shape in shapes)
    # A full disc, half a disc, a ring: each has less of the ink, which is light in the dark.
    assert min(half - full, ring - half) * (1 if scheme == "light" else -1) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_a_button_are_seen_in_forced_colours(open_page, province_site: str, scheme) -> None:
    page = open_page(province_site, PHONE)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto("/")
    colours = page.locator("main button[type=submit]").evaluate(
        "button => { const { color, backgroundColor } = getComputedStyle(button); return [color, backgroundColor]; }"
    )
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    # Behind the words the browser paints its canvas, whatever the button's own ground.
    assert canvas not in colours[:1]
    assert colours[0] != colours[1]


@pytest.mark.parametrize(("address", "paper"), [("/windows/430103-HALL", ".on-white"), ("{}/card", "main")])
def test_a_code_stays_black_on_white_in_forced_colours(open_page, province_site: str, address: str, paper) -> None:
    page = open_page(province_site, DESKTOP)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address.format("/windows/430103-HALL"))
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator(paper).evaluate("paper => getComputedStyle(paper).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".code path").evaluate("path => getComputedStyle(path).fill") == "rgb(0, 0, 0)"
    assert lightness(page, page.locator(".code")) < 200


@pytest.mark.parametrize("address", ["/?place=天心区", "/windows/430103-HALL", "/items/2022-05"])
def test_paper_shows_the_answer_and_nothing_to_press(open_page, province_site: str, address: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(":is(button, input, select, textarea, nav a):visible").count() == 0


@pytest.mark.parametrize("address", ["/", "/?place=天心区", "/windows/430103-HALL", "/map", "/map?window=430103-HALL"])
def test_nothing_moves_for_whoever_asked_for_that(open_page, province_site: str, address: str) -> None:
    page = open_page(province_site, PHONE)
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    page.locator("footer").wait_for()
    moving = page.evaluate("""[...document.querySelectorAll('*')].filter(one => {
      const { animationName, scrollBehavior } = getComputedStyle(one);
      return animationName !== 'none' || scrollBehavior === 'smooth';
    }).map(one => one.outerHTML.slice(0, 80))""")
    assert [*moving, *page.evaluate("document.getAnimations().map(one => String(one.transitionProperty))")] == []
