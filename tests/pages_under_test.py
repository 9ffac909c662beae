"""The pages that the browser's sweeps go over: one table of where each is, how it is reached and what must be on it.

A new page is one more line here; axe, geometry and the watch follow by themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class PageUnderTest:
    """A page to be judged.

    Parameters
    ----------
    site
        The fixture that serves it (tests/browser_sites.py, tests/browser_map_files.py).
    address
        Where on that site it is.
    has
        A CSS selector of something that must be seen on it.
    status
        The status that it answers with.
    reached_by
        What a visitor still has to do there.
    then
        The status of what that leads to.
    scripts
        Whether scripts reach the visitor.
    elder
        Whether the visitor has chosen the elder view, in which texts and targets have to be larger.
    """

    site: str
    address: str
    has: str
    status: int = 200
    reached_by: Callable[[Page], object] | None = None
    then: int = 200
    scripts: bool = True
    elder: bool = False


def _ask_with_coordinates(page: Page) -> None:
    page.get_by_label("您在哪里").fill("112.98,28.11")
    page.get_by_role("button", name="找最近的窗口").click()


def _ask_in_traditional_signs(page: Page) -> None:
    page.get_by_label("您在哪裡").fill("112.98,28.11")
    page.get_by_role("button", name="找最近的窗口").click()


def _press_for_the_position(page: Page) -> None:
    page.locator("button.locate").click()


def _give_a_rough_position(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 112.98, "latitude": 28.11, "accuracy": 20_000})
    _press_for_the_position(page)


def _come_by_plain_http(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false });")
    page.reload()


def _save_two(page: Page) -> None:
    for row in range(2):
        page.locator(".keep").nth(row).get_by_role("button").first.click()


def _look_at_what_is_saved(page: Page) -> None:
    _save_two(page)
    page.get_by_role("link", name="看收藏的窗口").first.click()


def _lose_the_network(page: Page) -> None:
    _save_two(page)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(page.url)


def _take_one_off(page: Page) -> None:
    _look_at_what_is_saved(page)
    page.get_by_role("button", name="取消收藏").first.click()


def _unfold_ways(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def _open_popup(page: Page) -> None:
    page.locator(".list .group > summary").first.click()
    page.locator(".list .window > summary").first.click()


def _unfold_filters(page: Page) -> None:
    line = page.locator("#filters > summary")
    if line.is_visible():  # where there is room it is unfolded
        line.click()


def _choose_first(page: Page) -> None:
    page.locator("#found-list .entry").first.click()


def _say_position_in_elder_view(page: Page) -> None:
    page.get_by_role("link", name="找最近的窗口").click()
    _ask_with_coordinates(page)
    page.get_by_role("button", name="下一个窗口").click()


def _say_deciding_place_of_several(page: Page) -> None:
    page.locator("#deciding").fill("鼓楼区")
    page.locator("form.search button").click()


def _say_wish_in_elder_view(page: Page) -> None:
    page.get_by_label("用自己的话说").fill("公积金")
    page.get_by_role("button", name="下一步").click()


def _say_position_for_an_item(page: Page) -> None:
    page.get_by_label("您要办什么").fill("公积金")
    _ask_with_coordinates(page)


def _go_to_a_card(page: Page) -> None:
    page.goto("/?place=天心区")
    page.locator(".results h2 a").first.click()
    page.get_by_role("link", name="打印成卡片").click()


def _unfold_lists(page: Page) -> None:
    for summary in page.locator("details > summary").all():
        summary.click()


def _send_nothing_chosen(page: Page) -> None:
    # Past the browser's own check, as one without it sends the form.
    page.locator("form.wrong").evaluate("form => { form.noValidate = true }")
    page.get_by_label("具体情况").fill("下午三点就关门了\n" * 8)
    page.get_by_role("button", name="发送").click()


ELDER_PAGES: Mapping[str, PageUnderTest] = {
    "first page": PageUnderTest("province_site", "/", ".choices a[href^='tel:']"),
    "first page of a sample in English": PageUnderTest("demo_site", "/?lang=en", ".sample"),
    "the wish": PageUnderTest("province_site", "/?step=wish", "[name=wish]"),
    "a wish of several": PageUnderTest(
        "province_site", "/?step=wish", ".choices a", reached_by=_say_wish_in_elder_view
    ),
    "the wish again": PageUnderTest("province_site", "/?step=wish&wish=公积金", "[name=wish]"),
    "the place": PageUnderTest("province_site", "/?step=place", "form.search"),
    "an item that is gone": PageUnderTest("province_site", "/?place=天心区&item=1999-99", ".on a", 422),
    "the last of many results": PageUnderTest("province_site", "/?place=天心区&screen=50", ".turns .message"),
    "the deciding place of several": PageUnderTest(
        "province_site", "/?place=天河区&item=2022-05", ".choices .choose", reached_by=_say_deciding_place_of_several
    ),
    "results by name": PageUnderTest("province_site", "/?place=天心区", ".one .call"),
    "results by position": PageUnderTest("province_site", "/", ".turns .plain", reached_by=_say_position_in_elder_view),
    "results with their ways": PageUnderTest(
        "province_site", "/?place=天心区&screen=2", ".maps a", reached_by=_unfold_ways
    ),
    "results in traditional signs": PageUnderTest("province_site", "/?place=天心區&lang=zh-Hant", ".one .call"),
    "results without a telephone": PageUnderTest("province_site", "/?place=天心区&screen=4&lang=en", ".unstated"),
    "results elsewhere": PageUnderTest("province_site", "/?place=乌鲁木齐市", ".message"),
    "results for an item": PageUnderTest("province_site", "/?place=天心区&wish=临时身份证", ".one .takes"),
    "results without a deciding place": PageUnderTest("province_site", "/?place=天河区&item=2022-05", ".told form"),
    "results in the right place": PageUnderTest(
        "province_site", "/?place=天河区&item=2022-05&home=430100&screen=2", ".one .call"
    ),
    "a place of several": PageUnderTest("province_site", "/?place=鼓楼区", ".choices a"),
    "unknown place": PageUnderTest("province_site", "/?place=没有这个地方", "[role=alert]", 422),
    "a window": PageUnderTest("province_site", "/windows/430103-HALL", ".call"),
    "a window that takes many items": PageUnderTest(
        "many_items_site", "/windows/many-items", ".taken a", reached_by=_unfold_lists
    ),
    "a hostile window": PageUnderTest("hostile_site", "/windows/hostile-2", ".call"),
    "long results": PageUnderTest("long_site", "/?place=天心区", ".one"),
    "a card": PageUnderTest("province_site", "/windows/430103-HALL/card", ".code"),
    "what is wrong with a window": PageUnderTest("corrections_site", "/windows/430103-HALL/wrong", "form.wrong"),
    "unknown page": PageUnderTest("province_site", "/no/such/page", "h1", 404),
    "nothing published": PageUnderTest("unready_site", "/", "h1", 503),
    "a fault of ours": PageUnderTest("broken_site", "/?place=天心区", "h1", 500),
    "the items": PageUnderTest("province_site", "/items", "details p", reached_by=_unfold_lists),
    "a life event": PageUnderTest("province_site", "/items/events/moving", ".outside dt"),
    "an item": PageUnderTest("province_site", "/items/2022-05", "#guide form", reached_by=_unfold_lists),
    "the page for developers": PageUnderTest("province_site", "/docs", "#nearest dl"),
    "questions": PageUnderTest("answers_site", "/help", ".questions a"),
    "a long answer": PageUnderTest("answers_site", "/help/long", ".answer"),
    "the map": PageUnderTest("province_site", "/map", ".mark.cluster"),
    "the map with a popup": PageUnderTest("province_site", "/map?window=430103-HALL", ".popup dl"),
    "the map without scripts": PageUnderTest("province_site", "/map", "#regions a", scripts=False),
}
"""Pages of the elder view: at least one of each template and state."""

PAGES: Mapping[str, PageUnderTest] = {
    "first page": PageUnderTest("province_site", "/", "form.search"),
    "first page of a sample": PageUnderTest("demo_site", "/", ".sample"),
    "a position that is refused": PageUnderTest(
        "province_site", "/", ".said:not(:empty)", reached_by=_press_for_the_position
    ),
    "a position that is refused beside results": PageUnderTest(
        "province_site", "/?place=天心区&lang=en", ".said:not(:empty)", reached_by=_press_for_the_position
    ),
    "a position on plain http": PageUnderTest("province_site", "/", "#locate-unsafe", reached_by=_come_by_plain_http),
    "a rough position": PageUnderTest("province_site", "/", ".results h2", reached_by=_give_a_rough_position),
    "results by name": PageUnderTest("province_site", "/?place=天心区", ".results h2"),
    "results by position": PageUnderTest("province_site", "/", ".results h2", reached_by=_ask_with_coordinates),
    "results that are open": PageUnderTest("province_site", "/?place=天心区&open=true", ".results .state.open"),
    "results with their ways": PageUnderTest("province_site", "/?place=天心区", ".maps a", reached_by=_unfold_ways),
    "results in English": PageUnderTest("province_site", "/?place=天心区&lang=en", ".results h2"),
    "results of a sample": PageUnderTest("demo_site", "/?place=天心区", ".results h2"),
    "results elsewhere": PageUnderTest("province_site", "/?place=乌鲁木齐市", ".message"),
    "results elsewhere, in English": PageUnderTest("province_site", "/?place=乌鲁木齐市&lang=en", ".message + .ways a"),
    "results far from the country": PageUnderTest("province_site", "/?place=2.35,48.85", ".message"),
    "nothing open then": PageUnderTest(
        "province_site", "/?place=天心区&open=true&when=2026-03-03T03:00", ".message + .sketch"
    ),
    "nothing open then in a region": PageUnderTest(
        "province_site", "/?place=天心区&area=430103&open=true&when=2026-03-03T03:00", ".message"
    ),
    "nothing open then that takes an item": PageUnderTest(
        "province_site", "/?place=天心区&item=2022-01&open=true&when=2026-03-03T03:00", ".message"
    ),
    "no windows at all": PageUnderTest("empty_site", "/?place=天心区", ".message + .ways a"),
    "no windows at all that take an item": PageUnderTest("empty_site", "/?place=天心区&item=2022-01", ".told"),
    "first page of no windows": PageUnderTest("empty_site", "/", "form.search"),
    "the map of no windows": PageUnderTest("empty_site", "/map", "#windows-map"),
    "a place of several": PageUnderTest("province_site", "/?place=鼓楼区", ".choices a"),
    "no place": PageUnderTest("province_site", "/?place=", "[role=alert]"),
    "unknown place": PageUnderTest("province_site", "/?place=没有这个地方", "[role=alert]", 422),
    "a window": PageUnderTest("province_site", "/windows/430103-HALL", "dl"),
    "results for an arrival": PageUnderTest("province_site", "/?place=天心区&when=2026-10-01T10:00", ".arrival"),
    "a window at an arrival": PageUnderTest("province_site", "/windows/430103-HALL?when=2026-10-01T10:00", ".week"),
    "a window in English": PageUnderTest("province_site", "/windows/430103-HALL?lang=en", "dl"),
    "a window with its ways": PageUnderTest(
        "province_site", "/windows/430103-HALL", ".maps a", reached_by=_unfold_ways
    ),
    "a window that takes many items": PageUnderTest(
        "many_items_site", "/windows/many-items", ".taken a", reached_by=_unfold_lists
    ),
    "a card": PageUnderTest("province_site", "/windows/430103-HALL/card", ".code"),
    "a card in English": PageUnderTest("province_site", "/windows/430104-HALL/card?lang=en", ".code"),
    "a card of a sample without a code": PageUnderTest("demo_site", "/", "main .sample", reached_by=_go_to_a_card),
    "a card with a sketch": PageUnderTest("many_items_site", "/windows/many-items/card", ".sketch"),
    "a hostile card": PageUnderTest("hostile_site", "/windows/hostile-2/card", ".code"),
    "a long card": PageUnderTest("long_site", "/windows/long-0/card", ".code"),
    "a long card of one word": PageUnderTest("long_site", "/windows/long-1/card?lang=en", ".code"),
    "a window that is closed for good": PageUnderTest("province_site", "/windows/430121-HALL", ".state.closed"),
    "hostile results": PageUnderTest("hostile_site", "/?place=112.985,28.118", ".results h2"),
    "a hostile window": PageUnderTest("hostile_site", "/windows/hostile-2", "dl"),
    "long results": PageUnderTest("long_site", "/?place=天心区", ".results h2"),
    "a long window": PageUnderTest("long_site", "/windows/long-0", "dl"),
    "a long window of one word": PageUnderTest("long_site", "/windows/long-1", "dl"),
    "what is wrong with a window": PageUnderTest("corrections_site", "/windows/430103-HALL/wrong", "form.wrong"),
    "what is wrong, in English": PageUnderTest("corrections_site", "/windows/430103-HALL/wrong?lang=en", "form.wrong"),
    "what is wrong with a long window": PageUnderTest("corrections_site", "/windows/long-1/wrong", "form.wrong"),
    "what was not sent": PageUnderTest(
        "corrections_site",
        "/windows/430103-HALL/wrong",
        "[role=alert]",
        reached_by=_send_nothing_chosen,
        then=422,
    ),
    "what was sent": PageUnderTest("corrections_site", "/windows/430103-HALL/wrong?sent=1", "[role=status]"),
    "a site that takes no notes": PageUnderTest("province_site", "/windows/430103-HALL/wrong", ".message"),
    "unknown window": PageUnderTest("province_site", "/windows/none", "h1", 404),
    "unknown page": PageUnderTest("province_site", "/no/such/page", "h1", 404),
    "nothing published": PageUnderTest("unready_site", "/", "h1", 503),
    "a fault of ours": PageUnderTest("broken_site", "/?place=天心区", "h1", 500),
    "the items": PageUnderTest("province_site", "/items", ".events a"),
    "the items with their groups": PageUnderTest("province_site", "/items", "details p", reached_by=_unfold_lists),
    "the items in English": PageUnderTest("province_site", "/items?lang=en", ".events a"),
    "a wish for an item": PageUnderTest("province_site", "/items?q=租房提取公积金", ".matters p"),
    "a wish for what is none": PageUnderTest("province_site", "/items?q=社保卡", ".outside dt"),
    "a wish that nobody understands": PageUnderTest("province_site", "/items?q=喵喵", ".message"),
    "a life event": PageUnderTest("province_site", "/items/events/moving", ".outside dt"),
    "a life event without items": PageUnderTest("province_site", "/items/events/driving?lang=en", ".message"),
    "an item": PageUnderTest("province_site", "/items/2022-05", "#guide form", reached_by=_unfold_lists),
    "an item in English": PageUnderTest("province_site", "/items/2022-22?lang=en", "#guide form"),
    "an item at its second question": PageUnderTest("province_site", "/items/2022-12?home=430100", ".known"),
    "an item's place of several": PageUnderTest("province_site", "/items/2022-05?asked=鼓楼区", ".choices a"),
    "an item's unknown place": PageUnderTest("province_site", "/items/2022-05?asked=没有这个地方", "[role=alert]", 422),
    "unknown item": PageUnderTest("province_site", "/items/none", "h1", 404),
    "a wish of several": PageUnderTest("province_site", "/?place=天心区&wish=公积金", ".choices .note"),
    "a wish of several from a position": PageUnderTest(
        "province_site", "/", ".choices .choose", reached_by=_say_position_for_an_item
    ),
    "a wish outside": PageUnderTest("province_site", "/?place=天心区&wish=社保卡", ".outside dt"),
    "results for an item": PageUnderTest("province_site", "/?place=天心区&wish=临时身份证", ".results .takes"),
    "results on the web": PageUnderTest("province_site", "/?place=天心区&item=2022-14", ".told .ways a"),
    "results without a deciding place": PageUnderTest("province_site", "/?place=天河区&item=2022-05", ".told form"),
    "results in the right place": PageUnderTest(
        "province_site", "/?place=天河区&item=2022-05&home=430100", ".told .results h2"
    ),
    "results with a provider": PageUnderTest(
        "province_site", "/?place=天河区&item=2022-22&home=350000&lang=en", ".told .ways a"
    ),
    "results of hostile windows for an item": PageUnderTest(
        "hostile_site", "/?place=112.985,28.118&wish=公积金", ".choices .note"
    ),
    "the page for developers": PageUnderTest("province_site", "/docs", "#nearest dl", reached_by=_unfold_ways),
    "the page for developers in English": PageUnderTest("province_site", "/docs?lang=en", "#nearest dl"),
    "results with saved windows": PageUnderTest(
        "province_site", "/?place=天心区", ".keep .said a", reached_by=_save_two
    ),
    "results with long saved windows": PageUnderTest(
        "long_site", "/?place=天心区", ".keep .said a", reached_by=_save_two
    ),
    "saved windows": PageUnderTest("province_site", "/?place=天心区", "#saved h2", reached_by=_look_at_what_is_saved),
    "long saved windows": PageUnderTest("long_site", "/?place=天心区", "#saved h2", reached_by=_look_at_what_is_saved),
    "a saved window taken off": PageUnderTest(
        "province_site", "/?place=天心区", ".said button", reached_by=_take_one_off
    ),
    "no saved windows": PageUnderTest("province_site", "/saved", "#saved-none"),
    "no saved windows, in English": PageUnderTest("province_site", "/saved?lang=en", "#saved-none"),
    "saved windows without scripts": PageUnderTest("province_site", "/saved", "#needs-script", scripts=False),
    "no network": PageUnderTest("province_site", "/?place=天心区", "#saved h2", reached_by=_lose_the_network),
    "questions": PageUnderTest("answers_site", "/help", ".questions a"),
    "questions in English": PageUnderTest("answers_site", "/help?lang=en", ".questions a"),
    "questions that were found": PageUnderTest("answers_site", "/help?q=临时身份证", ".questions .past"),
    "no question found": PageUnderTest("answers_site", "/help?q=今天天气", "[role=alert]"),
    "an answer": PageUnderTest("province_site", "/help/what", ".answer"),
    "an answer in English": PageUnderTest("province_site", "/help/privacy?lang=en", ".answer"),
    "the accessibility statement": PageUnderTest("province_site", "/help/accessibility", ".answer"),
    "the accessibility statement in English": PageUnderTest(
        "province_site", "/help/accessibility?lang=en", "[aria-current]"
    ),
    "an answer past its date": PageUnderTest("answers_site", "/help/past", ".message.past"),
    "a hostile answer": PageUnderTest("answers_site", "/help/hostile", ".answer"),
    "a long answer": PageUnderTest("answers_site", "/help/long", ".answer"),
    "an unknown answer": PageUnderTest("province_site", "/help/none", "h1", 404),
    "the map": PageUnderTest("province_site", "/map", ".mark.cluster"),
    "the map in English": PageUnderTest("province_site", "/map?lang=en", ".mark.cluster"),
    "the map of a city": PageUnderTest("province_site", "/map#11/28.1900/112.9800", ".mark.single"),
    "the map of a sample": PageUnderTest("demo_site", "/map", ".mark.cluster"),
    "the map under a filter": PageUnderTest(
        "province_site", "/map?item=2022-08&open=true&kind=staffed", "#found-list .shares"
    ),
    "the map under a filter, its form unfolded, in English": PageUnderTest(
        "province_site",
        "/map?item=2022-08&lang=en#11/28.1900/112.9800",
        "#filters select",
        reached_by=_unfold_filters,
    ),
    "the map where nothing matches": PageUnderTest(
        "province_site", "/map?group=beijing-tianjin-hebei", "#leave-filter"
    ),
    "the map where nothing here matches": PageUnderTest(
        "province_site", "/map?kind=kiosk#12/30.5000/91.0000", "#show-all"
    ),
    "the map under a filter with a crowd's popup": PageUnderTest(
        "crowded_site", "/map?item=2022-01", ".popup .takes", reached_by=_choose_first
    ),
    "the map under a filter without scripts": PageUnderTest(
        "province_site",
        "/map?group=southwest&item=2022-01",
        "#filters select",
        reached_by=_unfold_filters,
        scripts=False,
    ),
    "the map of an unknown item": PageUnderTest("province_site", "/map?item=none", "h1", 422),
    "the map with a popup": PageUnderTest("province_site", "/map?window=430103-HALL", ".popup dl"),
    "the map with a crowd's popup": PageUnderTest("crowded_site", "/map", ".popup .listed", reached_by=_choose_first),
    "the map with a hostile popup": PageUnderTest("hostile_site", "/map?window=hostile-2", ".popup dl"),
    "the map with a long popup": PageUnderTest("long_site", "/map?window=long-0", ".popup dl"),
    "the map with a popup of one word": PageUnderTest("long_site", "/map?window=long-1", ".popup dl"),
    "the map without scripts": PageUnderTest("province_site", "/map", "#regions a", scripts=False),
    "the map before the first edition": PageUnderTest("unready_site", "/map", "h1", 503),
    "the map of an unknown window": PageUnderTest("province_site", "/map?window=none", "h1", 404),
    "first page in traditional signs": PageUnderTest("province_site", "/?lang=zh-Hant", "form.search"),
    "results by position in traditional signs": PageUnderTest(
        "province_site", "/?lang=zh-Hant", ".turn", reached_by=_ask_in_traditional_signs
    ),
    "results in traditional signs": PageUnderTest(
        "province_site", "/?place=天心區&wish=臨時身分證&lang=zh-Hant", ".results .takes"
    ),
    "a window in traditional signs": PageUnderTest("province_site", "/windows/430103-HALL?lang=zh-Hant", "dl"),
    "the items in traditional signs": PageUnderTest("province_site", "/items?lang=zh-Hant", ".events a"),
    "an item in traditional signs": PageUnderTest("province_site", "/items/2022-05?lang=zh-Hant", "#guide form"),
    "an answer in traditional signs": PageUnderTest("province_site", "/help/privacy?lang=zh-Hant", ".answer"),
    "the map in traditional signs": PageUnderTest("province_site", "/map?lang=zh-Hant", ".mark.cluster"),
    **{f"{name}, elder view": replace(page, elder=True) for name, page in ELDER_PAGES.items()},
    "the map's file": PageUnderTest("demo_map_file", "", ".mark.cluster"),
    "the map's file with a popup": PageUnderTest(
        "demo_map_file", "", ".leaflet-popup-content dl", reached_by=_open_popup
    ),
}
