"""Turning refusals into one sentence and an exit code."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC)


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
        if sentence := _sentence(error):
            raise Refused(sentence) from error
        raise


def _sentence(error: Exception) -> str:
    """Return what to tell the person; empty for a failure that is our own."""
    from django.db import DatabaseError, OperationalError  # noqa: PLC0415

    # Other database errors, and all their other kinds, are mistakes in our code.
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        return (
            f"The database cannot be used: {error}. Unless DATABASE_URL names another, "
            "it is frankpledge.sqlite3 in FRANKPLEDGE_HOME: see that the file is whole "
            "and that you may write to its folder, or restore it from a backup."
        )
    if isinstance(error, OSError) and error.errno in NOT_WRITABLE:
        return (
            f"{error.filename or 'A file'}: {error.strerror}. See that you may write "
            "there and that there is room; what was kept before is as it was."
        )
    if isinstance(error, _kinds()):
        return str(error.args[0] if error.args else error)
    return ""


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
