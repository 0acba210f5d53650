-- At which points lie the incidents of a category, and how many in each month?
SELECT longitude, latitude, month, count(*) AS incidents
FROM incidents
WHERE category = $category AND longitude IS NOT NULL AND latitude IS NOT NULL
GROUP BY longitude, latitude, month
ORDER BY longitude, latitude, month
