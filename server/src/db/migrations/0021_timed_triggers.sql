CREATE TABLE "date_dues" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"n" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"value" text NOT NULL,
	"due" bigint,
	"started" boolean DEFAULT false NOT NULL,
	CONSTRAINT "date_dues_scope_id_flow_id_n_member_id_pk" PRIMARY KEY("scope_id","flow_id","n","member_id")
);
--> statement-breakpoint
CREATE TABLE "date_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "date_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"member_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "date_triggers" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"n" integer NOT NULL,
	"subject" text NOT NULL,
	"attribute" text NOT NULL,
	"trigger" jsonb NOT NULL,
	"scanned_to" bigint,
	CONSTRAINT "date_triggers_scope_id_flow_id_n_pk" PRIMARY KEY("scope_id","flow_id","n")
);
--> statement-breakpoint
CREATE TABLE "firings" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"n" integer NOT NULL,
	"at" bigint NOT NULL,
	"outcome" text NOT NULL,
	"missed" integer DEFAULT 0 NOT NULL,
	"job_id" bigint,
	CONSTRAINT "firings_scope_id_flow_id_n_at_pk" PRIMARY KEY("scope_id","flow_id","n","at")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"n" integer NOT NULL,
	"subject" text NOT NULL,
	"trigger" jsonb NOT NULL,
	"zone" text NOT NULL,
	"next_at" bigint,
	CONSTRAINT "schedules_scope_id_flow_id_n_pk" PRIMARY KEY("scope_id","flow_id","n")
);
--> statement-breakpoint
CREATE INDEX "date_dues_due" ON "date_dues" USING btree ("scope_id","due") WHERE due is not null;--> statement-breakpoint
CREATE INDEX "date_marks_scope" ON "date_marks" USING btree ("scope_id");--> statement-breakpoint
CREATE INDEX "schedules_next" ON "schedules" USING btree ("scope_id","next_at");