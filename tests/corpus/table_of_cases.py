"""Every case of the corpus."""

from tests.corpus.book_cases import BOOK_CASES
from tests.corpus.case import Case, book, of_row, of_sheet
from tests.corpus.cell_messes import CELL_MESSES
from tests.corpus.choice_cases import CHOICE_CASES
from tests.corpus.combinations import combinations
from tests.corpus.division_messes import DIVISION_MESSES, SPECIAL_DIVISIONS, city_hall_by_level
from tests.corpus.double_cases import DOUBLE_CASES
from tests.corpus.file_cases import FILE_CASES
from tests.corpus.header_messes import HEADER_MESSES
from tests.corpus.packed_cases import PACKED_CASES
from tests.corpus.phone_messes import PHONE_MESSES
from tests.corpus.position_messes import POSITION_MESSES
from tests.corpus.sheet import base_sheet
from tests.corpus.table_messes import TABLE_MESSES

ROW_MESSES = (*CELL_MESSES, *DIVISION_MESSES, *POSITION_MESSES, *PHONE_MESSES)
SHEET_MESSES = (*HEADER_MESSES, *TABLE_MESSES)

CASES: tuple[Case, ...] = (
    book("the form, filled in well", "most rows of most offices are in order", base_sheet()),
    *map(of_row, ROW_MESSES),
    *map(of_sheet, SHEET_MESSES),
    *(book(name, why, sheet) for name, why, sheet in SPECIAL_DIVISIONS),
    book("the city's code with its level stated", "the city has windows too", city_hall_by_level()),
    *BOOK_CASES,
    *DOUBLE_CASES,
    *CHOICE_CASES,
    *FILE_CASES,
    *PACKED_CASES,
    *combinations(ROW_MESSES, SHEET_MESSES, 60),
)
