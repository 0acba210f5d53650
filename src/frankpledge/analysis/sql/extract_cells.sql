-- How many incidents of each category lie in each outward postcode and small area?
SELECT
  postcode_area,
  lsoa_code,
  category,
  count(*) AS incidents
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY postcode_area, lsoa_code, category
ORDER BY postcode_area NULLS LAST, lsoa_code NULLS LAST, category
