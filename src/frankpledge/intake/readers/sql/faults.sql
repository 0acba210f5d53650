-- Why rows are set aside: code, how many, the first lines.
SELECT
    fault,
    count(*) AS number_of_rows,
    list_sort(list(row_number))[1:$shown] AS first_lines
FROM incidents
WHERE fault <> ''
GROUP BY fault
ORDER BY number_of_rows DESC, fault;
