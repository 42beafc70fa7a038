SELECT data ->> 'Op' FROM mt_events GROUP BY 1
HAVING count(*) <> min((data ->> 'Of')::integer) OR count(DISTINCT data ->> 'Index') <> count(*)
