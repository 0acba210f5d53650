-- What is kept for each period, by category and state.
SELECT
    period_start,
    period_end,
    category,
    state,
    count(*) AS number_of_rows,
    count(*) FILTER (WHERE area_kind = 'none') AS without_area,
    list_distinct(list(area_code) FILTER (WHERE area_kind = 'lsoa')) AS lsoa_codes
FROM figures
WHERE coming = 1
GROUP BY period_start, period_end, category, state
ORDER BY period_start, period_end, category, state;
