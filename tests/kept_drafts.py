"""A draft as tests keep it in the staff store."""

from importer.store.draft import DraftMode, DraftRow, NewDraft

ROWS = (
    DraftRow(
        sheet="长沙",
        row=7,
        publishable=True,
        window_id="430103-aaaaaaaa",
        source={"C7": "示例窗口"},
        private={"manager_name": "示例甲"},
        unknown={"备注": "靠窗"},
    ),
    DraftRow(
        sheet="长沙",
        row=8,
        publishable=False,
        window_id=None,
        source={"C8": "", "K8": "半个\ud83d字"},
        private={"manager_name": None},
    ),
)
NEW = NewDraft(
    office="示例办",
    scope="4301",
    mode=DraftMode.WHOLE,
    base_edition=3,
    workbook=b"PK\x03\x04\x00\xff",
    report={"file": "示例.xlsx", "rows": 2, "notices": []},
    rows=ROWS,
    findings={"name": "示例.xlsx", "notices": []},
)
