-- The next of the rows set aside, after a line.
SELECT *
FROM set_aside
WHERE line > $after
ORDER BY line
LIMIT $rows;
