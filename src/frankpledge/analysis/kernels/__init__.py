"""Small loops that numpy cannot make fast: compiled by numba where it is installed.

A kernel's file imports numba by `compiled`, and is itself imported inside the function
that calls it, never at the top of a module: numba takes over half a second to load. The
machine code is kept in a cache between processes; `python -m frankpledge.analysis.kernels`
fills it. Beside each kernel stands a path in numpy that gives the same answer, for
machines without numba; `available()` says which is taken.

Sums inside a kernel run in one fixed order, whatever the number of threads.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar

Loop = TypeVar("Loop", bound=Callable[..., Any])
# Every file of kernels. Each has WARM, calls on tiny input that compile all it holds.
FILES: tuple[str, ...] = ("density", "near_repeat", "poisson_pairs")


def available() -> bool:
    """Say whether kernels run compiled here."""
    return find_spec("numba") is not None


def compiled(*, parallel: bool = False) -> Callable[[Loop], Loop]:
    """Return the decorator that compiles a loop and caches its machine code.

    Without numba the loop is returned as it is: right, and slow, so a caller asks
    `available()` and takes the numpy path instead.
    """
    if not available():
        return lambda loop: loop
    numba = importlib.import_module("numba")
    decorate: Callable[[Loop], Loop] = numba.njit(
        cache=True, nogil=True, parallel=parallel, error_model="numpy"
    )
    return decorate


def parallel_range() -> Any:
    """Return the range whose steps a parallel loop shares out among threads."""
    return importlib.import_module("numba").prange if available() else range


def warm() -> tuple[str, ...]:
    """Compile every kernel into the cache; return the names of the files done."""
    if not available():
        return ()
    for name in FILES:
        importlib.import_module(f"frankpledge.analysis.kernels.{name}").WARM()
    return FILES
