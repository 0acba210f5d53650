-- The rows set aside: line, fault, then the cells as they came, in no order.
SELECT received.line, odd.fault, received.* EXCLUDE (line, torn)
FROM received
INNER JOIN odd ON odd.row_number = received.line
WHERE odd.fault <> ''
