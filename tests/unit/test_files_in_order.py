"""Files come out in the order in which they came, whoever was done first."""

from importer.files_in_order import FilesInOrder
from importer.incoming import IncomingFile

FILES = [IncomingFile(f"{number}.xlsx", b"") for number in range(4)]


def test_a_file_waits_for_those_before_it() -> None:
    files: FilesInOrder[str] = FilesInOrder(FILES)
    first, second, third, _ = files
    files.put(second, "b")
    files.put(third, "c")
    assert list(files.ready()) == []
    assert files.held_up == 2
    files.put(first, "a")
    assert list(files.ready()) == [(first, "a"), (second, "b"), (third, "c")]
    assert files.held_up == 0


def test_files_of_one_name_and_content_are_told_apart() -> None:
    twins = [IncomingFile("甲.xlsx", b"x"), IncomingFile("甲.xlsx", b"x")]
    files: FilesInOrder[str] = FilesInOrder(twins)
    first, second = files
    files.put(second, "the second")
    files.put(first, "the first")
    assert [outcome for _, outcome in files.ready()] == ["the first", "the second"]


def test_the_last_file_is_known_once_it_is_out_and_none_follows() -> None:
    files: FilesInOrder[str] = FilesInOrder(FILES[:2])
    taken = list(files)
    for file in taken:
        files.put(file, "done")
    out = files.ready()
    assert not files.at_end
    assert (next(out)[0], files.at_end) == (taken[0], False)
    assert (next(out)[0], files.at_end) == (taken[1], True)
