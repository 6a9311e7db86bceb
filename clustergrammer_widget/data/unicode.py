"""Make text safe to send to the page."""

from __future__ import annotations


def whole_text(value: object) -> str:
    """Return a value as text; half surrogates, which UTF-8 cannot hold, become U+FFFD."""
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
