"""Excel's errors as its binary formats number them ([MS-XLS] 2.5.10, [MS-XLSB] 2.5.97.2)."""

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#N/A",
}
"""By number; what is still being fetched is not there either."""

ANY_ERROR = rb"[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]"
"""Any of the numbers, for a quick search."""
