CREATE TABLE "sub_runs" (
	"key" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	"awaited" boolean NOT NULL,
	CONSTRAINT "sub_runs_run_id_unique" UNIQUE("run_id")
);
--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "priority" smallint DEFAULT 5 NOT NULL;