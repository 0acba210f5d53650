-- Which cells stand behind a figure? In an order that stays, a page at a time.
SELECT
  version,
  row_number,
  sheet,
  source,
  supplier,
  period_start,
  period_end,
  area_kind,
  area_code,
  area_name,
  wider_area,
  category,
  groups,
  measure,
  unit,
  value,
  state,
  at_least,
  at_most,
  printed
FROM figures
WHERE period_start >= $start AND period_end <= $until
  AND (
    $areas IS NULL
    OR list_contains(CAST($areas AS VARCHAR[]), area_code)
    OR list_contains(CAST($areas AS VARCHAR[]), area_name)
  )
  AND ($area_kind IS NULL OR area_kind = $area_kind)
  AND (
    $category IS NULL OR category = $category OR list_contains(groups, $category)
  )
  AND ($measure IS NULL OR measure = $measure)
ORDER BY period_start, period_end, version, sheet, row_number, category, measure
LIMIT $limit OFFSET $offset
