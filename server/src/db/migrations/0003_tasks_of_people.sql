CREATE TABLE "roster" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roster_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"role" text NOT NULL,
	"person" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint
);
--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "working_hours" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "acknowledge_by" bigint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "acknowledged_at" bigint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "level" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "escalated_to" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "reminded_at" bigint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "checklist" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "ticked" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "form" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "filled" jsonb;--> statement-breakpoint
CREATE INDEX "roster_role" ON "roster" USING btree ("role","starts_at");--> statement-breakpoint
CREATE INDEX "tasks_assigned" ON "tasks" USING btree ("assigned_to") WHERE status = 'open';