-- Which figures are held: of what, for which kinds of area, from when to when?
SELECT
  source,
  supplier,
  measure,
  unit,
  category,
  area_kind,
  min(period_start) AS first_day,
  max(period_end) AS day_after,
  count(*) AS cells,
  count(value) AS cells_with_value,
  count(*) FILTER (WHERE state = 'suppressed') AS suppressed
FROM figures
GROUP BY source, supplier, measure, unit, category, area_kind
ORDER BY source, supplier, measure, unit, category, area_kind
