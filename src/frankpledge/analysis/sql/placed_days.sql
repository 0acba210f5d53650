-- Where and on which day was each incident of a category, where both are truly known?
SELECT longitude, latitude, CAST(occurred_at AS DATE) AS day
FROM incidents
WHERE category = $category
  AND month >= $start AND month < $until
  AND longitude IS NOT NULL AND latitude IS NOT NULL
  AND occurred_at IS NOT NULL
  AND time_precision <> 'month'
  AND location_precision = 'exact'
ORDER BY day, longitude, latitude
LIMIT $most
