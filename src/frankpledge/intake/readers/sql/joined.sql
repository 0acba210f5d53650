-- The rows of a file, each with when and where its collision was. A collision that comes
-- in two files is taken once; a row whose collision is in none cannot be kept.
CREATE VIEW joined AS
WITH once AS (
    SELECT *
    FROM beside
    QUALIFY row_number() OVER (PARTITION BY collision_key ORDER BY day_text) = 1
)
SELECT
    received.* EXCLUDE (torn),
    CASE
        WHEN coalesce(received.torn, '') = '' AND once.collision_key IS NULL
            THEN 'no-collision'
        ELSE received.torn
    END AS torn,
    once.* EXCLUDE (collision_key)
FROM received
LEFT JOIN once ON once.collision_key = upper(trim(received.collision_key));
