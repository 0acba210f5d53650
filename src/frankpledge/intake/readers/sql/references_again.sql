-- Whether a reference may come more than once in a month: by their hashes, which take an
-- eighth of the room; two references of one hash are found out when they are looked at.
SELECT 1
FROM kept
WHERE reference IS NOT NULL
GROUP BY "month", hash(reference)
HAVING count(*) > 1
LIMIT 1;
