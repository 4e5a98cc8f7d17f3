-- Rows of these tables change or go soon after they come: leave room for in-place updates, and clean often.
ALTER TABLE runs SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);--> statement-breakpoint
ALTER TABLE run_inputs SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);--> statement-breakpoint
ALTER TABLE listens SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);--> statement-breakpoint
ALTER TABLE tally SET (fillfactor = 50);--> statement-breakpoint
INSERT INTO scopes (id, name, kind, clock, zone, created_at)
VALUES ('live', 'Live', 'live', '{"form":"real"}', 'Asia/Shanghai', (extract(epoch FROM now()) * 1000)::bigint);
