-- How many incidents of each category has each small area in each month?
SELECT category, lsoa_code, month, count(*) AS incidents
FROM incidents
WHERE lsoa_code IS NOT NULL
GROUP BY category, lsoa_code, month
ORDER BY category, lsoa_code, month
