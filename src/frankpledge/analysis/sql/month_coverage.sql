-- Which months does the evidence hold, from whom, and how many rows of each category?
SELECT
  source,
  supplier,
  version,
  month,
  category,
  count(*) AS incidents
FROM incidents
GROUP BY source, supplier, version, month, category
ORDER BY source, supplier, month, version, category
