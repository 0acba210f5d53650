-- At how many points lie incidents of any category, and how far north in the middle?
SELECT count(*) AS points, avg(latitude) AS latitude
FROM (
    SELECT longitude, latitude
    FROM incidents
    WHERE longitude IS NOT NULL AND latitude IS NOT NULL
    GROUP BY longitude, latitude
) AS points
