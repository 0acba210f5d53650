-- The cells of a file that has no eastings: its degrees, if any, are written in it.
CREATE VIEW located AS
SELECT
    *,
    CAST(NULL AS DOUBLE) AS grid_longitude,
    CAST(NULL AS DOUBLE) AS grid_latitude
FROM trimmed;
