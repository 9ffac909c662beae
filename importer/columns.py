"""The table of columns: what the form asks for, under which labels, and what of it may be shown to anybody."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from locator.data_files import own_table

OF_BOTH = re.compile("[经纬坐位lLｌＬ]")
"""A sign that every label of both coordinates has."""

POSITION_FIELDS = ("longitude", "latitude")
# What stands beside 经度 in a label: the datum, the unit, a remark in brackets.
_BESIDE_A_POSITION = re.compile(
    r"[（(][^（）()]*[）)]|wgs-?84|gcj-?02|bd-?09|cgcs-?2000|国家2000|2000国家|大地|百度|高德|腾讯|天地图|火星|gps|地图|地理|坐标系?|窗口|[-_]",
    re.I,
)
PARTS_OF_HOURS = (
    *("上午", "中午", "下午", "晚上", "晚间", "夜间", "早上", "夏季", "冬季", "夏令时", "冬令时", "夏令", "冬令"),
    *(
        "周一至周五",
        "周一到周五",
        "星期一至星期五",
        "周一至周日",
        "周六周日",
        "周六日",
        "周六",
        "周日",
        "周末",
        "周一至周六",
    ),
    *("星期六", "星期日", "星期天", "法定工作日", "工作日", "双休日", "法定节假日", "节假日", "休息日"),
)
"""What stands beside 办公时间: which part of the day, the week or the year the column is for."""

PART_OF_HOURS = re.compile("|".join(sorted(PARTS_OF_HOURS, key=len, reverse=True)))
_REMARK = re.compile(
    r"[（(【\[][^（）()【】\[\]]*[）)】\]]|[（(【].*$|[*＊]|(?:必填|选填|可选|示例|例如|例|格式|单位|说明|注|备注)[:：].*$|必填项?|选填项?|^[0-9]{1,2}[.．、]",
    re.S,
)
_IN_BRACKETS = re.compile(r"[（(【\[]([^（）()【】\[\]]*)[）)】\]]")
_A_PERSON = "(?:负责人|责任人|联系人|经办人|管理员|管理人|工作人员|首席代表|个人|本人)"
_A_PERSONS_NAME = re.compile(f"[^0-9]{{0,6}}{_A_PERSON}(?:的?姓名|名字|名称)?")
_A_PERSONS_NUMBER = re.compile(f"(?=.*(?:{_A_PERSON}|手机|移动))[^0-9]{{0,12}}(?:电话|手机|联系方式|号码)[^0-9]{{0,6}}")
_LEAST_SURE = 90
_NOT_LABEL = re.compile(r"[\s\u200b-\u200f\ufeff:：*＊()（）【】\[\]“”‘’\"'.、，,/／|_\-—]+")
_LONGEST_LABEL = 80
_LABELS_KEPT = 2_000
_LOOKED_AT = 1_000
_DIGITS = frozenset("0123456789")
_SIGNS = 0x10000
"""The signs that begin any label are among so many first ones of Unicode; the last of them is none."""
_BEGINS, _LEADS = 1, 2
_LEADING = " \t\r\n\u3000\xa0*＊“\"'‘（([【0123456789.．、☆★●"
_LEADING_SIGNS = frozenset(_LEADING)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label may mean: one field, or both coordinates, and how sure that is (0 is the form's own label)."""

    fields: tuple[str, ...]
    rank: int


