-- The rows set aside: line, fault, then the cells as they came.
SELECT received.line, odd.fault, received.* EXCLUDE (line, torn)
FROM received
INNER JOIN odd ON odd.row_number = received.line
WHERE odd.fault <> ''
ORDER BY received.line;
