-- Which is the smallest figure above nought? NULL where there is none.
SELECT min(value) AS smallest
FROM figures
WHERE value > 0
