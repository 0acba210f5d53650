-- Of how many crimes are there outcomes of a period, and how many of them are not held?
WITH told AS (
  SELECT reference, count(*) AS outcomes
  FROM incidents
  WHERE source = $outcomes
    AND reference IS NOT NULL
    AND month >= $start AND month < $until
  GROUP BY reference
),
crimes AS (
  SELECT DISTINCT reference
  FROM incidents
  WHERE source = $crimes AND reference IS NOT NULL
)
SELECT
  coalesce(sum(told.outcomes), 0) AS outcomes,
  count(*) AS crimes_told_of,
  count(*) FILTER (WHERE crimes.reference IS NULL) AS crimes_not_held
FROM told
LEFT JOIN crimes ON crimes.reference = told.reference
