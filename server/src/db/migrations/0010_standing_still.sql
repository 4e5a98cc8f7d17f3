DROP INDEX "events_member";--> statement-breakpoint
DROP INDEX "runs_due";--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
CREATE INDEX "runs_failed" ON "runs" USING btree ("scope_id","ended_at") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "events_member" ON "events" USING btree ("member_id","name","at","seq");--> statement-breakpoint
CREATE INDEX "runs_due" ON "runs" USING btree ("lane_id","due") WHERE due is not null and paused_at is null;