HeaderTexts = tuple[tuple[str, ...], ...]
"""What each column of a header is called, from above to below."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a header's texts alone tell of one of its tables: its first column and its last, and what these may mean.

    `labels` gives each field's column.
    """

    left: int
    right: int
    meanings: Mapping[int, tuple[Meaning, ...]]
    labels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form, or one field of its header line (then without a width).

    `example` is what the printed form's own sample row has, `sample` what the template's has.
    """

    field: str
    label: str
    label_en: str
    aliases: tuple[str, ...] = ()
    form: bool = False
    needed: bool = False
    public: bool = False
    private: bool = False
    text: bool = False
    width: int = 0
    example: str | None = None
    hint: str = ""
    warning: str = ""
    sample: str | None = None

    def labels(self) -> tuple[str, ...]:
        """Every label that the column is known by, its own first."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a table: its title, the fields of its header line, its columns in order.

    `header_other` are labels that stand in header lines too and of which nothing is kept, `of_exports` those of our own
    exports of which nothing is read, as they are made from what is; `by_label` gives what each
    label may mean, the surest first; `first_signs` are the signs that labels begin with, `kinds_of_signs` tells of each
    sign by its code whether it is one, or may stand before a label. `line_labels` gives the field that each label of a
    header line names, an empty one where nothing is kept of it; `line_signs` are the signs that those begin with.
    A row whose name begins with `sample_mark` is the template's sample row.
    `known_headers` keeps what was told of headers before, as the files of a folder have few.
    """

    title: str
    header: tuple[Column, ...]
    header_other: tuple[str, ...]
    of_exports: frozenset[str]
    columns: tuple[Column, ...]
    by_label: dict[str, tuple[Meaning, ...]]
    by_field: dict[str, Column]
    first_signs: frozenset[str]
    kinds_of_signs: NDArray[np.uint8] = field(compare=False, repr=False)
    line_labels: dict[str, str]
    line_signs: frozenset[str]
    sample_mark: str
    _meant: dict[str, tuple[Meaning, ...]] = field(default_factory=dict, compare=False, repr=False)
    known_headers: dict[HeaderTexts, list[Arranged]] = field(default_factory=dict, compare=False, repr=False)

    def likely_labels(self, texts: Sequence[str]) -> list[int]:
        """Which of many texts may be labels, ascending: a quick look, as hardly one of a sheet's texts is any."""
        if _come_again(texts):
            labels = {text for text in set(texts) if self.meanings(text)}
            return [place for place, text in enumerate(texts) if text in labels] if labels else []
        # An array of single signs holds the first of each text.
        signs = np.array(texts, dtype="U1").view(np.uint32)
        kinds = self.kinds_of_signs[np.minimum(signs, _SIGNS - 1)]
        likely = [place for place in np.flatnonzero(kinds == _BEGINS).tolist() if len(texts[place]) <= _LONGEST_LABEL]
        # What begins and ends with a digit is a number, of whatever kind.
        lead = [(place, texts[place]) for place in np.flatnonzero(kinds == _LEADS).tolist()]
        led = [place for place, text in lead if not (text[0] in _DIGITS and text[-1] in _DIGITS)]
        labels = {text for text in {texts[place] for place in led} if self.may_be_label(text)}
        return sorted([*likely, *(place for place in led if texts[place] in labels)]) if labels else likely

    def likely_labels_of_a_row(self, texts: Iterable[str]) -> list[str]:
        """The same for the few texts of a row, which cost less one by one than an array does."""
        likely: list[str] = []
        for text in texts:
            sign = text[:1]
            if sign in _LEADING_SIGNS:
                if not (sign in _DIGITS and text[-1] in _DIGITS) and self.may_be_label(text):
                    likely.append(text)
            elif sign in self.first_signs and len(text) <= _LONGEST_LABEL:
                likely.append(text)
        return likely

    def may_be_label(self, text: str) -> bool:
        """Whether a text may be a label by its length and its first sign."""
        if len(text) > _LONGEST_LABEL:
            return False
        if text[:1] in self.first_signs and text[0] not in _LEADING:
            return True
        return text.lstrip(_LEADING)[:1].translate(_NARROW).lower() in self.first_signs

    def is_met_anew(self, text: str) -> bool:
        """Whether it is still to be found out what a text means."""
        return text not in self._meant

    def may_name_both(self, text: str) -> bool:
        """Whether a text may be a label of both coordinates, by a sign that every one of these has."""
        return OF_BOTH.search(text) is not None

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """What a header cell may mean, the surest first; none where nobody knows it.

        Spaces, line breaks, punctuation and remarks in brackets do not count; beside a coordinate's name neither does a
        datum, beside the hours' neither a part of the day. What says whose number it is makes it a person's own.
        """
        known = self._meant.get(text)
        if known is None:
            # The same labels come in file after file.
            if len(self._meant) >= _LABELS_KEPT:
                self._meant.clear()
            known = self._meant[text] = self._meanings(text)
        return known

    def _meanings(self, text: str) -> tuple[Meaning, ...]:
        if not self.may_be_label(text):
            return ()
        bare = _bare(text)
        known = self.by_label.get(bare) or self._without_remarks(text)
        if not known or known[0].fields == ("office_phone",):
            return _a_persons(bare) or known
        return known

    def _without_remarks(self, text: str) -> tuple[Meaning, ...]:
        """What a text means whose whole is no label."""
        beside = self._cut(text, _BESIDE_A_POSITION.sub("", text))
        if beside and set(beside[0].fields) <= set(POSITION_FIELDS):
            return beside
        rest = _REMARK.sub("", text)
        known = self._cut(text, rest)
        if known:
            remarks = {field for part in _IN_BRACKETS.findall(text) for field in self._fields(part)}
            return () if remarks - set(known[0].fields) else known
        hours = self._cut(rest, PART_OF_HOURS.sub("", rest))
        return hours if hours and hours[0].fields == ("office_hours",) else ()

    def _cut(self, whole: str, rest: str) -> tuple[Meaning, ...]:
        """What the rest of a text means whose whole means nothing."""
        return self.by_label.get(_bare(rest), ()) if rest != whole else ()

    def _fields(self, label: str) -> set[str]:
        return {field for meaning in self.by_label.get(_bare(label), ()) for field in meaning.fields}

    def fields_labelled(self, text: str) -> tuple[str, ...]:
        """The fields whose column a header cell most surely labels: one, both coordinates (经纬度), or none."""
        return next((meaning.fields for meaning in self.meanings(text)), ())

    def printed(self) -> tuple[Column, ...]:
        """The twelve columns printed on the form."""
        return tuple(column for column in self.columns if column.form)

    def needed_fields(self) -> tuple[str, ...]:
        """The fields without which a row cannot be published."""
        return tuple(column.field for column in self.columns if column.needed)


