"""Which resolver answers for which kind of binding."""

from frankpledge.plan.rules import BindingKind
from frankpledge.review.sources import figures, incidents, typed
from frankpledge.review.sources.answers import Resolver

RESOLVERS: dict[BindingKind, Resolver] = {
    BindingKind.INCIDENTS: Resolver(
        observe=incidents.observe,
        describe=incidents.describe,
        months=incidents.months,
        records=incidents.records_behind,
    ),
    BindingKind.TABLE: Resolver(
        observe=figures.observe,
        describe=figures.describe,
        months=typed.no_months,
        records=figures.cells_behind,
    ),
    BindingKind.TYPED: Resolver(
        observe=typed.observe_typed,
        describe=typed.describe_typed,
        months=typed.no_months,
        records=typed.no_records,
    ),
    BindingKind.PRINTED: Resolver(
        observe=typed.observe_printed,
        describe=typed.describe_printed,
        months=typed.no_months,
        records=typed.no_records,
    ),
}
