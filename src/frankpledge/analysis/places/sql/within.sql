-- The rows that lie in one area, under the name every question knows.
CREATE OR REPLACE TEMPORARY VIEW incidents AS
SELECT whole.*
FROM whole
WHERE EXISTS (
  SELECT 1
  FROM placed
  WHERE whole.longitude IS NOT DISTINCT FROM placed.longitude
    AND whole.latitude IS NOT DISTINCT FROM placed.latitude
    AND whole.lsoa_code IS NOT DISTINCT FROM placed.lsoa_code
)