def _bare(label: str) -> str:
    bare = _NOT_LABEL.sub("", label)
    return (bare.translate(_NARROW) if _WIDE.search(bare) else bare).lower()


def _a_persons(bare: str) -> tuple[Meaning, ...]:
    """What a label means that says whose it is: a name or a number, and in either case nobody else's business."""
    if _A_PERSONS_NUMBER.fullmatch(bare):
        return (Meaning(("manager_mobile",), _LEAST_SURE),)
    return (Meaning(("manager_name",), _LEAST_SURE),) if _A_PERSONS_NAME.fullmatch(bare) else ()


_WIDE = re.compile("[Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def read_form(name: str = "columns.toml") -> Form:
    """The form of windows, or another that stands in a file of `data/` in the same manner."""
    table = own_table(name)
    header = tuple(_column(entry) for entry in table["header"])
    columns = tuple(_column(entry) for entry in table["column"])
    by_label: dict[str, tuple[Meaning, ...]] = {}
    both = [(POSITION_FIELDS, label, rank) for rank, label in enumerate(table["both_coordinates"], start=1)]
    for fields, label, rank in (*_ranked(columns), *both):
        known = by_label.get(_bare(label), ())
        by_label[_bare(label)] = tuple(sorted((*known, Meaning(fields, rank)), key=lambda meaning: meaning.rank))
    by_field = {column.field: column for column in (*header, *columns)}
    first = {label[0] for label in by_label}
    signs = frozenset(first | {sign.upper() for sign in first} | {chr(ord(sign) + 0xFEE0) for sign in "aelnALNE"}) | {
        word[0] for word in PARTS_OF_HOURS
    }
    other = tuple(table["header_other"])
    line = {label: column.field for column in header for label in column.labels()}
    line |= {label: "" for label in other if label not in line}
    if "datum" in by_field:
        line |= dict.fromkeys(by_field["datum"].labels(), "datum")
    line_signs = frozenset(label[0] for label in line)
    return Form(
        table["title"],
        header,
        other,
        frozenset(table["of_exports"]),
        columns,
        by_label,
        by_field,
        signs,
        _kinds_of(signs),
        line,
        line_signs,
        table["sample_mark"],
    )


def _kinds_of(signs: Iterable[str]) -> NDArray[np.uint8]:
    kinds = np.zeros(_SIGNS, dtype=np.uint8)
    kinds[list(map(ord, signs))] = _BEGINS
    kinds[list(map(ord, _LEADING))] = _LEADS
    return kinds


def _come_again(texts: Sequence[str]) -> bool:
    """Whether a long column has few texts, by the first of them: each may then be looked up."""
    first = texts[:_LOOKED_AT]
    return len(texts) > _LOOKED_AT and len(set(first)) <= _LOOKED_AT // 2


def _ranked(columns: Iterable[Column]) -> Iterator[tuple[tuple[str, ...], str, int]]:
    for column in columns:
        for rank, label in enumerate(column.labels()):
            yield (column.field,), label, rank


def _column(entry: dict[str, object]) -> Column:
    aliases = entry.pop("aliases", [])
    return Column(**entry, aliases=tuple(aliases))  # type: ignore[arg-type]  # the file's keys are the class's fields
