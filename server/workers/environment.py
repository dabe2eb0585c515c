"""What a worker process may know of this process's environment: how to find programs, languages and devices.

Workers decode foreign files. Whoever takes one over must not find a key, a secret or a password in its environment, so
what is passed on is named here and everything else stays behind.
"""

from __future__ import annotations

from collections.abc import Mapping

PASSED_ON = frozenset(
    {
        *("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LANGUAGE", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"),
        *("PYTHONPATH", "PYTHONHOME", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"),
        *("PYTHONIOENCODING", "PYTHONHASHSEED", "PYTHONWARNINGS", "PYTHONFAULTHANDLER", "PYTHONNOUSERSITE"),
    }
)
FAMILIES = ("LC_", "CUDA_", "NVIDIA_", "ROCR_", "HIP_", "ORT_", "MALLOC_")
"""How the names of whole families begin that set up languages, devices and engines."""


def passed_on(environ: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a worker process gets."""
    return {name: value for name, value in environ.items() if name in PASSED_ON or name.startswith(FAMILIES)}
