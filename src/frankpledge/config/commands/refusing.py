"""Turning refusals into one sentence and an exit code."""

from collections.abc import Iterator
from contextlib import contextmanager


class Refused(Exception):
    """The input was refused; the text says what, where and what to do."""


@contextmanager
def refusals() -> Iterator[None]:
    """Turn every refusal the product knows into `Refused`.

    The kinds are imported only once something was raised: most commands need none.
    """
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        if isinstance(error, _kinds()):
            raise Refused(str(error.args[0] if error.args else error)) from error
        raise


def _kinds() -> tuple[type[Exception], ...]:
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415

    from frankpledge.analysis.contracts import ContractError  # noqa: PLC0415
    from frankpledge.analysis.evidence import EvidenceError  # noqa: PLC0415
    from frankpledge.analysis.periods import PeriodError  # noqa: PLC0415
    from frankpledge.config.env import EnvironmentRefused  # noqa: PLC0415
    from frankpledge.partnership.rules import NotUsable  # noqa: PLC0415
    from frankpledge.plan.reading.decoding import UnreadableDocument  # noqa: PLC0415
    from frankpledge.ui.geojson import NotBoundaries  # noqa: PLC0415

    return (
        ContractError,
        EnvironmentRefused,
        EvidenceError,
        NotBoundaries,
        NotUsable,
        PeriodError,
        PermissionDenied,
        UnreadableDocument,
    )
