-- Which words of which supplier are counted, from which month up to which?
CREATE TEMPORARY TABLE meant AS
SELECT
  unnest(CAST($sources AS VARCHAR[])) AS source,
  unnest(CAST($suppliers AS VARCHAR[])) AS supplier,
  unnest(CAST($categories AS VARCHAR[])) AS category,
  unnest(CAST($starts AS DATE[])) AS starts_on,
  unnest(CAST($ends AS DATE[])) AS ends_before
