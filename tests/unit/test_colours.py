"""The tokens of the stylesheets: every text stands out from every ground that it is laid on, light and dark."""

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from tests.house import HOUSE

SITE = HOUSE / "locator" / "site" / "static" / "site.css"
ELDER = HOUSE / "locator" / "site" / "elder" / "static" / "site-elder.css"
REPORT = HOUSE / "importer" / "report_page" / "static" / "report.css"
LEAST = 4.5
"""WCAG 1.4.3."""
MORE = 7
"""WCAG 1.4.6, and what the elder view holds itself to."""

# Which text is laid on which ground.
PAIRS = (
    *product(("ink", "soft", "brand"), ("ground", "raised")),
    *product(("ink", "soft", "brand"), ("line",)),  # the shade at the foot of the map's list, which axe cannot judge
    ("on-brand", "brand"),
    ("open", "on-open"),
    ("closed", "on-closed"),
    ("unknown", "on-unknown"),
)
PAIRS_OF_A_REPORT = (
    *product(("ink", "soft", "brand"), ("ground", "raised")),
    *product(("error", "warning", "unknown", "open"), ("ground",)),
    ("unknown", "on-unknown"),
    ("ground", "error"),
)
WITHOUT_TEXTS = {"sea"}
"""A map's ground: what is written there stands in boxes of its own."""
SCHEMES = ("light", "dark")


def tokens(scheme: str, sheet: Path = SITE) -> Mapping[str, str]:
    """The colours by their names, without the two dashes."""
    light, _, behind = sheet.read_text("utf-8").partition("(prefers-color-scheme: dark)")
    dark = behind.partition("\n}\n")[0]
    of_light = dict(_COLOUR.findall(light))
    return of_light if scheme == "light" else {**of_light, **dict(_COLOUR.findall(dark))}


def elder_tokens(scheme: str) -> Mapping[str, str]:
    """The colours of the elder view: its own behind those of the usual one, as the two are served."""
    usual, light, dark = tokens(scheme), tokens("light", ELDER), tokens("dark", ELDER)
    return {**usual, **light} if scheme == "light" else {**usual, **light, **dark}


def tokens_of_more_contrast(scheme: str) -> Mapping[str, str]:
    """The same for somebody who asks for more contrast; there a colour may be another one's."""
    css = SITE.read_text("utf-8").partition("(prefers-contrast: more) {")[2]
    for_all, _, behind = css.partition("(prefers-contrast: more) and (prefers-color-scheme: light)")
    own = behind.partition("\n")[0] if scheme == "light" else ""
    named = {**tokens(scheme), **dict(_COLOUR.findall(own))}
    return {**named, **{name: named[other] for name, other in _OTHER.findall(for_all)}}


_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
_OTHER = re.compile(r"--([a-z-]+): var\(--([a-z-]+)\);")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_formula_is_the_known_one() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_a_text_stands_out_from_its_ground(text: str, ground: str, scheme: str) -> None:
    named = tokens(scheme)
    assert contrast(named[text], named[ground]) >= LEAST


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_a_text_of_the_elder_view_stands_out_further(text: str, ground: str, scheme: str) -> None:
    named = elder_tokens(scheme)
    assert contrast(named[text], named["ground" if ground == "line" else ground]) >= MORE  # the list has no shade


def test_the_elder_view_has_no_soft_ink_and_one_ground() -> None:
    for scheme in SCHEMES:
        named = elder_tokens(scheme)
        assert named["soft"] == named["ink"]
        assert {named[name] for name in named if name == "raised" or name.startswith("on-")} <= {
            named["ground"],
            named["on-brand"],
        }
    assert elder_tokens("light")["brand"] == "#084887"


def test_the_elder_view_s_dark_has_a_colour_of_its_own_for_every_token_that_it_changes() -> None:
    light, both = tokens("light", ELDER), tokens("dark", ELDER)
    assert [name for name in light if light[name] == both[name]] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_who_asks_for_more_contrast_is_given_it(text: str, ground: str, scheme: str) -> None:
    named = tokens_of_more_contrast(scheme)
    # The list has no shade then.
    assert contrast(named[text], named["ground" if ground == "line" else ground]) >= MORE
    assert contrast(named["line"], named["ground"]) >= MORE


def test_in_colours_of_somebodys_own_every_token_is_one_of_those() -> None:
    forced = SITE.read_text("utf-8").partition("(forced-colors: active) {")[2].partition("\n  }\n")[0]
    system = dict(re.findall(r"--([a-z-]+): ([A-Z][A-Za-z]+);", forced))
    assert system.keys() == tokens("light").keys()
    assert [pair for pair in PAIRS if [system[name] for name in pair] == ["Canvas", "Canvas"]] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS_OF_A_REPORT)
def test_a_text_of_a_report_stands_out_from_its_ground(text: str, ground: str, scheme: str) -> None:
    named = tokens(scheme, REPORT)
    assert contrast(named[text], named[ground]) >= LEAST


def test_a_report_has_no_text_or_ground_without_a_pair() -> None:
    css = REPORT.read_text("utf-8")
    texts, grounds = ({pair[side] for pair in PAIRS_OF_A_REPORT} for side in (0, 1))
    assert {*re.findall(r"[{;]\s*color: var\(--([a-z-]+)\)", css)} <= texts
    assert {*re.findall(r"[{;]\s*background(?:-color)?: var\(--([a-z-]+)\)", css)} <= grounds


def test_dark_has_a_colour_of_its_own_for_every_token() -> None:
    light, dark = tokens("light"), tokens("dark")
    assert light.keys() == dark.keys()
    assert [name for name in light if light[name] == dark[name]] == []


def stylesheets() -> list[Path]:
    """Every stylesheet of the pages that stands on the tokens."""
    found = [path for room in ("locator", "maps") for path in sorted((HOUSE / room).rglob("static/*.css"))]
    return [path for path in found if "var(--" in path.read_text("utf-8")]


def test_every_colour_of_a_text_or_a_ground_is_in_a_pair() -> None:
    texts, grounds = ({pair[side] for pair in PAIRS} for side in (0, 1))
    grounds |= WITHOUT_TEXTS
    for path in stylesheets():
        css = path.read_text("utf-8")
        assert {*re.findall(r"[{;]\s*color: var\(--([a-z-]+)\)", css)} <= texts, path.name
        assert {*re.findall(r"[{;]\s*background(?:-color)?: var\(--([a-z-]+)\)", css)} <= grounds, path.name
