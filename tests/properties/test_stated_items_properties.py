"""可办事项: any text reads as something, printed lists read back, and the order of parts does not matter."""

from collections.abc import Iterable

from hypothesis import example, given
from hypothesis import strategies as st

from importer.checks.items.doubt_words import short_list
from locator.items.catalogue import packaged_catalogue
from locator.items.stated.known_names import names_of
from locator.items.stated.reader import items_reader
from locator.items.stated.stated_items import StatedItems
from locator.window import ALL_ITEMS

CATALOGUE = packaged_catalogue()
READER = items_reader(CATALOGUE)
IDS = [item.id for item in CATALOGUE.items]
NUMBERING = READER.numbering("430103")
WORDS = [
    *(
        "除",
        "除了",
        "外",
        "以外",
        "除外",
        "不含",
        "全部",
        "所有",
        "均可办理",
        "不办理",
        "暂不",
        "等",
        "共",
        "项",
        "第",
        "至",
        "-",
        "2022-",
    ),
    *(
        "、",
        "，",
        "；",
        "\n",
        "\t",
        "（",
        "）",
        "“",
        "1",
        "22",
        "一",
        "社保卡申领",
        "公积金",
        "办理",
        "跨省通办",
        "①",
        "\ue000",
        "\uf000",
    ),
    *(name for item in CATALOGUE.items for name in names_of(item)),
    *IDS,
]

some_ids = st.lists(st.sampled_from(IDS), min_size=1, unique=True)
separators = st.sampled_from(["、", "，", "；", ",", "; ", "\n", "\t", "、\n", " 、 "])
numberings = st.sampled_from(["", "{}.", "{}、", "（{}）", "{} ", "({})"])


def read(text: str) -> StatedItems:
    return READER.read(text, NUMBERING)


def in_order(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(items))


@example("\ue000、\uf000")
@example("不" * 3_999)
@example("，不" * 1_300)
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map("".join)))
def test_any_text_reads_as_items_of_the_catalogue_as_all_or_as_a_doubt(text: str) -> None:
    found = read(text)
    if found.items is None:
        assert not found.readings
        assert not found.others
    else:
        assert found.items == ALL_ITEMS or (found.items and found.items == in_order(set(found.items) & set(IDS)))
        assert (found.doubt, found.mended) == (None, None)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_what_is_proposed_is_read(text: str) -> None:
    mended = read(text).mended
    assert mended is None or read(mended).items is not None


@given(some_ids)
def test_printed_ids_read_back(ids: list[str]) -> None:
    assert read("、".join(ids)) == StatedItems(in_order(ids))
    assert read(short_list(in_order(ids))).items == in_order(ids)


@given(some_ids, separators, numberings, st.data())
def test_names_in_any_dress_read_as_their_items(
    ids: list[str], separator: str, numbering: str, data: st.DataObject
) -> None:
    names = [data.draw(st.sampled_from(list(names_of(CATALOGUE.find(id_))))) for id_ in ids]  # type: ignore[arg-type]
    listed = [f"{numbering.format(number)}{name}" for number, name in enumerate(names, 1)]
    assert read(separator.join(listed)).items == in_order(ids)


@given(some_ids, st.sampled_from(["除{}外均可办理", "除了{}以外", "全部（不含{}）", "{}除外", "全部，不包括{}"]))
def test_an_exception_leaves_the_others(ids: list[str], form: str) -> None:
    names = "、".join(item.name for item in CATALOGUE.items if item.id in ids)
    left = tuple(id_ for id_ in IDS if id_ not in ids)
    assert read(form.format(names)).items == (left or None)
    assert read(form.format("、".join(ids))).items == (left or None)


@given(
    st.lists(st.sampled_from([*IDS, *(item.name for item in CATALOGUE.items), "社保卡申领", "公积金"]), min_size=1),
    st.randoms(),
)
def test_the_order_of_parts_does_not_matter(parts: list[str], random: object) -> None:
    before = read("、".join(parts))
    random.shuffle(parts)  # type: ignore[attr-defined]
    assert read("、".join(parts)).items == before.items


@given(st.lists(st.integers(1, 22), min_size=2, unique=True))
def test_numbers_are_those_of_the_list(numbers: list[int]) -> None:
    assert read("、".join(map(str, numbers))).items == in_order([f"2022-{number:02}" for number in numbers])
