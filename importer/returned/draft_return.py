"""The marked workbook of a draft that is kept: the same as its check would have given back."""

from importer.columns import Form
from importer.notices import NoticeTable
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.told import marks_of
from importer.store.staff_store import StaffStore


def draft_return(
    store: StaffStore, draft_id: int, marker: WorkbookMarker, notices: NoticeTable, form: Form, lang: str = "zh"
) -> bytes:
    """The workbook that a draft was made of, with what was found in it when it was kept, as .xlsx.

    Its personal columns are as they were sent: it is for those who may see them.

    Raises
    ------
    DraftUnknown, FindingsUnkept
        If there is no such draft, or it was kept by a version that did not keep what was found.
    WorkbookRefused
        If marking it costs more than the limits allow.
    """
    findings = Findings.from_json(store.findings(draft_id))
    return marker.marked(store.workbook(draft_id), marks_of(findings, notices, form, lang))
