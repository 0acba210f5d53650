-- Which different places do the rows give: a point, a small area, both or neither?
SELECT DISTINCT longitude, latitude, lsoa_code
FROM incidents
ORDER BY longitude NULLS LAST, latitude NULLS LAST, lsoa_code NULLS LAST
