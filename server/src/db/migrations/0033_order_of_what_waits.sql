ALTER TABLE "group_posts" ADD COLUMN "place" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "place" bigint;