-- The rows set aside: line, fault, then the cells as they came.
SELECT received.line, incidents.fault, received.* EXCLUDE (line, torn)
FROM received
INNER JOIN incidents ON incidents.row_number = received.line
WHERE incidents.fault <> ''
ORDER BY received.line;
