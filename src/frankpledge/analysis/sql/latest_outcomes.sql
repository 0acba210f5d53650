-- What came of the crimes of a period? The latest outcome of each, by month of the
-- outcome and its place in the file; without one, what the crime's own row says.
WITH crimes AS (
  SELECT reference, max(outcome) AS said
  FROM incidents
  WHERE source = $crimes
    AND reference IS NOT NULL
    AND month >= $start AND month < $until
  GROUP BY reference
),
ranked AS (
  SELECT
    reference,
    outcome,
    month,
    row_number() OVER (
      PARTITION BY reference ORDER BY month DESC, version DESC, row_number DESC
    ) AS place
  FROM incidents
  WHERE source = $outcomes AND reference IS NOT NULL
),
joined AS (
  SELECT
    coalesce(ranked.outcome, crimes.said) AS outcome,
    ranked.reference IS NOT NULL AS is_found
  FROM crimes
  LEFT JOIN ranked ON ranked.reference = crimes.reference AND ranked.place = 1
)
SELECT outcome, count(*) AS crimes, count(*) FILTER (WHERE is_found) AS with_outcome_row
FROM joined
GROUP BY outcome
ORDER BY crimes DESC, outcome NULLS LAST
