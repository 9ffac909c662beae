"""Texts as they may stand in a map."""

import html

import pytest

from maps.safe_text import UnsafeScript, checked_script, html_text, plain_text, safe_address


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("天心区政务服务中心", "天心区政务服务中心", id="Chinese is left alone"),
        pytest.param("<b>&", "&lt;b&gt;&amp;", id="markup"),
        pytest.param("\"'", "&quot;&#x27;", id="ends of an attribute"),
        pytest.param("{{x}}{%", "&#123;&#123;x&#125;&#125;&#123;%", id="Jinja's marks"),
        pytest.param("`${x}`", "&#96;&#36;&#123;x&#125;&#96;", id="JavaScript's template"),
        pytest.param("\\u003c", "&#92;u003c", id="a backslash"),
    ],
)
def test_html_text_reads_the_same_and_is_no_markup(text: str, escaped: str) -> None:
    assert html_text(text) == escaped
    assert html.unescape(escaped) == text


def test_plain_text_has_no_braces_and_no_brackets() -> None:
    assert plain_text("a{{b}}<c>d") == "abcd"


@pytest.mark.parametrize("script", ["</script", "</SCRIPT >", "x = '<!--'"])
def test_a_script_that_could_break_out_is_refused(script: str) -> None:
    with pytest.raises(UnsafeScript):
        checked_script(f"var a = 1; {script}")


def test_a_sound_script_is_left_as_it_is() -> None:
    assert checked_script("if (a < b) {}") == "if (a < b) {}"


@pytest.mark.parametrize(
    "address", ["javascript:x", "data:text/html,x", "http://x", "//x", " https://x", "JAVASCRIPT:"]
)
def test_a_link_leads_to_the_web_a_telephone_or_a_map_program_alone(address: str) -> None:
    assert safe_address(address) is None
    assert safe_address("tel:+8673112345") == "tel:+8673112345"
    assert safe_address('https://x/"') == "https://x/&quot;"
