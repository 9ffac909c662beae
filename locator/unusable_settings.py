"""What is said of a setting whose value cannot be used: which it is, why not, and what may stand there."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from locator.fault import Fault

_KINDS = {int: ("整数", "a whole number"), float: ("数", "a number"), bool: ("true 或 false", "true or false")}
_OTHERWISE = ("格式不对，请按 tongban settings 所列的说明填写", "is not written as `tongban settings` says")


def unusable(wrong: ValidationError, fields: Mapping[str, FieldInfo], prefix: str) -> Fault:
    """The fault that names each setting of which the value cannot be used. The value is not told: it may be a key."""
    told = dict.fromkeys(_told(wrong, fields, prefix))
    return Fault(
        f"{'；'.join(zh for zh, _ in told)}。",
        f"{'; '.join(en for _, en in told)}.",
    )


def _told(wrong: ValidationError, fields: Mapping[str, FieldInfo], prefix: str) -> Iterator[tuple[str, str]]:
    for error in wrong.errors(include_input=False):
        name = str(error["loc"][0])
        zh, en = _allowed(fields.get(name), error.get("ctx", {}))
        yield (
            f"设置 {prefix}{name.upper()} 的值不可用：{zh}",
            f"The value of {prefix}{name.upper()} cannot be used: it {en}",
        )


def _allowed(field: FieldInfo | None, context: Mapping[str, Any]) -> tuple[str, str]:
    """Why a value is not taken, or what would be."""
    if field is None:
        return _OTHERWISE
    if field.annotation in _KINDS:
        kind, kind_en = _KINDS[field.annotation]
        least, most = _bound(field, "ge"), _bound(field, "le")
        above = _bound(field, "gt")
        if most is not None:
            start, start_en = (
                (f"大于 {above:.10g}、不超过", f"above {above:.10g}")
                if above is not None
                else (f"{least:.10g} 到", f"from {least:.10g}")
            )
            return f"要填 {start} {most:.10g} 的{kind}", f"must be {kind_en} {start_en} to {most:.10g}"
        return f"要填 {kind}", f"must be {kind_en}"
    if "max_length" in context:
        return f"超过了 {context['max_length']} 个字", f"is longer than {context['max_length']} signs"
    return _OTHERWISE


def _bound(field: FieldInfo, name: str) -> float | None:
    return next((getattr(each, name) for each in field.metadata if hasattr(each, name)), None)
