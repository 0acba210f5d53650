"""Making the plan out of a draft whose every element has been decided."""

from frankpledge.plan.operations.adoption.whole import adopt_document

__all__ = ["adopt_document"]
