DROP INDEX "members_external";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "kind" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "subject" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "members_external" ON "members" USING btree ("scope_id","kind","external_id");