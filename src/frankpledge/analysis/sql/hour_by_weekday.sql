-- How many incidents in each hour of each day of the week, local time, of those whose
-- hour is known? Monday is 0: days since a Monday, as engines number weekdays apart.
SELECT
  date_diff('day', DATE '1900-01-01', CAST(occurred_at AS DATE)) % 7 AS weekday,
  hour(occurred_at) AS hour_of_day,
  count(*) AS incidents
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
  AND time_precision IN ('hour', 'minute')
  AND occurred_at IS NOT NULL
GROUP BY weekday, hour_of_day
ORDER BY weekday, hour_of_day
