"""The words that tell a person in a text: surnames, titles, and what stands beside a name or a mobile."""

import re

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施文牛樊"
    "葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟"
    "邬卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|南宫"
TITLES = (
    *("同志", "主任", "科长", "股长", "局长", "所长", "站长", "处长", "队长", "班长", "组长", "镇长", "乡长", "村长"),
    *("书记", "老师", "先生", "女士", "小姐", "经理", "师傅", "主管", "干部", "警官", "科员", "主席", "委员", "大姐"),
)
"""What follows a person's name; 副 may stand before each."""

_TITLE = rf"(?:[副正]?(?:{'|'.join(TITLES)})|[工姐哥总])"
_LABELS = (
    *("值班人员", "值班领导", "工作人员", "联系人", "负责人", "责任人", "经办人", "管理员", "咨询人", "首席代表"),
    *("填报人", "填表人", "姓名", "值班员", "值班", "联系电话", "咨询电话", "值班电话", "手机号码", "电话号码"),
    *("联系方式", "移动电话", "手机号", "手机", "电话", "号码", "联系", "咨询", "致电", "拨打", "请拨", "拨"),
    *("微信号码", "微信号", "微信同号", "微信", "同号", "请找", "找", "问", "打"),
)
LABELS = tuple(sorted(_LABELS, key=len, reverse=True))
"""What announces a person or his number; the longer before what it begins with."""

HAN = "[\u4e00-\u9fff]"
# What no person is called: offices, places, times.
NOBODY = re.compile(
    "中心|窗口|大厅|办公|政务|服务|审批|街道|社区|工作|部门|电话|手机|号码|微信|短信|同号|分机|单位|全体|人员|领导|公章"
    "|周[一二三四五六日末至]|上午|下午|提示|方向|对面|旁边|广场|公司|大楼|大厦|公交|地铁|季$|[路街巷号楼层室厅门边侧站局股办处]$"
)
# 副 before a title, and a given name that begins with one (张科学): a title ends the word.
NAMED = rf"(?:(?:{_DOUBLE}){HAN}{{1,2}}|[{_SINGLE}]{HAN}{{1,2}})"
TITLED = rf"(?:(?:{_DOUBLE}|[小老阿]?[{_SINGLE}]){HAN}{{0,2}}{_TITLE}|[小老阿][{_SINGLE}](?!{HAN}))"
OFFICIAL = rf"(?:{_DOUBLE}|[{_SINGLE}])[局处科所]"
"""王局, as officials are called, by the bare surname (常宁市局 is an office); nothing may stand before it (公安局)."""

_SURNAMED = re.compile(rf"{_DOUBLE}|[{_SINGLE}]")


def has_surname(name: str) -> bool:
    """Whether a name begins with one of the usual surnames."""
    return _SURNAMED.match(name) is not None
