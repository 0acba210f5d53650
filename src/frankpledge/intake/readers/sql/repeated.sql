-- The later rows of references that come again in a month: the remark, how many, the
-- first lines. So with exact copies.
WITH seen_again AS (
    SELECT "month", reference
    FROM kept
    WHERE reference IS NOT NULL
    GROUP BY "month", reference
    HAVING count(*) > 1
),
repeated AS (
    SELECT
        kept."month",
        kept.row_number,
        row_number() OVER (
            PARTITION BY kept."month", kept.reference ORDER BY kept.row_number
        ) AS coming,
        row_number() OVER (
            PARTITION BY
                kept."month", kept.reference, kept.occurred_at, kept.longitude,
                kept.latitude, kept.place, kept.lsoa_code, kept.category, kept.outcome,
                kept.flags
            ORDER BY kept.row_number
        ) AS copy_number
    FROM kept
    INNER JOIN seen_again
        ON kept."month" = seen_again."month" AND kept.reference = seen_again.reference
),
remarked AS (
    SELECT "month", row_number, 'reference-again' AS remark
    FROM repeated
    WHERE coming > 1
    UNION ALL
    SELECT "month", row_number, 'exact-copy'
    FROM repeated
    WHERE copy_number > 1
),
ordered AS (
    SELECT
        "month",
        remark,
        row_number AS line,
        row_number() OVER (PARTITION BY "month", remark ORDER BY row_number) AS place
    FROM remarked
)
SELECT
    "month",
    remark,
    count(*) AS number_of_rows,
    list_sort(list(line) FILTER (WHERE place <= $shown)) AS first_lines
FROM ordered
GROUP BY "month", remark
ORDER BY "month", remark;
