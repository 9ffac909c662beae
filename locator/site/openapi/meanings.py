"""What each key of the API's answers means: schema and key, in Chinese and English."""

from collections.abc import Mapping

MEANINGS: Mapping[str, tuple[str, str]] = {
    "Division.code": ("六位区划代码（GB/T 2260）。", "Six-digit code (GB/T 2260)."),
    "Division.name": ("区划名称。", "Its name."),
    "Division.city": ("所在的市；省级区划自己没有，为 null。", "The city above it; null for a province itself."),
    "Division.province": ("所在的省。", "The province."),
    "Window.id": ("窗口编号，重新发布后不变。", "Public id; it stays when the window is published anew."),
    "Window.name": ("窗口名称。", "Name of the window."),
    "Window.division": ("所在的行政区划。", "The division that it stands in."),
    "Window.address": ("办理地点。", "Address."),
    "Window.phones": (
        "办公电话，国内写法；分机号在“转”之后。",
        "Office telephones in national form; an extension stands behind 转.",
    ),
    "Window.hours": ("办公时间。", "Office hours."),
    "Window.hours.text": ("办公时间原文；没有填写为 null。", "The office's own words; null where it gave none."),
    "Window.hours.parsed": (
        "读懂了多少：full 全部，partial 一部分，none 没有。",
        "How far they were understood.",
    ),
    "Window.hours.osm": (
        "OpenStreetMap 的 opening_hours 写法；写不出为 null。",
        "The same as OSM opening_hours, or null.",
    ),
    "Window.transit": ("交通指引。", "How to get there."),
    "Window.kind": ("staffed 人工窗口，kiosk 自助终端。", "Staffed by people, or a kiosk."),
    "Window.level": ("层级；没有注明为 null。", "Level of the hall; null where not stated."),
    "Window.lon": (
        "经度，WGS-84 度数；nearest 中用 datum 所要的坐标系。",
        "Longitude in degrees, WGS-84; in nearest in the datum asked for.",
    ),
    "Window.lat": (
        "纬度，WGS-84 度数；nearest 中用 datum 所要的坐标系。",
        "Latitude in degrees, WGS-84; in nearest in the datum asked for.",
    ),
    "Window.source_datum": ("填报时所用的坐标系。", "The datum in which the office gave the position."),
    "Window.precision_m": ("填报的坐标精确到多少米。", "How coarse the position was given, in metres."),
    "Window.office": ("填报单位。", "The office that answers for these facts."),
    "Window.confirmed_on": ("填报单位确认内容属实的日期。", "Day on which the office last confirmed them."),
    "Window.closed_until": ("暂停服务的最后一天；没有暂停为 null。", "Last day out of service, or null."),
    "Window.items": (
        "事项编号；all 为全部；null 为未注明。",
        "Ids of items; all of them; null where not stated.",
    ),
    "Links.page": ("窗口在本站的页面。", "The window's page on this site."),
    "Links.tel": (
        "可拨打的链接，与 phones 一一对应。",
        "Links to call, one for each of its phones.",
    ),
    "Links.amap": ("在高德地图中打开。", "Opens in Amap."),
    "Links.baidu": ("在百度地图中打开。", "Opens in Baidu's map."),
    "Links.tencent": ("在腾讯地图中打开。", "Opens in Tencent's map."),
    "Links.apple": ("在苹果地图中打开。", "Opens in Apple's map."),
    "Links.geo": ("geo: 链接（RFC 5870）。", "A geo: link (RFC 5870)."),
    "Match.window": ("窗口。", "The window."),
    "Match.distance_m": ("直线（测地线）距离，米。", "Straight-line (geodesic) distance in metres."),
    "Match.bearing_deg": ("从出发点看的方位角，自北顺时针，度。", "Bearing from the origin, clockwise from north."),
    "Match.open": ("在 when（默认现在）时是否营业。", "Whether it is open at `when`, by default now."),
    "Match.open.state": (
        "open 营业，closed 不营业，unknown 说不准，请先电话。",
        "unknown: the office's words do not settle it; call first.",
    ),
    "Match.open.until": (
        "状态下次改变的时间（北京时间）；400 天内不变为 null。",
        "When the state changes next (+08:00); null where it does not within 400 days.",
    ),
    "Match.same_province": (
        "是否与 home 同省；没有给出 home 时为 null。",
        "Of the province of `home`; null without it.",
    ),
    "Match.takes_item": (
        "true：办理所问的事项。null：没有问事项，或窗口未注明，请先电话。",
        "true: it takes the item. null: no item asked for, or not stated: call first.",
    ),
    "Match.links": ("各种链接。", "Where to go on from here."),
    "Origin.lon": ("出发点的经度，所问的坐标系。", "Longitude of the origin, in the datum asked for."),
    "Origin.lat": ("出发点的纬度，所问的坐标系。", "Latitude of the origin, in the datum asked for."),
    "Origin.label": ("出发点是哪里。", "What the origin is called."),
    "Origin.division": (
        "出发点所在的区划；不在任何已知区划之内为 null。",
        "The division that holds it, or null.",
    ),
    "Origin.province_has_windows": (
        "出发点所在的省有没有窗口；不在任何已知区划之内时为 null。",
        "Whether its province has windows; null where the origin lies in no known division.",
    ),
    "NearestIfNone.match": ("最近的窗口。", "The nearest window."),
    "NearestIfNone.dropped": ("为此放弃的条件。", "The conditions dropped for it."),
    "Nearest.edition": ("数据的版次。", "Edition of the data."),
    "Nearest.origin": ("从哪里量起。", "Where distances are measured from."),
    "Nearest.matches": ("窗口，由近到远；同距按编号。", "Windows, nearest first; equal distances by id."),
    "Nearest.nearest_if_none": (
        "没有窗口符合条件时，放宽条件后最近的一个。",
        "Where the conditions leave nothing: the nearest without some of them.",
    ),
    "WindowList.edition": ("数据的版次。", "Edition of the data."),
    "WindowList.windows": ("窗口，按编号排列。", "Windows, by id."),
    "WindowList.next": ("下一页的 cursor；最后一页为 null。", "cursor of the next page; null on the last."),
    "Place.label": ("地点是哪里，例如某区政府驻地。", "What the place is, such as a seat of government."),
    "Place.kind": ("地点的种类。", "What it was found as."),
    "Place.lon": ("经度，WGS-84 度数。", "Longitude in degrees, WGS-84."),
    "Place.lat": ("纬度，WGS-84 度数。", "Latitude in degrees, WGS-84."),
    "Place.division": ("所在的区划。", "The division that holds it."),
    "Place.precision_m": ("坐标精确到多少米；区划为 null。", "How coarse coordinates are; null for a division."),
    "Places.places": ("地点，最像的在前；没有为空。", "Places, the likeliest first; empty where there is none."),
    "Counterparts.counterparts": (
        "对口窗口，先是所问区划的，再是它所属市、省的；没有为空。",
        "Counterparts: the division's, then its city's and its province's; empty where there is none.",
    ),
    "Counterpart.window": ("窗口。", "The window."),
    "Counterpart.relation": (
        "是所问区划的窗口，还是它所属市、省的。",
        "Whose window it is: of the division, of its city or of its province.",
    ),
    "Deadline.by": (
        "期限：年、年月或年月日，写到清单所说的为止；“年底前”即12月。",
        "Until when: a year, month or day, as exact as the list; the year's end is December.",
    ),
    "Deadline.what": (
        "到时要做到什么；清单没有分阶段说明为 null。",
        "What is to be there by then; null where the list names no stages.",
    ),
    "Listing.list": ("清单的编号。", "Id of the list."),
    "Listing.number": ("在该清单中的序号。", "Its number in that list."),
    "Listing.name": ("在该清单中的名称。", "Its name in that list."),
    "Listing.lead": ("牵头单位。", "The department that leads."),
    "Listing.with": ("配合单位；没有为空。", "Departments that support it; empty where there is none."),
    "Listing.deadlines": ("完成时间，分阶段的逐个列出。", "Deadlines, one for each stage."),
    "Listing.source": ("出处。", "Where this stands."),
    "ItemMode.mode": (
        "online 全程网办，collect 异地代收代办，joint 多地联办。",
        "On the web; handed in elsewhere and decided at home; or by several places together.",
    ),
    "ItemMode.where": (
        "在哪里这样办：区划代码的前几位，或合作区域的编号；null 为各地。",
        "Where it is done so: the digits that division codes begin with, or a group's id; null for everywhere.",
    ),
    "Member.code": ("六位区划代码。", "Six-digit code of a division."),
    "Member.name": ("区划名称；没有这个区划为 null。", "Its name; null where no division has the code."),
    "Group.id": ("合作区域的编号。", "Id of the group."),
    "Group.name": ("合作区域的名称。", "Its name."),
    "Group.members": ("成员：省、市或县。", "Its members: provinces, cities or counties."),
    "Group.kind": (
        "只说哪一类窗口，例如 kiosk 自助终端；null 为各类。",
        "The kind of window that it is about; null for every kind.",
    ),
    "Group.items": (
        "增加哪些事项；来源没有说的为空。",
        "Ids of the items that it adds; empty where no source says which.",
    ),
    "Group.source": ("出处，和它没有说的。", "Where this stands, and what is left open there."),
    "Agreement.id": ("协议的编号。", "Id of the agreement."),
    "Agreement.name": ("协议的名称。", "Its name."),
    "Agreement.between": ("哪两地，不分先后。", "The two places, in either direction."),
    "Agreement.items": (
        "哪些事项；协议没有说的为空。",
        "Ids of the items; empty where it does not say which.",
    ),
    "Agreement.mode": ("这些事项怎么办；没有说为 null。", "How they are done; null where it does not say."),
    "Agreement.since": (
        "从何时起：年、年月或年月日；没有说为 null。",
        "The first year, month or day, or null where it does not say.",
    ),
    "Agreement.until": (
        "到何时止，末日在内；没有说为 null。",
        "The last year, month or day, included, or null where it does not say.",
    ),
    "Agreement.source": ("出处。", "Where this stands."),
    "Groups.groups": ("合作区域，按目录的顺序。", "Groups in the catalogue's order."),
    "Groups.agreements": ("两地之间的协议；没有为空。", "Agreements between two places; empty where none is known."),
    "Item.id": ("事项编号，改名后不变。", "Id; it stays when the item is renamed."),
    "Item.name": ("事项名称。", "Its name."),
    "Item.covers": ("能办什么，用我们自己的话说。", "What it covers, in words of our own."),
    "Item.modes": (
        "清单的应用场景说到的办理方式：“网上”为 online，“协同办理”为 joint；没有说为空。",
        "The modes that the lists' words tell: on the web, or several places together; empty where they tell none.",
    ),
    "Item.hand_in": (
        (
            "在哪里交：anywhere 各地，destination 迁入地或新的管理部门，deciding 决定地（如缴存地），"
            "provider 提供服务的机构，online 网上，unknown 清单没有说。"
        ),
        (
            "Where it is handed in: anywhere, where one moves to, where it is decided, with the provider of a service,"
            " online, or not said by the lists."
        ),
    ),
    "Item.lists": (
        "各清单怎么说，各注出处，互有出入也照原样。",
        "What each list says, with its source, as it says it.",
    ),
    "Item.aliases": ("别的叫法。", "Other names."),
    "Items.items": (
        "事项，按目录的顺序；问了 `q` 时最可能的在前。",
        "Items in the catalogue's order, or the likeliest first where `q` was asked.",
    ),
    "Answer.id": ("问答编号，也是它的页面 `/help/{id}`。", "Id; its page is `/help/{id}`."),
    "Answer.question": ("问题。", "The question."),
    "Answer.items": (
        "讲哪些事项（编号）；不专讲某一事项的为空。",
        "Ids of the items that it is about; empty for none in particular.",
    ),
    "Answer.divisions": (
        "在哪些区划适用：区划代码的前几位；各地都适用的为空。",
        "Where it holds: the digits that division codes begin with; empty for everywhere.",
    ),
    "Answer.answered_on": ("答复日期。", "Day of the answer."),
    "Answer.valid_until": ("有效期的最后一天；没有期限为 null。", "Last day on which it holds, or null."),
    "Answer.past": (
        "是否已过有效期（按北京时间的今天）；过了的请这样标明。",
        "Whether that day is over, today in Shanghai; say so where you show it.",
    ),
    "Answer.source": ("出处。", "Where the answer comes from."),
    "Answer.source_url": ("出处的网址；没有为 null。", "Its address, or null."),
    "Answer.text": ("答复，按原样的 Markdown。", "The answer in Markdown, as written."),
    "Answer.html": (
        "答复的 HTML：没有脚本、图片和样式；链接只有 http、https、tel 和本站的。",
        "The answer as HTML: no script, picture or style; links to http, https, tel and this site alone.",
    ),
    "Answers.answers": (
        "问答，按文件的顺序；问了 `q` 时最像的在前；已过有效期的总在最后；没有为空。",
        "Answers in their files' order, or the likeliest first where `q` was asked; those past their date are last.",
    ),
    "Health.status": ("总是 ok。", "Always ok."),
    "Ready.ready": ("能否作答。", "Whether it can answer."),
    "Ready.edition": ("现行版次；还没有为 null。", "The edition that is served, or null."),
    "Ready.trouble": (
        "新版次读不出的原因；没有问题为 null。",
        "Why a newer edition cannot be read, or null.",
    ),
    "Problem.type": ("总是 about:blank。", "Always about:blank."),
    "Problem.title": ("HTTP 状态的名称。", "Name of the HTTP status."),
    "Problem.status": ("HTTP 状态码。", "The HTTP status."),
    "Problem.detail": (
        "错在哪里、可以怎样写；Accept-Language 偏好英语时用英语。",
        "What is wrong and what it may be; in English where Accept-Language prefers it.",
    ),
    "Problem.parameter": ("出错的参数；与参数无关时没有这个键。", "The parameter at fault; absent where it is none."),
    "Problem.choices": ("地名有多处时的各处。", "The places of an ambiguous name."),
}
