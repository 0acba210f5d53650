-- Why rows are set aside: code, how many, the first lines. Only those are listed: a list
-- of all would not fit where every row of a large file is faulty.
WITH ordered AS (
    SELECT
        fault,
        row_number AS line,
        row_number() OVER (PARTITION BY fault ORDER BY row_number) AS place
    FROM odd
    WHERE fault <> ''
)
SELECT
    fault,
    count(*) AS number_of_rows,
    list_sort(list(line) FILTER (WHERE place <= $shown)) AS first_lines
FROM ordered
GROUP BY fault
ORDER BY number_of_rows DESC, fault;
