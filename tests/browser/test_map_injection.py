"""Whatever a sheet's texts say, on a map they are texts: 47 positions, nine payloads, in a real browser."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from maps.safe_text import plain_text
from tests.hostile_map import PAYLOADS, POSITIONS, hostile, hostile_map, kept
from tests.visitor import settled

# What the page shows in each position, read from the page itself; tooltips and popups are opened one after the other.
READ = """async () => {
  const opened = async number => {
    document.querySelector(`#window-${number} summary`).click();
    while (!document.querySelector('.leaflet-popup')) await new Promise(requestAnimationFrame);
  };
  const closed = () => {
    map_tongban.closePopup();
    document.querySelectorAll('.leaflet-popup').forEach(popup => popup.remove());
  };
  const unscripted = document.querySelector('main noscript').textContent;
  const text = (selector, number = 0) => document.querySelectorAll(selector)[number].textContent;
  const layers = Object.values(map_tongban._layers).filter(layer => layer.feature);
  const area = layers.find(layer => layer.feature.geometry.type === 'Polygon');
  const shown = {
    'title': text('title'), 'heading': text('h1'),
    'mark': text('.sample strong'), 'meaning of the mark': text('.sample span'),
    'language': document.documentElement.lang,
    'label': document.querySelector('.map').getAttribute('aria-label'), 'legend title': text('.legend h2'),
    'first legend entry': text('.legend li'), 'second legend entry': text('.legend li', 1),
    'source': document.querySelector('.source').firstChild.data.slice(0, -1), 'review': text('.source span'),
    'keys': text('.keys'), 'show all': text('.tools button'), 'place name': text('.leaflet-names-pane .name'),
    'area layer': text('.leaflet-control-layers-overlays span span').slice(1),
    'first layer': text('.leaflet-control-layers-overlays label:nth-child(2) span span').slice(1),
    'second layer': text('.leaflet-control-layers-overlays label:nth-child(3) span span').slice(1),
  };
  const [crowd, single] = document.querySelectorAll('.mark');
  shown['point name'] = single.getAttribute('aria-label');
  shown['single mark'] = single.title;
  shown["crowd's mark"] = crowd.getAttribute('aria-label');
  shown["crowd's name"] = crowd.title;
  area.openTooltip();
  shown['area tooltip'] = text('.leaflet-tooltip:last-child');
  const search = document.querySelector('.search input');
  search.value = 'another';
  search.dispatchEvent(new Event('input'));
  search.value = '';
  search.dispatchEvent(new Event('input'));
  Object.assign(shown, {
    'list title': text('.side h2'), 'list hint': text('.side .hint'), 'search label': text('.search label'),
    'without script': new DOMParser().parseFromString(unscripted, 'text/html').body.textContent,
    'search count': text('.search [role=status]'), 'group heading': text('h3'), 'list entry': text('#window-0 summary'),
    'list fact label': text('#window-0 dt'), 'list fact text': text('#window-0 dd'),
    'list linked address': document.querySelector('#window-0 a').getAttribute('href'),
    'list links': document.querySelectorAll('.list a').length,
    'zoom in': document.querySelector('.leaflet-control-zoom-in').title,
    'zoom out': document.querySelector('.leaflet-control-zoom-out').title,
  });
  await opened(1);
  shown['several at a point'] = text('.leaflet-popup-content strong');
  shown['folded entry'] = text('.leaflet-popup-content details summary', 1);
  closed();
  await opened(0);
  shown['show button'] = text('#window-0 button');
  shown['close button'] = document.querySelector('.leaflet-popup-close-button').getAttribute('aria-label');
  shown['point popup'] = text('.leaflet-popup-content strong');
  shown['fact label'] = text('.leaflet-popup-content dt');
  shown['fact text'] = text('.leaflet-popup-content dd');
  shown['linked label'] = text('.leaflet-popup-content dt', 1);
  shown['linked text'] = text('.leaflet-popup-content a');
  shown['linked address'] = document.querySelector('.leaflet-popup-content a').getAttribute('href');
  shown['links'] = document.querySelectorAll('.leaflet-popup-content a').length;
  closed();
  map_tongban.setView([28.5, 112.5], 14, { animate: false });
  shown['count in view'] = text('.search [role=status]');
  area.openPopup();
  shown['area popup'] = text('.leaflet-popup-content strong');
  shown['area fact label'] = text('.leaflet-popup-content dt');
  shown['area fact text'] = text('.leaflet-popup-content dd');
  return shown;
}"""
WATCH = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', event => window.__violations.push(event.violatedDirective));
"""


class Watched:
    """A page under watch: whatever it asks for, says or trips over is written down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.happened: list[str] = []
        page.add_init_script(WATCH)
        page.on("dialog", self._close)
        page.on("pageerror", lambda error: self.happened.append(f"an error: {error}"))
        page.on("request", lambda request: self._note(request.url))

    def _close(self, dialog: Dialog) -> None:
        self.happened.append("a dialog")
        dialog.dismiss()

    def _note(self, address: str) -> None:
        if not address.startswith("data:"):
            self.happened.append(address)

    def shown(self, address: str) -> Mapping[str, Any]:
        """What a map shows in each position, once everything in it has been opened."""
        # So wide that any name has room on the map.
        self.page.set_viewport_size({"width": 4000, "height": 800})
        self.page.goto(address)
        settled(self.page)
        shown = self.page.evaluate(READ)
        settled(self.page)
        return dict(shown)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("guarded", [True, False], ids=["with its policy", "without its policy"])
def test_a_text_is_shown_as_a_text_and_nothing_runs(page: Page, tmp_path: Path, payload: str, guarded: bool) -> None:
    # The policy would stop most of what gets out of its text; without it, the escaping stands alone.
    html = hostile_map(payload)
    unguarded, policies = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert policies == 1
    address = kept(tmp_path, html if guarded else unguarded)
    watched = Watched(page)
    shown = watched.shown(address)
    expected = {position: hostile(payload, position) for position in POSITIONS}
    last_word = expected["group heading"].split(" ")[-1]
    assert shown == {
        **expected,
        "crowd's name": last_word,
        "title": plain_text(expected["title"]),
        "links": 1,
        "list links": 1,
    }
    assert page.evaluate("window.__pwned") is None
    assert page.evaluate("window.__violations") == []
    assert watched.happened == [address]


def test_what_would_run_is_noticed(page: Page, tmp_path: Path) -> None:
    # The watch itself is tried: with one position left open, on purpose, each of its alarms goes off.
    broken = "<img src='https://example.invalid/' onerror=\"window.__pwned=1; alert(1)\">"
    html = hostile_map("NN").replace("<h1>", f"<h1>{broken}")
    page.route("https://**", lambda route: route.abort())
    address = kept(tmp_path, re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html))
    watched = Watched(page)
    watched.page.goto(address)
    page.wait_for_function("window.__pwned === 1")
    assert watched.happened == [address, "https://example.invalid/", "a dialog"]
    page.goto(kept(tmp_path, html))
    page.wait_for_function("window.__violations.includes('img-src')")
