"""The table of columns: what the form asks for, under which labels, and what of it may be shown to anybody."""

import re
import tomllib
from dataclasses import dataclass

from locator.data_files import own_data_file

POSITION_FIELDS = ("longitude", "latitude")
# What stands beside 经度 in a label: the datum, the unit, a remark in brackets.
_BESIDE_A_POSITION = re.compile(
    r"[（(][^（）()]*[）)]|[-_]|地图|地理|大地|gps|wgs-?84|gcj-?02|bd-?09|cgcs-?2000|国家2000|2000国家|大地|百度|高德|腾讯|天地图|火星|gps|地图|地理|[-_]",
    re.I,
)
_BETWEEN_LETTERS = r"[\s:：*＊()（）“”\"'.、，,]"
_OF_COORDINATES = "经纬坐标"
_NOT_LABEL = re.compile(rf"{_BETWEEN_LETTERS}+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form, or one field of its header line (then without a width)."""

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

    def labels(self) -> tuple[str, ...]:
        """Every label that the column is known by, its own first."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a table: its title, the fields of its header line, its columns in order.

    `header_other` are labels that stand in header lines too and of which nothing is kept; `by_label` gives the field of
    each label, or two for a column that holds both coordinates. `label_hint` finds something in every text that may be
    a label, and in few others.
    """

    title: str
    header: tuple[Column, ...]
    header_other: tuple[str, ...]
    columns: tuple[Column, ...]
    by_label: dict[str, tuple[str, ...]]
    by_field: dict[str, Column]
    label_hint: re.Pattern[str]

    def fields_labelled(self, text: str) -> tuple[str, ...]:
        """The fields whose column a header cell labels: one, both coordinates (经纬度), or none.

        Spaces, line breaks and punctuation do not count; beside a coordinate's name neither does a datum or a remark.
        """
        if not self.label_hint.search(text):
            return ()
        known = self.by_label.get(_bare(text), ())
        if known:
            return known
        beside = self.by_label.get(_bare(_BESIDE_A_POSITION.sub("", text)), ())
        return beside if set(beside) <= set(POSITION_FIELDS) else ()

    def printed(self) -> tuple[Column, ...]:
        """The twelve columns printed on the form."""
        return tuple(column for column in self.columns if column.form)

    def needed_fields(self) -> tuple[str, ...]:
        """The fields without which a row cannot be published."""
        return tuple(column.field for column in self.columns if column.needed)


def _bare(label: str) -> str:
    return _NOT_LABEL.sub("", label).lower()


def read_form() -> Form:
    """The form, from `data/columns.toml`."""
    table = tomllib.loads(own_data_file("columns.toml").read_text("utf-8"))
    header = tuple(_column(entry) for entry in table["header"])
    columns = tuple(_column(entry) for entry in table["column"])
    by_label: dict[str, tuple[str, ...]] = {
        _bare(label): (column.field,) for column in columns for label in column.labels()
    }
    by_label |= {_bare(label): POSITION_FIELDS for label in table["both_coordinates"]}
    by_field = {column.field: column for column in (*header, *columns)}
    return Form(table["title"], header, tuple(table["header_other"]), columns, by_label, by_field, _hint(by_label))


def _hint(by_label: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """One of the last two letters of a label behind another; or one letter of a coordinate's or of a short label.

    A pattern that begins with a set of letters is searched for ten times as fast as one with many beginnings.
    """
    alone, first, second = set(), set(), set()
    for label, fields in by_label.items():
        if set(fields) <= set(POSITION_FIELDS) or len(label) == 1:
            alone.add(next((letter for letter in _OF_COORDINATES if letter in label), label[0]))
        else:
            first.add(label[-2])
            second.add(label[-1])
    starts, alones, ends = ("".join(map(re.escape, sorted(each))) for each in (first | alone, alone, second))
    return re.compile(f"[{starts}](?:(?<=[{alones}])|{_BETWEEN_LETTERS}*[{ends}])", re.IGNORECASE)


def _column(entry: dict[str, object]) -> Column:
    aliases = entry.pop("aliases", [])
    return Column(**entry, aliases=tuple(aliases))  # type: ignore[arg-type]  # the file's keys are the class's fields
