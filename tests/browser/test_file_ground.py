"""What lies under the marks of a map's file: borders, names, and what is said of both."""

from playwright.sync_api import Browser, expect

from tests.small_map_file import come_true, looked_at, mark, popup, visit


def test_borders_lie_below_the_points_and_take_no_clicks(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        kinds = ["land", "county", "city", "province", "outer", "undetermined", "dash"]
        drawn = page.locator(".leaflet-borders-pane path")
        assert [(drawn.nth(n).get_attribute("class") or "").split()[0] for n in range(drawn.count())] == kinds
        expect(page.locator(".leaflet-borders-pane .leaflet-interactive")).to_have_count(0)
        level = "pane => +getComputedStyle(document.querySelector(`.leaflet-${pane}-pane`)).zIndex"
        borders, names, marks = (page.evaluate(level, pane) for pane in ("borders", "names", "marker"))
        assert borders < names < marks
        looked_at(page, 27.86, 112.9, 8)
        mark(page, "雨湖区窗口").click()
        expect(popup(page).locator("strong")).to_have_text("雨湖区窗口")


def test_land_is_filled_up_to_an_undetermined_border_and_its_lakes_are_not(chromium: Browser, small_map: str) -> None:
    # Of the ring that begins at the coast and closes along the undetermined border, as the browser fills it.
    filled = """([lat, lon]) => {
      const land = document.querySelector('path.land');
      const { x, y } = map_tongban.latLngToLayerPoint([lat, lon]);
      return land.isPointInFill(new DOMPoint(x, y));
    }"""
    with visit(chromium, small_map) as page:
        looked_at(page, 25, 113, 5)
        inland, north, lake, sea = [25.5, 113], [32, 113], [21.3, 116.8], [19, 112]
        assert [page.evaluate(filled, place) for place in (inland, north, lake, sea)] == [True, True, False, False]


def test_borders_of_counties_come_with_a_nearer_view(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        for zoom, seen in ((5, []), (6, ["city"]), (7, ["county", "city"])):
            looked_at(page, 26, 112, zoom)
            assert (
                page.evaluate(
                    "['county', 'city'].filter(kind => getComputedStyle(document.querySelector(`path.${kind}`)).display"
                    " !== 'none')"
                )
                == seen
            )


def test_borders_are_drawn_in_the_colours_of_the_day_and_of_paper(chromium: Browser, small_map: str) -> None:
    fill = "getComputedStyle(document.querySelector('path.land')).fill"
    with visit(chromium, small_map, color_scheme="dark") as page:
        assert page.evaluate(fill) == "rgb(15, 23, 32)"
        page.emulate_media(media="print")
        come_true(page, f"{fill} === 'rgb(255, 255, 255)'")
        page.emulate_media(media="screen", color_scheme="light")
        come_true(page, f"{fill} === 'rgb(255, 255, 255)'")


def test_names_come_with_the_zoom_that_has_room_for_them(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        for zoom, names in ((5, ["湖南"]), (7, ["湖南", "永州市"]), (9, ["永州市", "祁阳市"]), (12, [])):
            looked_at(page, 26.5, 111.6, zoom)
            expect(page.locator(".name")).to_have_text(names)
        expect(page.locator(".leaflet-names-pane .leaflet-interactive")).to_have_count(0)


def test_a_name_gives_way_to_marks_and_to_larger_names(chromium: Browser, small_map: str) -> None:
    boxes = (
        "[...document.querySelectorAll('.mark, .name span')].map(each => { const box = each.getBoundingClientRect();"
    )
    boxes += " return [box.left, box.right, box.top, box.bottom]; })"
    with visit(chromium, small_map) as page:
        for zoom in (3, 4, 5, 6, 6.5, 7, 8, 9, 10):
            looked_at(page, 26.5, 111.6, zoom)
            found = page.evaluate(boxes)
            for number, (left, right, top, bottom) in enumerate(found):
                for other in found[:number]:
                    assert left >= other[1] or right <= other[0] or top >= other[3] or bottom <= other[2]
        looked_at(page, 26.5, 111.6, 6)  # the city's name would lie on its province's
        expect(page.locator(".name")).to_have_text(["湖南"])


def test_names_are_read_aloud_by_nobody(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        looked_at(page, 26.5, 111.6, 7)
        expect(page.locator(".name")).to_have_count(2)
        expect(page.locator(".name[aria-hidden=true]")).to_have_count(2)


def test_source_and_review_stand_below_the_map_and_the_controls_speak_the_file_s_language(
    chromium: Browser, small_map: str
) -> None:
    with visit(chromium, small_map) as page:
        expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        expect(page.get_by_role("button", name="放大", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="缩小")).to_be_visible()
        expect(page.locator(".source")).to_have_text(
            "第 7 版，2026-03-02 发布 · 2026-03-04 制成本文件 · 区划界线：示例 内部使用，未经地图审核"
        )


def test_a_sample_says_that_it_is_one_and_what_that_means(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        banner = page.get_by_role("complementary", name="示例数据")
        expect(banner).to_have_text("示例数据 窗口均为虚构，不能据此办事")
