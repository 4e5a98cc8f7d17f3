CREATE TABLE "kit_flows" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"kit_id" text NOT NULL,
	"name" text NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kits" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"parts" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "kit_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "kit_flows_name" ON "kit_flows" USING btree ("kit_id","name");