-- At which points were there at least so many incidents, and in which months?
-- A point is what the supplier gave: where it moved incidents, many addresses share one.
SELECT
  longitude,
  latitude,
  min(place) AS place,
  max(CASE WHEN location_precision = 'exact' THEN 0 ELSE 1 END) = 1 AS is_moved,
  count(*) AS incidents,
  count(DISTINCT month) AS months,
  min(month) AS first_month,
  max(month) AS last_month
FROM incidents
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
  AND month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY longitude, latitude
HAVING count(*) >= $least
ORDER BY incidents DESC, longitude, latitude
