"""How far, as a sentence says it."""


def distance_zh(metres: float) -> str:
    """A distance in Chinese, in metres below a kilometre, else in kilometres to a tenth."""
    return f"{metres / 1000:.1f} 公里" if metres >= 1000 else f"{metres:.0f} 米"


def distance_en(metres: float) -> str:
    """The same in English."""
    return f"{metres / 1000:.1f} km" if metres >= 1000 else f"{metres:.0f} m"
