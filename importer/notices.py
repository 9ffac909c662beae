"""Notices: one finding about one cell, row or file, with a sentence that says what is wrong and what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from string import digits

from importer.columns import Column
from locator.data_files import own_table

# What a sentence says in the place of a text that it must not quote: the quotes go with the text.
_UNQUOTED = {
    "zh": {"（{value}）": "", "写着“{value}”": "写着别的内容", "内容“{value}”": "内容", "“{value}”": ""},
    "en": {
        " ({value})": "",
        "says “{value}”": "says something else",
        "holds “{value}”, which": "holds a text that",
        "with the code “{value}”": "with the code that is given",
        " “{value}”": "",
    },
}
_BEGINS_WITH_VALUE = re.compile(r"^(?:“\{value\}”| ?\{value\} )(一列)?")
TAKEN = "taken"
"""The word of a notice whose proposal was taken: what is published instead of the cell's own text."""
CONFIRMED = "confirmed"
"""The word of a notice of which somebody said that it is right as it stands."""
TEXTS_OF_BOTH = ("lon_text", "lat_text")
"""The words of a notice about both coordinates that are their cells' own texts."""
_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


class Severity(StrEnum):
    """How much a notice weighs: an error keeps the row from being published, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


GRAVITY = tuple(Severity)
"""The severities, the gravest first."""


class Confidence(StrEnum):
    """How sure a proposal is."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What should stand in the cell instead, how sure that is, and on what it rests (zh, en)."""

    value: str
    confidence: Confidence
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice stands: sheet, row and cell as the workbook numbers them, and the field of the column."""

    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    field: str | None = None


def reading_order(place: Place) -> tuple[int, int, str]:
    """What sorts the notices of a sheet: row by row, from left to right, and first what is about the whole."""
    letters = (place.cell or "").rstrip(digits)
    return place.row or 0, len(letters), letters


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of the table of notices; `words` fill its sentences in the example.

    `example_severity` is what the example weighs where that is not the same in every case.
    """

    code: str
    severity: str
    zh: str
    en: str
    example: str
    example_en: str
    mend: str
    mend_en: str
    words: Mapping[str, str] = field(default_factory=dict)
    example_severity: str = ""

    def is_exemplary(self, severity: Severity) -> bool:
        """Whether the example has this severity, of those that the code may have."""
        return severity.value == (self.example_severity or self.severity)

    def in_the_example(self) -> "Notice":
        """The notice that its example gets, at no place and with no weight of its own."""
        return Notice(self.code, Severity.INFO, Place(), self.words.get("value"), words=self.words)


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding. `words` fills the sentence of its code; `value` is the cell's text, null for private fields."""

    code: str
    severity: Severity
    place: Place
    value: str | None = None
    suggestion: Suggestion | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_sent(self) -> str | None:
        """The cell's text where it may be shown and is not what is proposed; of a position both cells' own texts.

        What they were read as may be something else: 112.99 for 112° 99′, or both exchanged.
        """
        if self.value is None:
            return None
        texts = (self.words.get(key, "").strip() for key in TEXTS_OF_BOTH)
        text = ", ".join(dict.fromkeys(filter(None, texts))) or self.value
        return None if self.suggestion is not None and text == self.suggestion.value else text


class NoticeTable:
    """The table of notices, from `data/notices.toml`: makes notices and says them in Chinese or English."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self.wordings = wordings

    @classmethod
    def read(cls) -> "NoticeTable":
        """The table as it is shipped."""
        table = own_table("notices.toml")
        return cls({code: Wording(code, **entry) for code, entry in table.items()})

    def severity(self, code: str, column: Column | None = None) -> Severity:
        """The severity of a code; where it depends on the column, that of a column needed to publish is an error.

        Raises
        ------
        KeyError
            If the code is not in the table.
        ValueError
            If the severity depends on the case: then the check must say it.
        """
        listed = self.wordings[code].severity
        if listed == "needed":
            return Severity.ERROR if column is not None and column.needed else Severity.WARNING
        return Severity(listed)

    def sentence(self, notice: Notice, lang: str = "zh") -> str:
        """The notice as one sentence on one line: the place first, then what is wrong and what to do.

        A line break in what it quotes is shown as ⏎.
        """
        return _LINE_BREAK.sub("⏎", _place(notice.place, lang)) + self.finding(notice, lang)

    def finding(self, notice: Notice, lang: str = "zh") -> str:
        """The same without its place, for where it is said at the place itself."""
        wording = self.wordings[notice.code]
        words = {"value": notice.value or "", **notice.words}
        said = wording.en if lang == "en" else wording.zh
        text = (said if words["value"] else _without_value(said, lang)).format_map(words)
        if taken := notice.words.get(TAKEN):
            text += f" The proposal “{taken}” was taken." if lang == "en" else f"建议“{taken}”已采纳。"
        if CONFIRMED in notice.words:
            text += " It was confirmed to be right." if lang == "en" else "已经人工确认无误。"
        return _LINE_BREAK.sub("⏎", text)

    def public(self, notice: Notice, lang: str = "zh") -> dict[str, object]:
        """The notice as JSON, the contract's keys."""
        return {
            "code": notice.code,
            "severity": notice.severity.value,
            "sheet": notice.place.sheet,
            "row": notice.place.row,
            "cell": notice.place.cell,
            "field": notice.place.field,
            "message": self.sentence(notice, lang),
            "value": notice.value,
            "suggestion": _suggestion(notice.suggestion, lang),
        }


def _without_value(wording: str, lang: str) -> str:
    """A wording for a cell of which nothing may be quoted."""
    wording = _BEGINS_WITH_VALUE.sub("The text " if lang == "en" else "所填内容", wording)
    if lang == "en":
        wording = wording.replace("The text  ", "The text ")
    for quoted, instead in _UNQUOTED[lang].items():
        wording = wording.replace(quoted, instead)
    return wording


def _suggestion(suggestion: Suggestion | None, lang: str) -> dict[str, str] | None:
    if suggestion is None:
        return None
    reason = suggestion.reason_en if lang == "en" else suggestion.reason
    return {"value": suggestion.value, "confidence": suggestion.confidence.value, "reason": reason}


def _place(place: Place, lang: str) -> str:
    if place.sheet is None:
        return ""
    where = place.cell or (str(place.row) if place.row else "")
    if lang == "en":
        kind = "cell" if place.cell else "row"
        return f"Sheet “{place.sheet}”{f', {kind} {where}' if where else ''}: "
    return f"表“{place.sheet}”{where if place.cell or not where else f'第{where}行'}："
