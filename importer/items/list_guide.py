"""The words of the sheet 填写说明 in the template of a list of items, from `data/items/guide.toml`."""

from importer.workbook.form.guide import Guide
from locator.data_files import own_table


def list_guide() -> Guide:
    """The guide: its first section stands before the columns, the others behind them."""
    words = own_table("items/guide.toml")
    return Guide(words["title"], [(section["heading"], section["lines"]) for section in words["section"]])
