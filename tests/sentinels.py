"""Sheets whose private names and mobiles are sentinels, and the search for any trace of them."""

import re
from html import unescape

from importer.workbook.cells import CellValue
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME, changsha_rows

# Every name has 哨兵 in it, which no other text of these tests has, and every mobile is listed here.
NAMES = "哨兵"
FILLED_BY = "李哨兵"
ON_DUTY = "司马哨兵 13800005432"
FILE_NAME = "诸葛哨兵13700001357.xlsx"
STRAY_MOBILE = "13600002468"
MOBILES = (SENTINEL_MOBILE, "13800005432", "13700001357", STRAY_MOBILE)
HEADER = f"填报单位：长沙市天心区行政审批服务局    填报人：{FILLED_BY}    填报时间：2026年3月2日"

THE_HALLS_OWN = ("region_name", "division_code", "address", "longitude", "latitude")

ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def traces(content: bytes) -> list[str]:
    """The names and mobiles that some bytes hold: in any usual encoding, escaped, or with their digits apart."""
    found = [f"name in {encoding}" for encoding in ENCODINGS if NAMES.encode(encoding) in content]
    if rb"\u54e8\u5175" in content.lower():
        found.append("name escaped")
    for encoding in ("utf-8", "utf-16-le"):
        text = unescape(content.decode(encoding, "replace"))
        found += [f"name as text in {encoding}"] if NAMES in text else []
        digits = re.sub(r"(?<=\d)[ \-\u3000]+(?=\d)", "", text)
        found += [mobile for mobile in MOBILES if mobile in digits]
    return found


def rows() -> list[dict[str, CellValue]]:
    """Four sound rows, two of one hall; in each a name or a mobile has strayed into a public column."""
    sound = [{**row, "duty": ON_DUTY} for row in changsha_rows()]
    sound[3] |= {field: sound[0][field] for field in THE_HALLS_OWN}
    sound[3]["window_name"] = str(sound[0]["window_name"]).replace("01", "02")
    sound[0]["address"] = f"{sound[0]['address']}（找{SENTINEL_NAME}）"
    sound[1]["transit"] = f"公交101，咨询{STRAY_MOBILE}"
    sound[2]["office_phone"] = f"{SENTINEL_MOBILE[:3]}-{SENTINEL_MOBILE[3:7]}-{SENTINEL_MOBILE[7:]}"
    sound[3]["office_hours"] = (
        f"工作日9:00-17:00，联系{SENTINEL_NAME} {SENTINEL_MOBILE[:3]} {SENTINEL_MOBILE[3:7]} 9876"
    )
    return sound
