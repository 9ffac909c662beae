"""The words of the sheet 填写说明 in the template of a list of items, from `data/items/guide.toml`."""

import tomllib

from importer.workbook.form.guide import Guide
from locator.data_files import own_data_file


def list_guide() -> Guide:
    """The guide: its first section stands before the columns, the others behind them."""
    words = tomllib.loads(own_data_file("items/guide.toml").read_text("utf-8"))
    return Guide(words["title"], [(section["heading"], section["lines"]) for section in words["section"]])
