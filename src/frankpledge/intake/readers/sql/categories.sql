-- How many rows of each category were kept for each month.
SELECT "month", category, count(*) AS number_of_rows
FROM kept
GROUP BY "month", category
ORDER BY "month", category;
