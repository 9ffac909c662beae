"""The watch itself: what goes wrong on a visit is noticed, and what is expected is not."""

import pytest
from playwright.sync_api import Browser

from tests.visitor import PHONE, arrival, in_english, without_scripts


def test_whatever_goes_wrong_is_noticed(chromium: Browser, province_site: str) -> None:
    context, watch = arrival(chromium, province_site, PHONE, ())
    page = context.new_page()
    page.goto("/")
    page.evaluate("""async () => {
      const told = kind => new Promise(done => addEventListener(kind, done, {once: true}));
      const all = [told('securitypolicyviolation'), told('error')];
      const picture = document.createElement('img');
      picture.src = 'https://example.invalid/';
      document.body.append(picture);
      setTimeout(() => { throw new Error('out of place'); });
      console.error('said');
      alert('asked');
      await Promise.all(all);
    }""")
    page.goto("/no/such/page")
    context.close()
    kinds = {trouble.partition(":")[0] for trouble in watch.troubles}
    assert kinds == {"breach of the policy", "request to another", "exception", "console", "dialog", "status"}


def test_a_request_to_another_is_noticed(chromium: Browser, province_site: str, unready_site: str) -> None:
    context, watch = arrival(chromium, province_site, PHONE, {503})
    context.new_page().goto(f"{unready_site}/")
    context.close()
    assert watch.troubles[0] == f"request to another: {unready_site}/"


def test_without_scripts_no_script_runs_and_none_is_missed(chromium: Browser, province_site: str) -> None:
    context, watch = arrival(chromium, province_site, without_scripts(PHONE), ())
    page = context.new_page()
    page.goto("/")
    page.evaluate("""() => new Promise(done => {
      const script = document.createElement('script');
      script.src = '/static/any.js';
      script.onerror = done;
      document.head.append(script);
    })""")
    context.close()
    assert watch.troubles == []


@pytest.mark.parametrize(("visitor", "lang"), [(PHONE, "zh-CN"), (in_english(PHONE), "en")])
def test_a_visitor_is_greeted_in_the_language_of_the_browser(open_page, province_site: str, visitor, lang: str) -> None:
    page = open_page(province_site, visitor)
    page.goto("/?place=天心区")
    assert page.evaluate("document.documentElement.lang") == lang


def test_pages_that_are_to_fail_are_expected_to(open_page, unready_site: str, broken_site: str) -> None:
    assert open_page(unready_site, expected={503}).goto("/").status == 503
    assert open_page(broken_site, expected={500}).goto("/?place=天心区").status == 500
