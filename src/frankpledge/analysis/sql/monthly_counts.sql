-- How many incidents of each category were counted in each month?
-- A month or category without a row is not here: that it is nought, or not known,
-- is for the caller to say from month_coverage.
SELECT
  month,
  category,
  count(*) AS incidents
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY month, category
ORDER BY month, category
