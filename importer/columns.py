"""The table of columns: what the form asks for, under which labels, and what of it may be shown to anybody."""

import re
import tomllib
from dataclasses import dataclass

from locator.data_files import own_data_file

_NOT_LABEL = re.compile(r"[\s:：*＊()（）“”\"'.、，,]+")


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

    `header_other` are labels that stand in header lines too and of which nothing is kept.
    """

    title: str
    header: tuple[Column, ...]
    header_other: tuple[str, ...]
    columns: tuple[Column, ...]
    by_label: dict[str, str]
    by_field: dict[str, Column]

    def field_labelled(self, text: str) -> str | None:
        """The field whose column a header cell labels, or None; spaces, line breaks and punctuation do not count."""
        return self.by_label.get(_NOT_LABEL.sub("", text).lower())

    def printed(self) -> tuple[Column, ...]:
        """The twelve columns printed on the form."""
        return tuple(column for column in self.columns if column.form)

    def needed_fields(self) -> tuple[str, ...]:
        """The fields without which a row cannot be published."""
        return tuple(column.field for column in self.columns if column.needed)


def read_form() -> Form:
    """The form, from `data/columns.toml`."""
    table = tomllib.loads(own_data_file("columns.toml").read_text("utf-8"))
    header = tuple(_column(entry) for entry in table["header"])
    columns = tuple(_column(entry) for entry in table["column"])
    by_label = {_NOT_LABEL.sub("", label).lower(): column.field for column in columns for label in column.labels()}
    by_field = {column.field: column for column in (*header, *columns)}
    return Form(table["title"], header, tuple(table["header_other"]), columns, by_label, by_field)


def _column(entry: dict[str, object]) -> Column:
    aliases = entry.pop("aliases", [])
    return Column(**entry, aliases=tuple(aliases))  # type: ignore[arg-type]  # the file's keys are the class's fields
