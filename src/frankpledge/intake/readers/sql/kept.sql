-- The rows kept for one month, stamped with where they came from, in the order they
-- were read in, which the engine is told to keep. `stamp` lists the words of the stamp,
-- which are the same in every row. Words known beforehand are written by number, in a
-- third of the time; in Parquet they are text all the same.
SELECT
    CAST($version AS stamp) AS version,
    CAST($source AS stamp) AS source,
    CAST($supplier AS stamp) AS supplier,
    * REPLACE (
        CAST(time_precision AS ENUM ('minute', 'hour', 'day', 'month'))
            AS time_precision,
        CAST(location_precision AS ENUM ('exact', 'snapped', 'area', 'none'))
            AS location_precision
    )
FROM incidents
WHERE fault = '' AND "month" = $month
