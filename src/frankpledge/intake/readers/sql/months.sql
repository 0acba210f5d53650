-- What was kept for each month. Lists hold different values alone: never all the rows.
SELECT
    "month",
    count(*) AS number_of_rows,
    count(*) FILTER (WHERE location_precision = 'none') AS without_location,
    list(DISTINCT lsoa_code) FILTER (WHERE lsoa_code IS NOT NULL) AS lsoa_codes
FROM kept
GROUP BY "month"
ORDER BY "month";
