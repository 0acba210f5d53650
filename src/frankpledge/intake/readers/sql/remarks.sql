-- What is odd about rows that were kept: month, code, how many, the first lines.
WITH remarked AS (
    UNPIVOT (
        SELECT * EXCLUDE (fault) FROM odd WHERE fault = ''
    )
    ON point_remark, lsoa_remark, time_remark, end_remark, postcode_remark
    INTO NAME about VALUE remark
),
ordered AS (
    SELECT
        "month",
        remark,
        row_number AS line,
        row_number() OVER (PARTITION BY "month", remark ORDER BY row_number) AS place
    FROM remarked
    WHERE remark <> ''
)
SELECT
    "month",
    remark,
    count(*) AS number_of_rows,
    list_sort(list(line) FILTER (WHERE place <= $shown)) AS first_lines
FROM ordered
GROUP BY "month", remark
ORDER BY "month", remark;
