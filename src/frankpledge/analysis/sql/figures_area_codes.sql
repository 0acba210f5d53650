-- Which codes do areas of a name have?
SELECT area_code
FROM figures
WHERE area_name = $area AND area_code IS NOT NULL
GROUP BY area_code
ORDER BY area_code
