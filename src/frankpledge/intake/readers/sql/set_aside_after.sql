-- The next of the rows set aside, after a line.
SELECT *
FROM read_parquet($path)
WHERE line > $after
ORDER BY line
LIMIT $rows;
