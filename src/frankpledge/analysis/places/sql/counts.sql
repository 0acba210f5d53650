-- How many incidents lie in each area, and how is that known? A row in two areas that
-- overlap is in both; only its first carries is_first, so those add up to all rows.
WITH ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY longitude, latitude, lsoa_code ORDER BY area_code NULLS LAST
    ) = 1 AS is_first
  FROM placed
)
SELECT
  ranked.area_code,
  ranked.placed_by,
  count(*) AS incidents,
  count(*) FILTER (
    WHERE ranked.placed_by = 'point' AND incidents.location_precision = 'snapped'
  ) AS snapped,
  ranked.is_first
FROM incidents
INNER JOIN ranked
  ON incidents.longitude IS NOT DISTINCT FROM ranked.longitude
  AND incidents.latitude IS NOT DISTINCT FROM ranked.latitude
  AND incidents.lsoa_code IS NOT DISTINCT FROM ranked.lsoa_code
WHERE incidents.month >= $start AND incidents.month < $until
  AND ($categories IS NULL
    OR list_contains(CAST($categories AS VARCHAR[]), incidents.category))
  AND ($lsoa_codes IS NULL
    OR list_contains(CAST($lsoa_codes AS VARCHAR[]), incidents.lsoa_code))
GROUP BY ranked.area_code, ranked.placed_by, ranked.is_first
ORDER BY ranked.area_code NULLS LAST, ranked.placed_by, ranked.is_first
