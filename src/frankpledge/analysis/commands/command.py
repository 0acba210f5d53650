"""A method at a terminal: its name, its options, and how it answers."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Answer = tuple[str, Mapping[str, Any]]  # in words, and for programs


@dataclass(frozen=True)
class Command:
    """One METHOD of `frankpledge analyse`.

    `method` is the function whose docstring is the card that `--help` prints;
    `summary` its line in the list of methods. `answer` returns words and plain values;
    what it refuses it raises as a `ValueError` that says what, where and what to do.
    """

    name: str
    summary: str
    method: Callable[..., Any]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    answer: Callable[[argparse.Namespace], Answer]

    @property
    def card(self) -> str:
        """The method's card."""
        return inspect.getdoc(self.method) or ""
