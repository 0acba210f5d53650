-- How many incidents of each category lie at each point in each month?
SELECT category, longitude, latitude, month, count(*) AS incidents
FROM incidents
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
GROUP BY category, longitude, latitude, month
ORDER BY category, longitude, latitude, month
