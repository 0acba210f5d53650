-- How many incidents of each of the partnership's categories were counted in each month?
-- A category counts what is below it. Rows whose words mean nothing known in their month
-- are counted once, of no category.
SELECT
  incidents.month,
  category_levels.counted_in AS code,
  count(*) AS incidents
FROM incidents
LEFT JOIN category_mapping
  ON incidents.source = category_mapping.source
  AND incidents.supplier = category_mapping.supplier
  AND incidents.category = category_mapping.category
  AND (category_mapping.valid_from IS NULL OR incidents.month >= category_mapping.valid_from)
  AND (category_mapping.valid_until IS NULL OR incidents.month < category_mapping.valid_until)
LEFT JOIN category_levels
  ON category_mapping.code = category_levels.code
WHERE incidents.month >= $start AND incidents.month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), incidents.category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), incidents.lsoa_code))
GROUP BY incidents.month, category_levels.counted_in
ORDER BY incidents.month, category_levels.counted_in NULLS LAST
