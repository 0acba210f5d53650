-- How many incidents were counted in each square cell? Degrees are laid flat: cells are
-- numbered east and north from nought degrees. One row is of no point at all.
SELECT
  floor(longitude * $cells_a_degree_east) AS grid_column,
  floor(latitude * $cells_a_degree_north) AS grid_row,
  count(*) AS incidents
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
GROUP BY grid_column, grid_row
ORDER BY grid_column NULLS LAST, grid_row NULLS LAST
