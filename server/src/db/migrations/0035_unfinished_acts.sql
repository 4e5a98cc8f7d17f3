DROP INDEX "acts_pending";--> statement-breakpoint
CREATE INDEX "acts_unfinished" ON "acts" USING btree ("run_id") WHERE status in ('pending', 'parked');