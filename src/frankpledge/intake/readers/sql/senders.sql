-- Who the rows kept for each month say they come from.
SELECT "month", list_sort(list(DISTINCT sender)) AS senders
FROM incidents
WHERE fault = '' AND sender IS NOT NULL
GROUP BY "month";
