CREATE SEQUENCE "public"."incident_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "asks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "asks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"token" text NOT NULL,
	"scope_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"step" text NOT NULL,
	"place" text NOT NULL,
	"form" jsonb NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"values" jsonb,
	"asked_at" bigint NOT NULL,
	"due_at" bigint,
	"answered_at" bigint,
	CONSTRAINT "asks_key_unique" UNIQUE("key"),
	CONSTRAINT "asks_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "incident_concerned" (
	"incident_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "incident_concerned_incident_id_member_id_pk" PRIMARY KEY("incident_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "incident_news" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_news_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"incident_id" bigint NOT NULL,
	"event" text NOT NULL,
	"properties" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"key" text NOT NULL,
	"only_member" bigint,
	"told_up_to" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_timeline" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_timeline_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"data" jsonb NOT NULL,
	"by" text NOT NULL,
	"member_id" bigint,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"name" text NOT NULL,
	"merge_key" text NOT NULL,
	"title" text NOT NULL,
	"severity" text NOT NULL,
	"owner" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"resolved_at" bigint
);
--> statement-breakpoint
CREATE INDEX "asks_member" ON "asks" USING btree ("member_id","asked_at");--> statement-breakpoint
CREATE INDEX "incident_concerned_member" ON "incident_concerned" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "incident_timeline_incident" ON "incident_timeline" USING btree ("incident_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_timeline_key" ON "incident_timeline" USING btree ("key","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_name" ON "incidents" USING btree ("scope_id","name");--> statement-breakpoint
CREATE INDEX "incidents_merge" ON "incidents" USING btree ("scope_id","merge_key","last_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "incidents_scope" ON "incidents" USING btree ("scope_id","status","opened_at");