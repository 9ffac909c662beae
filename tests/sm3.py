"""SM3 (GB/T 32905-2016) and PBKDF2 over it, written out from the standards: a second path to the same figures."""

from collections.abc import Callable

_MASK = 0xFFFFFFFF
_START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
_BLOCK = 64


def _turned(word: int, by: int) -> int:
    by %= 32
    return (word << by | word >> (32 - by)) & _MASK


def _words(block: bytes) -> tuple[list[int], list[int]]:
    w = [int.from_bytes(block[at : at + 4], "big") for at in range(0, _BLOCK, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ _turned(w[j - 3], 15)
        w.append(x ^ _turned(x, 15) ^ _turned(x, 23) ^ _turned(w[j - 13], 7) ^ w[j - 6])
    return w, [w[j] ^ w[j + 4] for j in range(64)]


def _folded(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    w, pairs = _words(block)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = _turned((_turned(a, 12) + e + _turned(constant, j)) & _MASK, 7)
        ss2 = ss1 ^ _turned(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
        tt1, tt2 = (ff + d + ss2 + pairs[j]) & _MASK, (gg + h + ss1 + w[j]) & _MASK
        a, b, c, d = tt1, a, _turned(b, 9), c
        e, f, g, h = tt2 ^ _turned(tt2, 9) ^ _turned(tt2, 17), e, _turned(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))


def sm3(message: bytes) -> bytes:
    """The hash of a message, 32 bytes."""
    padded = message + b"\x80" + bytes(-(len(message) + 9) % _BLOCK) + (8 * len(message)).to_bytes(8, "big")
    state: tuple[int, ...] = _START
    for at in range(0, len(padded), _BLOCK):
        state = _folded(state, padded[at : at + _BLOCK])
    return b"".join(word.to_bytes(4, "big") for word in state)


def _keyed(key: bytes) -> Callable[[bytes], bytes]:
    """HMAC (RFC 2104)."""
    key = (sm3(key) if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in key) for pad in (0x36, 0x5C))
    return lambda message: sm3(outer + sm3(inner + message))


def derived(password: bytes, salt: bytes, rounds: int) -> bytes:
    """PBKDF2 (RFC 8018, 5.2), its first block."""
    mark = _keyed(password)
    last = mark(salt + (1).to_bytes(4, "big"))
    found = int.from_bytes(last, "big")
    for _ in range(rounds - 1):
        last = mark(last)
        found ^= int.from_bytes(last, "big")
    return found.to_bytes(32, "big")
