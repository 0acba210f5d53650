-- What is odd about rows that were kept: month, code, how many, the first lines.
-- A reference that comes again is remarked at its later lines; so is an exact copy.
WITH kept AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY "month", reference ORDER BY row_number) AS coming,
        row_number() OVER (
            PARTITION BY
                "month", reference, occurred_at, longitude, latitude, place, lsoa_code,
                category, outcome, flags
            ORDER BY row_number
        ) AS copy_number
    FROM incidents
    WHERE fault = ''
),
remarked AS (
    SELECT "month", row_number, point_remark AS remark FROM kept WHERE point_remark <> ''
    UNION ALL
    SELECT "month", row_number, lsoa_remark FROM kept WHERE lsoa_remark <> ''
    UNION ALL
    SELECT "month", row_number, time_remark FROM kept WHERE time_remark <> ''
    UNION ALL
    SELECT "month", row_number, 'reference-again'
    FROM kept
    WHERE reference IS NOT NULL AND coming > 1
    UNION ALL
    SELECT "month", row_number, 'exact-copy'
    FROM kept
    WHERE reference IS NOT NULL AND copy_number > 1
)
SELECT
    "month",
    remark,
    count(*) AS number_of_rows,
    list_sort(list(row_number))[1:$shown] AS first_lines
FROM remarked
GROUP BY "month", remark
ORDER BY "month", remark;
