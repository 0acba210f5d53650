-- The figures kept for one period, stamped with where they came from.
SELECT
    $version AS version,
    $source AS source,
    $supplier AS supplier,
    * EXCLUDE (printed, group_texts),
    coalesce(printed, '') AS printed,
    string_split(group_texts, chr(31)) AS groups
FROM figures
WHERE coming = 1 AND period_start = $start AND period_end = $until
ORDER BY entry
