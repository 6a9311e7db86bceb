"""Check the attributes that users set."""

from __future__ import annotations

import difflib
import inspect


def check_settable(cls: type, name: str) -> None:
    """Check that an attribute of a class can be set.

    Private names can, and so can the methods that traitlets and ipywidgets replace.

    Raises
    ------
    AttributeError
        If the class has none of this name, with the closest one that can be set, or if it is a
        method of this package.
    """
    if name.startswith("_"):
        return
    if not hasattr(cls, name):
        public = [known for known in dir(cls) if not known.startswith("_")]
        settable = [x for x in public if hasattr(inspect.getattr_static(cls, x), "__set__")]
        close = difflib.get_close_matches(name, settable, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise AttributeError(f"{cls.__name__} has no attribute {name!r} to set{hint}")
    static = inspect.getattr_static(cls, name)
    if isinstance(static, property) and static.fset is None:
        instead = "; call set_categories" if "categor" in name else ""
        raise AttributeError(f"{name} of {cls.__name__} can only be read{instead}")
    method = getattr(cls, name)
    if inspect.isfunction(method) and method.__module__.startswith("clustergrammer_widget."):
        raise AttributeError(f"{name} is a method of {cls.__name__}; call it, {name}(...)")
