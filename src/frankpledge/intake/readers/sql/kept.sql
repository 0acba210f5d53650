-- The rows kept for one month, stamped with where they came from, in the order they
-- were read in, which the engine is told to keep.
SELECT $version AS version, $source AS source, $supplier AS supplier, *
FROM incidents
WHERE fault = '' AND "month" = $month
