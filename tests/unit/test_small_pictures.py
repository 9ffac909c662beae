"""README's pictures as small files: true where a palette suffices, nearly true elsewhere, and never too heavy."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from docs.pictures.photograph import AT_MOST_BYTES, COLOURS, small_png, write_small


def parts(png: bytes) -> dict[bytes, bytes]:
    """The parts of a PNG file, each of which has the checksum that it says."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = {}, 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert int.from_bytes(png[at + 8 + length : at + 12 + length], "big") == zlib.crc32(kind + content)
        found[kind] = content
        at += 12 + length
    return found


def pixels_of(png: bytes) -> NDArray[np.int64]:
    """The picture (height, width, 3), read as the standard has it (ISO/IEC 15948): no filter, eight bits, a palette."""
    part = parts(png)
    assert list(part) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", part[b"IHDR"])
    assert form == [8, 3, 0, 0, 0]
    palette = np.frombuffer(part[b"PLTE"], np.uint8).reshape(-1, 3).astype(np.int64)
    lines = np.frombuffer(zlib.decompress(part[b"IDAT"]), np.uint8).reshape(height, 1 + width)
    assert not lines[:, 0].any()
    return palette[lines[:, 1:]]


def test_a_picture_of_few_colours_stays_as_it_is() -> None:
    picture = np.random.default_rng(1).choice([[0, 0, 0], [255, 255, 255], [11, 92, 173]], (7, 13)).astype(np.int64)
    assert np.array_equal(pixels_of(small_png(picture)), picture)


def test_a_picture_of_one_pixel_is_one() -> None:
    assert pixels_of(small_png(np.array([[[1, 2, 3]]]))).tolist() == [[[1, 2, 3]]]


def test_of_too_many_colours_the_commonest_stay_and_the_others_become_the_nearest_of_them() -> None:
    common = np.array([[grey, grey, grey] for grey in range(COLOURS)])
    picture = np.concatenate([common, common, [[100, 101, 100], [255, 250, 255]]])[None]
    shown = pixels_of(small_png(picture))
    assert np.array_equal(shown[:, :-2], picture[:, :-2])
    assert shown[0, -2:].tolist() == [[100, 100, 100], [253, 253, 253]]


def test_as_many_colours_as_a_palette_holds_are_all_kept() -> None:
    picture = np.array([[[n, 255 - n, 7] for n in range(COLOURS)]])
    assert np.array_equal(pixels_of(small_png(picture)), picture)


def test_the_same_picture_gives_the_same_file() -> None:
    picture = np.random.default_rng(2).integers(0, 256, (40, 40, 3))
    assert small_png(picture) == small_png(picture.copy())


def test_a_picture_too_heavy_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    write_small(path, b"x" * AT_MOST_BYTES)
    with pytest.raises(SystemExit, match=r"page\.png would have 150,001 bytes, more than 150,000"):
        write_small(path, b"y" * (AT_MOST_BYTES + 1))
    assert path.read_bytes() == b"x" * AT_MOST_BYTES
