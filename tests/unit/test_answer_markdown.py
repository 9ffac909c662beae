"""Markdown from anybody: what becomes of it on a page, and what is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.answers.markdown import MarkdownRefused, html_of

HARMLESS = re.compile(
    r"</?(?:p|h[2-6]|ul|ol|li|strong|em|blockquote|pre|code|a)>|<(?:hr|br) />|"
    r'<ol start="[0-9]+">|<code class="language-[^"<>]*">|'
    r'<a href="(?:https?://|tel:|/|#)[^"<>]*"(?: (?:title="[^"<>]*"|rel="noreferrer"|class="alone"))*>'
)


def tags_left(html: str) -> str:
    """What of a piece of HTML is no harmless tag but still looks like one."""
    return "".join(re.findall("[<>]", HARMLESS.sub("", html)))


def test_plain_markdown_is_laid_out_below_the_heading_of_its_page() -> None:
    html = html_of("# 先\n\n一、**看** 办事指南。\n\n- 一\n- 二\n\n> 引\n\n###### 小")
    assert html == (
        "<h2>先</h2>\n<p>一、<strong>看</strong> 办事指南。</p>\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n"
        "<blockquote>\n<p>引</p>\n</blockquote>\n<h3>小</h3>\n"
    )


def test_a_link_that_is_alone_on_its_line_is_told_from_one_in_a_sentence() -> None:
    html = html_of("[a](/b)\n\n- [a](/b)\n- [a](/b) c\n- [a](/b)[c](/d)\n- **[a](/b)**\n\nx")
    assert re.findall('<a [^>]*class="alone">', html) == ['<a href="/b" class="alone">'] * 2
    assert html.count("<a ") == 6


def test_headings_leave_out_no_level_whatever_was_written() -> None:
    html = html_of("#### a\n\n# b\n\n## c\n\n### d\n\n#### e\n\n##### f\n\n###### g\n\n## h")
    assert re.findall("<h([0-9])>", html) == [*"22345663"]
    assert re.findall("</h([0-9])>", html) == [*"22345663"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <img src=x onerror=alert(1)> b", "a &lt;img src=x onerror=alert(1)&gt; b"),
        ("&lt;b&gt; &#60;i&#62; &quot;", "&lt;b&gt; &lt;i&gt; &quot;"),
        ("<!-- x --><style>*{}</style>", "&lt;!-- x --&gt;&lt;style&gt;*{}&lt;/style&gt;"),
        ("<svg/onload=alert(1)>", "&lt;svg/onload=alert(1)&gt;"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("[a](/x 'y\" onclick=\"z')", '<a href="/x" title="y&quot; onclick=&quot;z" class="alone">a</a>'),
        ('[a](/"onmouseover="x)', '<a href="/%22onmouseover=%22x" class="alone">a</a>'),
    ],
)
def test_html_is_shown_as_the_text_that_it_is(text: str, shown: str) -> None:
    assert html_of(text) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "<java\tscript:alert(1)>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "mailto:a@example.invalid",
        "//example.invalid/x",
        "help.html",
        "",
    ],
)
def test_a_link_to_anything_but_the_web_a_telephone_or_this_site_is_refused_and_said(address: str) -> None:
    with pytest.raises(MarkdownRefused, match="链接只能是") as refused:
        html_of(f"一\n\n二 [a]({address})")
    assert refused.value.line == 2
    assert "http://" in refused.value.en


def test_a_stroke_the_other_way_leads_to_no_other_host() -> None:
    assert html_of("[a](/\\example.invalid)") == '<p><a href="/%5Cexample.invalid" class="alone">a</a></p>\n'


def test_links_to_others_carry_no_trace_and_those_to_this_site_keep_the_language() -> None:
    others = "[a](https://example.invalid/?q=1) <http://example.invalid> [b](tel:073112345)"
    text = f"{others} [c](/help/open#x) [d](/?k=5) [e](/?lang=zh)"
    html = html_of(text, ours_in="?lang=en")
    assert re.findall("<a [^>]*>", html) == [
        '<a href="https://example.invalid/?q=1" rel="noreferrer">',
        '<a href="http://example.invalid" rel="noreferrer">',
        '<a href="tel:073112345" rel="noreferrer">',
        '<a href="/help/open?lang=en#x">',
        '<a href="/?k=5&amp;lang=en">',
        '<a href="/?lang=zh">',
    ]


@pytest.mark.parametrize("text", ["![a](https://example.invalid/x.png)", "[![a](/x.png)](/y)", "![][1]\n\n[1]: /x"])
def test_pictures_are_refused(text: str) -> None:
    with pytest.raises(MarkdownRefused, match="不显示图片"):
        html_of(text)


@pytest.mark.parametrize(
    "text",
    ["> " * 300 + "x", "- " * 300 + "x", "1. " * 300 + "x", "*a " * 300 + "a*" * 300, "**" * 400 + "a" + "**" * 400],
)
def test_what_is_nested_deeply_is_refused_before_any_of_it_is_lost(text: str) -> None:
    with pytest.raises(MarkdownRefused, match="层次太深"):
        html_of(text)


@pytest.mark.parametrize("text", ["", " \n\n", "[a]: /b", "---", "&nbsp;"])
def test_what_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(MarkdownRefused, match="空"):
        html_of(text)


@given(
    st.text(alphabet=st.sampled_from("a字 \n\t*_`#>-+1.[]()!<>&;:/\\\"'=~^{}|\u202e\u200b\0javscriptdl"), max_size=200)
)
def test_no_text_becomes_a_tag_that_is_not_one_of_ours(text: str) -> None:
    try:
        html = html_of(text)
    except MarkdownRefused:
        return
    assert tags_left(html) == ""


def test_the_judge_of_tags_is_awake() -> None:
    assert tags_left("<p>x</p><script>") == "<>"
    assert tags_left('<a href="javascript:x">') == "<>"
    assert tags_left('<a href="/" onclick="x">') == "<>"
