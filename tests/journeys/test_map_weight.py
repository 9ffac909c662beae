"""What the map and each of its views may weigh on their way, with windows as unevenly spread as real ones."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import DivisionNames, Window
from tests.journeys.edition_on_disk import TIANXIN
from tests.map_client import loaded_by, over
from tests.weighed_views import VIEW_LIMIT, weight, weights

PAGE_LIMIT = 60_000


def settled(count: int) -> Iterator[Window]:
    """Windows in 120 counties of ten provinces, with texts as long as real ones, some of a hundred at one address."""
    rng = np.random.default_rng(20220922)
    towns = np.column_stack((rng.uniform(100, 121, 120), rng.uniform(22, 41, 120)))
    for number in range(count):
        town = int(rng.integers(120))
        lon, lat = towns[town] if number % 7 == 0 else towns[town] + rng.normal(0, 0.08, 2)
        code = f"{31 + town // 12}{town % 12 + 1:02}{number % 9 + 1:02}"
        secret = "".join(rng.choice(list("abcdefghijklmnopqrstuvwxyz234567"), 8))
        yield replace(
            TIANXIN,
            id=f"{code}-{secret}",
            name=f"第{town}示例区政务服务中心“跨省通办”窗口{number % 40:02}（示例数据）",
            address=f"示例省示例市第{town}示例区示例路{number % 997}号政务服务中心一楼",
            division=DivisionNames(code, f"第{town}示例区", f"第{town // 4}示例市", f"第{town // 12}示例省"),
            position=Position(round(float(lon), 6), round(float(lat), 6)),
        )


def test_views_and_the_page_keep_to_their_weight(tmp_path: Path, divisions: Divisions) -> None:
    windows = list(settled(3000))
    middles = [Position(110.0, 31.0), *(window.position for window in windows[:40:7])]
    with over(tmp_path, divisions, windows) as client:
        views = weights(client, middles)
        whole = sum(weight(client, address) for address in (*loaded_by(client, "/map"), "/map")) + max(views.values())
        plain = sum(weight(client, address) for address in (*loaded_by(client, "/"), "/"))
    assert {what: size for what, size in views.items() if size > VIEW_LIMIT} == {}
    assert whole - plain <= PAGE_LIMIT, (whole, plain)
