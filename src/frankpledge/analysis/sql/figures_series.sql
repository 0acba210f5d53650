-- What does each period hold of the figures of an area and a category?
-- A row for each period, area, category and measure; cells without a value are counted
-- apart, and the bounds of those withheld are summed. Codes come before names, because
-- areas are renamed.
SELECT
  period_start,
  period_end,
  measure,
  unit,
  area_kind,
  coalesce(area_code, area_name) AS area,
  category,
  version,
  count(*) AS cells,
  count(value) AS cells_with_value,
  sum(value) AS total,
  count(coalesce(value, at_least)) AS cells_bounded_below,
  sum(coalesce(value, at_least)) AS total_at_least,
  count(coalesce(value, at_most)) AS cells_bounded_above,
  sum(coalesce(value, at_most)) AS total_at_most,
  count(*) FILTER (WHERE state = 'suppressed') AS suppressed,
  count(*) FILTER (WHERE state = 'not available') AS not_available,
  count(*) FILTER (WHERE state = 'provisional') AS provisional
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
GROUP BY
  period_start, period_end, measure, unit, area_kind, area, category, version
ORDER BY period_start, period_end, measure, unit, area_kind, area, category, version
