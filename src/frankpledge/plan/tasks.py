"""What the background worker does for the plan."""

from __future__ import annotations

from django_tasks import task

from frankpledge.plan import operations, queries


@task()
def read_brought_document(number: int) -> None:
    """Read a document, in the name of whoever brought it; nothing when it is gone."""
    document = queries.document_at_work(number)
    if document is not None:
        operations.read_brought(
            document=document, by=document.read_by, at=document.read_at
        )


def enqueue_reading(number: int) -> None:
    """Leave a document to the worker."""
    read_brought_document.enqueue(number)
