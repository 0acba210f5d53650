"""Laws about the SQL files: one question each, and the same question in Spark.

What sqlglot cannot express in Spark it says at this level; what it loses silently is
looked for here by name (`docs/adr/0012-spark-by-translated-sql.md`).
"""

import sqlglot
from sqlglot import ErrorLevel, exp

LOST_IN_TRANSLATION = (
    (exp.ArrayAgg, "an ordered list loses its order"),
    (exp.PercentileCont, "quantile_cont loses its WITHIN GROUP"),
    (exp.ReadParquet, "a parameter becomes the name of a table; read a named view"),
)


def faults(sql: str) -> list[str]:
    """Return what keeps a file from being one statement with one meaning everywhere."""
    try:
        statements = sqlglot.parse(sql, read="duckdb")
    except sqlglot.ParseError as error:
        return [f"is not DuckDB's SQL: {error}"]
    found = []
    if len(statements) != 1:
        found.append(f"holds {len(statements)} statements; one question a file")
    for statement in filter(None, statements):
        found += [
            reason
            for kind, reason in LOST_IN_TRANSLATION
            for node in statement.find_all(kind)
            if kind is not exp.ArrayAgg or node.find(exp.Order)
        ]
        found += [
            f"Spark has no {join.args['method']} join"
            for join in statement.find_all(exp.Join)
            if join.args.get("method") in {"ASOF", "POSITIONAL"}
        ]
        found += untranslatable(statement)
    return found


def untranslatable(statement: exp.Expression) -> list[str]:
    """Return what sqlglot says Spark has no word for."""
    try:
        statement.sql("spark", unsupported_level=ErrorLevel.RAISE)
    except sqlglot.UnsupportedError as error:
        return [str(error)]
    return []
