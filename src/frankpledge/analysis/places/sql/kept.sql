-- Which places lie in one area?
SELECT longitude, latitude, lsoa_code, placed_by
FROM placed
WHERE area_code = $code
ORDER BY longitude NULLS LAST, latitude NULLS LAST, lsoa_code NULLS LAST
