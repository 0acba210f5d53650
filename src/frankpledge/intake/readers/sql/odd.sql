-- The rows that cannot be kept, and those of which something is remarked.
CREATE TABLE odd AS
SELECT
    row_number, fault, "month", point_remark, lsoa_remark, time_remark, end_remark,
    postcode_remark
FROM incidents
WHERE
    fault <> ''
    OR point_remark <> ''
    OR lsoa_remark <> ''
    OR time_remark <> ''
    OR end_remark <> ''
    OR postcode_remark <> '';
