"""Examples of the API's answers; every figure in them is made up, the item is one of the catalogue's.

A test holds them against the schemas' keys.
"""

from typing import Any

_DIVISION = {"code": "430103", "name": "天心区", "city": "长沙市", "province": "湖南省"}

_WINDOW: dict[str, Any] = {
    "id": "430103-abcdefgh",
    "name": "天心区政务服务中心“跨省通办”窗口",
    "division": _DIVISION,
    "address": "长沙市天心区示例路1号一楼",
    "phones": ["0731-85550123"],
    "hours": {
        "text": "工作日 9:00-12:00，13:00-17:00",
        "parsed": "full",
        "osm": 'Mo-Fr 09:00-12:00,13:00-17:00; Sa,Su off "调休上班日照常开放"; PH off',
    },
    "transit": None,
    "kind": "staffed",
    "level": "county",
    "lon": 112.985,
    "lat": 28.115,
    "source_datum": "gcj02",
    "precision_m": 1.0,
    "office": "天心区数据局",
    "confirmed_on": "2026-01-05",
    "closed_until": None,
    "items": ["2022-01"],
}

_MATCH: dict[str, Any] = {
    "window": _WINDOW,
    "distance_m": 741.285,
    "bearing_deg": 41.6,
    "open": {"state": "open", "until": "2026-03-02T12:00:00+08:00"},
    "same_province": None,
    "takes_item": None,
    "links": {
        "page": "/windows/430103-abcdefgh",
        "tel": ["tel:+8673185550123"],
        "amap": "https://uri.amap.com/marker?position=112.990,28.112&name=…",
        "baidu": "https://api.map.baidu.com/marker?location=28.112,112.990&title=…",
        "tencent": "https://apis.map.qq.com/uri/v1/marker?marker=coord:28.112,112.990;title:…",
        "apple": "https://maps.apple.com/?ll=28.112,112.990&q=…",
        "geo": "geo:28.115000,112.985000",
    },
}

_ITEM: dict[str, Any] = {
    "id": "2022-02",
    "name": "子女投靠父母户口迁移",
    "covers": "因投靠父母要迁户口的人，只需在迁入地申请；迁入地和迁出地的公安部门协同办理，不必再到迁出地办手续。",
    "modes": [{"mode": "joint", "where": None}],
    "hand_in": "destination",
    "lists": [
        {
            "list": "hunan-2022",
            "number": 2,
            "name": "子女投靠父母户口迁移",
            "lead": "省公安厅",
            "with": [],
            "deadlines": [{"by": "2022-12", "what": None}],
            "source": "湘政办函〔2022〕69号附件1第2项",
        },
        {
            "list": "yanshan-2023",
            "number": 2,
            "name": "子女投靠父母户口迁移",
            "lead": "县公安局",
            "with": [],
            "deadlines": [{"by": "2023-06", "what": None}],
            "source": "砚山县实施方案（2023年5月18日印发）附件第2项",
        },
        {
            "list": "tianjin-2022",
            "number": 2,
            "name": "子女投靠父母户口迁移",
            "lead": "市公安局",
            "with": [],
            "deadlines": [{"by": "2022-12", "what": None}],
            "source": "天津市工作方案（2022年11月21日印发）附件第2项",
        },
    ],
    "aliases": ["户口投靠父母"],
}

_ANSWER: dict[str, Any] = {
    "id": "rent-contract",
    "question": "租房提取住房公积金，租房合同要备案吗？",
    "items": ["2022-08"],
    "divisions": ["4301"],
    "answered_on": "2026-01-05",
    "valid_until": "2026-12-31",
    "past": False,
    "source": "示例市住房公积金管理中心",
    "source_url": "https://example.invalid/answers",
    "text": "以缴存地的**办事指南**为准。",
    "html": "<p>以缴存地的<strong>办事指南</strong>为准。</p>\n",
}

EXAMPLES: dict[str, Any] = {
    "Nearest": {
        "edition": 1,
        "origin": {
            "lon": 112.98,
            "lat": 28.11,
            "label": "经度 112.98，纬度 28.11",
            "division": _DIVISION,
            "province_has_windows": True,
        },
        "matches": [_MATCH],
        "nearest_if_none": None,
    },
    "WindowList": {"edition": 1, "windows": [_WINDOW], "next": None},
    "Window": _WINDOW,
    "Places": {
        "places": [
            {
                "label": "湖南省长沙市天心区政府驻地",
                "kind": "division",
                "lon": 112.98,
                "lat": 28.11,
                "division": _DIVISION,
                "precision_m": None,
            },
            {
                "label": "天心区政务服务中心“跨省通办”窗口，长沙市天心区示例路1号一楼",
                "kind": "window",
                "lon": 112.985,
                "lat": 28.115,
                "division": _DIVISION,
                "precision_m": 1.0,
            },
        ]
    },
    "Counterparts": {"counterparts": [{"window": _WINDOW, "relation": "division"}]},
    "Items": {"items": [_ITEM]},
    "Item": _ITEM,
    "Answers": {"answers": [_ANSWER]},
    "Answer": _ANSWER,
    "Groups": {
        "groups": [
            {
                "id": "beijing-tianjin-hebei",
                "name": "京津冀",
                "members": [
                    {"code": "110000", "name": "北京市"},
                    {"code": "120000", "name": "天津市"},
                    {"code": "130000", "name": "河北省"},
                ],
                "kind": None,
                "items": [],
                "source": (
                    "天津市工作方案（2022年11月21日印发）二（四）提到合作，湘政办函〔2022〕69号第一条、"
                    "砚山县实施方案（2023年5月18日印发）第8条提到向它拓展；没有列出成员和事项"
                ),
            }
        ],
        "agreements": [],
    },
    "Health": {"status": "ok"},
    "Ready": {"ready": True, "edition": 1, "trouble": None},
}
"""An example for each schema that an endpoint answers with."""
