-- The rows kept for one month, stamped with where they came from.
SELECT $version AS version, $source AS source, $supplier AS supplier, *
FROM incidents
WHERE fault = '' AND "month" = $month
ORDER BY row_number
