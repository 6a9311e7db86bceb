"""Read and write numbers and missing values as text."""

from __future__ import annotations

import math
import re
from decimal import Decimal

MISSING = frozenset(
    {"", "nan", "-nan", "+nan", "na", "n/a", "none", "null", "<na>", "#n/a", "#na", "#nv", "#n/d"}
)
# What spreadsheets write where they could not compute, in any language: #VALUE!, #DIV/0!, #NAME?.
ERROR_WORD = re.compile(r"#\u00a1?[^\W\d_][\w/]*[!?]")
# What the C runtime of Windows writes for NaN.
C_NAN = re.compile(r"[+-]?(?:1\.#(?:ind|qnan|snan)[0-9]*|nan\((?:ind|snan)\))")
NUMBER = re.compile(r"[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?)", re.ASCII | re.I)


def is_missing(text: str) -> bool:
    """Return whether a text stands for a value that is not there, such as ``NaN`` or ``NA``.

    The error words of spreadsheets, such as ``#VALUE!`` and ``#DIV/0!``, are among them. Upper and
    lower case, and blanks around it, make no difference.
    """
    word = text.strip(" \t").lower()
    if word in MISSING:
        return True
    if word[0] == "#":
        return ERROR_WORD.fullmatch(word) is not None
    return "n" in word and C_NAN.fullmatch(word) is not None


def read_number(text: str) -> float | None:
    """Return the number a text says, NaN for a missing one, None when it is something else.

    Blanks around it are allowed; digit groups, hexadecimal and digits of other scripts are not.
    """
    if is_missing(text):
        return math.nan
    stripped = text.strip(" \t")
    return float(stripped) if NUMBER.fullmatch(stripped) else None


def number_text(number: float) -> str:
    """Write a number as JavaScript's ``String(number)`` does.

    That is the shortest decimal which reads back as the same double: without an exponent from
    1e-6 up to below 1e21 (``0.00001``, ``10000000000000000``), else like ``1e-7`` and ``1.5e+300``.
    Whole numbers have no point, both zeros are ``0``, and the rest is ``NaN``, ``Infinity`` and
    ``-Infinity``.
    """
    text = repr(number)
    if text.endswith(".0"):
        return text[:-2] if number else "0"
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if "e" not in text:
        return text
    digits, power = text.split("e")
    exponent = int(power)
    return format(Decimal(text), "f") if -7 < exponent < 21 else f"{digits}e{exponent:+d}"
