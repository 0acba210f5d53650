-- How much do the rows say: where, when, and what came of it?
SELECT
  count(*) AS incidents,
  count(*) FILTER (WHERE longitude IS NULL OR latitude IS NULL) AS without_point,
  count(*) FILTER (WHERE lsoa_code IS NULL) AS without_area,
  count(*) FILTER (WHERE outcome IS NULL) AS without_outcome,
  count(*) FILTER (WHERE reference IS NULL) AS without_reference,
  count(*) FILTER (
    WHERE time_precision IN ('hour', 'minute') AND occurred_at IS NOT NULL
  ) AS with_hour
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
