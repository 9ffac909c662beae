"""Visits to a page in Chromium: what its bodies weigh as they are sent, and when the map's first marks are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

SLOWED = 4
"""How many times slower the processor is made where time is measured."""

DESK = (1280, 800)
PHONE = (390, 844)
_ANSWER_MS = 300_000

# The page says it on its console: to ask it would load the asker's own script into it, which takes its time as well.
_DRAWN = """
const painted = new MessageChannel();
painted.port1.onmessage = () => console.log('drawn at', performance.now());
new MutationObserver((changes, watch) => {
  if (!document.querySelector('.mark, .search')) return;
  watch.disconnect();
  requestAnimationFrame(() => painted.port2.postMessage(null));
}).observe(document, {childList: true, subtree: true});
"""


@contextmanager
def visiting(chromium: Browser, size: tuple[int, int]) -> Iterator[BrowserContext]:
    """A profile that has kept nothing."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    yield context
    context.close()


def sent(chromium: Browser, address: str, size: tuple[int, int] = PHONE, last: str = "") -> dict[str, int]:
    """The bytes of every body that a first visit brings, by address without its query.

    Where `last` is given, the page is the map, and the visit is over once its list is laid and an answer has come from
    an address with `last` in it: its base map may be long in coming from a machine that has other things to do.
    """
    with visiting(chromium, size) as context:
        page = context.new_page()
        come = []
        page.on("requestfinished", lambda request: come.append((request.url.partition("?")[0], request)))
        if last:
            with page.expect_event("requestfinished", lambda request: last in request.url, timeout=_ANSWER_MS):
                page.goto(address)
            page.wait_for_selector("#found-count:not(:empty)", timeout=_ANSWER_MS)
        else:
            page.goto(address)
            page.wait_for_load_state("networkidle")
        return {url: request.sizes()["responseBodySize"] for url, request in come}


def drawn_ms(chromium: Browser, address: str, size: tuple[int, int], before: str | None) -> float:
    """How long until the marks of the first view are drawn on a slow processor: one visit, after the page `before`."""
    with visiting(chromium, size) as context:
        page: Page = context.new_page()
        if before:
            page.goto(before)
        page.add_init_script(_DRAWN)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        with page.expect_console_message(lambda told: told.text.startswith("drawn at ")) as told:
            page.goto(address, wait_until="commit")
        return float(told.value.text.removeprefix("drawn at "))
