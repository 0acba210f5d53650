-- What was kept for each month.
SELECT
    "month",
    count(*) AS number_of_rows,
    count(*) FILTER (WHERE location_precision = 'none') AS without_location,
    list_distinct(list(lsoa_code)) AS lsoa_codes,
    list_sort(list_distinct(list(sender))) AS senders
FROM incidents
WHERE fault = ''
GROUP BY "month"
ORDER BY "month";
