-- On which days did something happen to each victim, or at each premises?
-- Keys are hashes; rows without one, or without a day, cannot tell.
SELECT
  CASE WHEN $key = 'premises' THEN premises_key ELSE victim_key END AS key,
  CAST(occurred_at AS DATE) AS day,
  count(*) AS incidents
FROM incidents
WHERE CASE WHEN $key = 'premises' THEN premises_key ELSE victim_key END IS NOT NULL
  AND occurred_at IS NOT NULL
  AND time_precision IN ('day', 'hour', 'minute')
  AND month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY 1, 2
ORDER BY 1, 2
