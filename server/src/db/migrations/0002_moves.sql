CREATE TABLE "moved_runs" (
	"move_id" bigint NOT NULL,
	"run_id" uuid NOT NULL,
	CONSTRAINT "moved_runs_move_id_run_id_pk" PRIMARY KEY("move_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"from_version" bigint NOT NULL,
	"to_version" bigint NOT NULL,
	"mapping" jsonb NOT NULL,
	"undoes" bigint,
	"status" text NOT NULL,
	"cursor" jsonb,
	"pass" integer DEFAULT 0 NOT NULL,
	"busy" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"stayed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE INDEX "moves_flow" ON "moves" USING btree ("flow_id","created_at");--> statement-breakpoint
CREATE INDEX "moves_running" ON "moves" USING btree ("id") WHERE status = 'running';