-- Makes room for another trace.
DELETE FROM trace_jobs;
DELETE FROM trace_events;
DELETE FROM trace_invoices;
DELETE FROM trace_receipts;
