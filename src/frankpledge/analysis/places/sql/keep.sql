-- Where does each place lie? One row an area; an area of null is a place in none.
CREATE TEMPORARY TABLE placed AS
SELECT
  unnest(CAST($longitudes AS DOUBLE[])) AS longitude,
  unnest(CAST($latitudes AS DOUBLE[])) AS latitude,
  unnest(CAST($lsoa_codes AS VARCHAR[])) AS lsoa_code,
  unnest(CAST($areas AS VARCHAR[])) AS area_code,
  unnest(CAST($ways AS VARCHAR[])) AS placed_by
