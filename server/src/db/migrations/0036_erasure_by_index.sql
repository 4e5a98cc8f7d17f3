DROP INDEX "exclusions_flow";--> statement-breakpoint
DROP INDEX "group_posts_delayed";--> statement-breakpoint
CREATE INDEX "acts_run" ON "acts" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "approvals_run" ON "approvals" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "callbacks_run" ON "callbacks" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "date_dues_member" ON "date_dues" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "draws_winner" ON "draws" USING gin ("winners" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "erasures_unfinished" ON "erasures" USING btree ("id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "exclusions_member" ON "exclusions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "group_posts_run" ON "group_posts" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "holds_member" ON "holds" USING btree ("scope_id","whom") WHERE audience = 'member';--> statement-breakpoint
CREATE INDEX "incident_timeline_member" ON "incident_timeline" USING btree ("member_id") WHERE member_id is not null;--> statement-breakpoint
CREATE INDEX "job_targets_brought" ON "job_targets" USING btree ("external_id") WHERE data is not null;--> statement-breakpoint
CREATE INDEX "messages_to_others" ON "messages" USING btree ("run_id") WHERE recipient is not null or key like '%/%/%';--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree ("scope_id","recipient") WHERE recipient is not null;