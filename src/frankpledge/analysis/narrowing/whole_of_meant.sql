-- The rows whose words are counted in their month. Spans of a word never overlap, so that
-- each row meets one of them at most.
CREATE TEMPORARY VIEW whole AS
SELECT incidents.*
FROM memory.main.incidents
INNER JOIN meant
  ON incidents.source = meant.source
  AND incidents.supplier = meant.supplier
  AND incidents.category = meant.category
  AND incidents.month >= meant.starts_on
  AND incidents.month < meant.ends_before
