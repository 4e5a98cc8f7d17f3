CREATE TABLE "draws" (
	"key" text PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"seed" text NOT NULL,
	"list_hash" text NOT NULL,
	"drawn_from" integer NOT NULL,
	"winners" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_targets" (
	"job_id" bigint NOT NULL,
	"n" integer NOT NULL,
	"external_id" text NOT NULL,
	"status" text NOT NULL,
	"run_id" uuid,
	"outcome" text,
	"data" jsonb,
	"counted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "job_targets_job_id_n_pk" PRIMARY KEY("job_id","n")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"type" text NOT NULL,
	"flow_id" text NOT NULL,
	"cause" text NOT NULL,
	"asked_by" text,
	"spec" jsonb NOT NULL,
	"status" text NOT NULL,
	"phase" text NOT NULL,
	"depth" smallint NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"started" integer DEFAULT 0 NOT NULL,
	"finished" integer DEFAULT 0 NOT NULL,
	"excluded" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcomes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE INDEX "job_targets_pending" ON "job_targets" USING btree ("job_id","n") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "job_targets_run" ON "job_targets" USING btree ("run_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "job_targets_ended" ON "job_targets" USING btree ("job_id") WHERE status = 'ended' and not counted;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_cause" ON "jobs" USING btree ("scope_id","cause");--> statement-breakpoint
CREATE INDEX "jobs_flow" ON "jobs" USING btree ("scope_id","flow_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_running" ON "jobs" USING btree ("id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "jobs_asked" ON "jobs" USING btree ("asked_by") WHERE asked_by is not null;