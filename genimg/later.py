"""Modules that are loaded when something of them is wanted first, so that help and a wrong option cost no second."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def later(name: str) -> ModuleType:
    """The module, which is executed when the first attribute of it is read. Raises ImportError where there is none."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ImportError(f"there is no module {name}")
    spec.loader = loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    within, _, last = name.rpartition(".")
    if within:
        setattr(sys.modules[within], last, module)  # where `from … import` looks before it looks at the module
    loader.exec_module(module)
    return module
