ALTER TABLE "group_posts" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "group_posts" ADD COLUMN "asked_at" bigint;--> statement-breakpoint
ALTER TABLE "group_posts" ADD COLUMN "status" text DEFAULT 'sent' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_posts" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "group_posts" ADD COLUMN "not_before" bigint;--> statement-breakpoint
CREATE INDEX "group_posts_waiting" ON "group_posts" USING btree ("scope_id","not_before") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "group_posts_delayed" ON "group_posts" USING btree ("run_id") WHERE why is not null;