-- The words that stand in every row of one version.
CREATE OR REPLACE TYPE stamp AS ENUM (
    SELECT DISTINCT unnest([$version, $source, $supplier])
);
