-- How many rows of each category were kept for each month.
SELECT "month", category, count(*) AS number_of_rows
FROM incidents
WHERE fault = ''
GROUP BY "month", category
ORDER BY "month", category;
