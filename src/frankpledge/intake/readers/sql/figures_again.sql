-- The figures given a second time, in the order of the file.
SELECT
    row_number, sheet, period_start, period_end, area_code, area_name, category, measure,
    printed
FROM figures
WHERE coming > 1
ORDER BY entry;
