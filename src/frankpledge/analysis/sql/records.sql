-- Which records stand behind a count? In an order that stays, a page at a time.
SELECT
  version,
  row_number,
  source,
  supplier,
  reference,
  month,
  occurred_at,
  time_precision,
  longitude,
  latitude,
  location_precision,
  place,
  lsoa_code,
  lsoa_name,
  category,
  outcome,
  flags,
  ended_at,
  postcode_area,
  victim_key,
  offender_key,
  premises_key
FROM incidents
WHERE month >= $start AND month < $until
  AND ($categories IS NULL OR list_contains(CAST($categories AS VARCHAR[]), category))
  AND ($lsoa_codes IS NULL OR list_contains(CAST($lsoa_codes AS VARCHAR[]), lsoa_code))
ORDER BY month, version, row_number
LIMIT $limit OFFSET $offset
