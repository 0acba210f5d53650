-- What did a later version of a return change? Rows are paired by their reference, in
-- the order of the file where one comes more than once. One row: in both, only before,
-- only after; of those in both, with another category, outcome or place; and the rows
-- without a reference, which cannot be paired.
WITH numbered AS (
  SELECT
    version,
    reference,
    category,
    outcome,
    longitude,
    latitude,
    lsoa_code,
    row_number() OVER (PARTITION BY version, reference ORDER BY row_number) AS copy
  FROM incidents
  WHERE reference IS NOT NULL
),
earlier AS (
  SELECT version, reference, category, outcome, longitude, latitude, lsoa_code, copy
  FROM numbered WHERE version = $before
),
later AS (
  SELECT version, reference, category, outcome, longitude, latitude, lsoa_code, copy
  FROM numbered WHERE version = $after
),
paired AS (
  SELECT
    earlier.version IS NOT NULL AS was_there,
    later.version IS NOT NULL AS is_there,
    earlier.category IS DISTINCT FROM later.category AS other_category,
    earlier.outcome IS DISTINCT FROM later.outcome AS other_outcome,
    earlier.longitude IS DISTINCT FROM later.longitude
      OR earlier.latitude IS DISTINCT FROM later.latitude
      OR earlier.lsoa_code IS DISTINCT FROM later.lsoa_code AS other_place
  FROM earlier
  FULL JOIN later
    ON earlier.reference = later.reference AND earlier.copy = later.copy
)
SELECT
  count(*) FILTER (WHERE was_there AND is_there) AS in_both,
  count(*) FILTER (WHERE NOT is_there) AS only_before,
  count(*) FILTER (WHERE NOT was_there) AS only_after,
  count(*) FILTER (WHERE was_there AND is_there AND other_category) AS other_category,
  count(*) FILTER (WHERE was_there AND is_there AND other_outcome) AS other_outcome,
  count(*) FILTER (WHERE was_there AND is_there AND other_place) AS other_place,
  (
    SELECT count(*) FROM incidents
    WHERE version = $before AND reference IS NULL
  ) AS unpaired_before,
  (
    SELECT count(*) FROM incidents
    WHERE version = $after AND reference IS NULL
  ) AS unpaired_after
FROM paired
