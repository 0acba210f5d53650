-- How many incidents were counted in each small area? One row is of no area at all.
SELECT
  lsoa_code,
  count(*) AS incidents
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY lsoa_code
ORDER BY lsoa_code NULLS LAST
