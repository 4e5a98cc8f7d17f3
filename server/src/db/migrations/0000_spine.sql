CREATE SEQUENCE "public"."position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "acts" (
	"key" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"step" text NOT NULL,
	"step_type" text NOT NULL,
	"config" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"at" bigint NOT NULL,
	"touched_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communities" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "communities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text,
	"zone" text,
	"traits" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "community_members" (
	"community_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "community_members_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"name" text NOT NULL,
	"at" bigint NOT NULL,
	"occurred_at" bigint NOT NULL,
	"properties" jsonb NOT NULL,
	"message_id" text NOT NULL,
	"historical" boolean DEFAULT false NOT NULL,
	"depth" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exclusions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exclusions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"reason" text NOT NULL,
	"cause" text
);
--> statement-breakpoint
CREATE TABLE "flow_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flow_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"flow_id" text NOT NULL,
	"number" integer,
	"document" jsonb NOT NULL,
	"program" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"draft" jsonb NOT NULL,
	"rev" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lanes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version_id" bigint NOT NULL,
	"workflow_id" text NOT NULL,
	"workflow_type" text NOT NULL,
	CONSTRAINT "lanes_workflow_id_unique" UNIQUE("workflow_id")
);
--> statement-breakpoint
CREATE TABLE "listens" (
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"n" smallint NOT NULL,
	"member_id" bigint NOT NULL,
	"event" text NOT NULL,
	"match" jsonb,
	CONSTRAINT "listens_run_id_key_n_pk" PRIMARY KEY("run_id","key","n")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text,
	"zone" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"lifecycle" text,
	"activity" text,
	"joined_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"key" text PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"step" text NOT NULL,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version_id" bigint NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "publications_scope_id_flow_id_pk" PRIMARY KEY("scope_id","flow_id")
);
--> statement-breakpoint
CREATE TABLE "run_inputs" (
	"run_id" uuid NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"payload" jsonb,
	CONSTRAINT "run_inputs_run_id_source_pk" PRIMARY KEY("run_id","source")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version_id" bigint NOT NULL,
	"lane_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"key" text NOT NULL,
	"generation" integer NOT NULL,
	"status" text NOT NULL,
	"end_reason" text,
	"state" jsonb NOT NULL,
	"due" bigint,
	"rev" integer NOT NULL,
	"depth" smallint DEFAULT 0 NOT NULL,
	"cause" text,
	"started_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "scopes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"clock" jsonb NOT NULL,
	"zone" text NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"lane_id" bigint NOT NULL,
	"step" text NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "tally_lane_id_step_kind_outcome_pk" PRIMARY KEY("lane_id","step","kind","outcome")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"scope_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"step" text NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"assignee" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"note" text,
	"opened_at" bigint NOT NULL,
	"due_at" bigint,
	"done_at" bigint,
	"done_by" text,
	CONSTRAINT "tasks_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "trail" (
	"run_id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"step" text,
	"visit" integer NOT NULL,
	"outcome" text,
	"reason" jsonb NOT NULL,
	CONSTRAINT "trail_run_id_n_pk" PRIMARY KEY("run_id","n")
);
--> statement-breakpoint
CREATE TABLE "triggers" (
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"n" integer NOT NULL,
	"version_id" bigint NOT NULL,
	"event" text NOT NULL,
	"trigger" jsonb NOT NULL,
	CONSTRAINT "triggers_scope_id_flow_id_n_pk" PRIMARY KEY("scope_id","flow_id","n")
);
--> statement-breakpoint
CREATE TABLE "access_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "access_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_welcome" (
	"id" smallint PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acts_pending" ON "acts" USING btree ("run_id") WHERE status = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "communities_external" ON "communities" USING btree ("scope_id","external_id");--> statement-breakpoint
CREATE INDEX "community_members_member" ON "community_members" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_message" ON "events" USING btree ("scope_id","message_id");--> statement-breakpoint
CREATE INDEX "events_member" ON "events" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "exclusions_flow" ON "exclusions" USING btree ("scope_id","flow_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "flow_versions_number" ON "flow_versions" USING btree ("flow_id","number");--> statement-breakpoint
CREATE INDEX "lanes_version" ON "lanes" USING btree ("version_id","scope_id");--> statement-breakpoint
CREATE INDEX "listens_route" ON "listens" USING btree ("member_id","event");--> statement-breakpoint
CREATE UNIQUE INDEX "members_external" ON "members" USING btree ("scope_id","external_id");--> statement-breakpoint
CREATE INDEX "messages_member" ON "messages" USING btree ("member_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_once" ON "runs" USING btree ("member_id","flow_id","key","generation");--> statement-breakpoint
CREATE INDEX "runs_due" ON "runs" USING btree ("lane_id","due") WHERE due is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_cause" ON "runs" USING btree ("member_id","flow_id","cause") WHERE cause is not null;--> statement-breakpoint
CREATE INDEX "runs_flow" ON "runs" USING btree ("scope_id","flow_id","started_at");--> statement-breakpoint
CREATE INDEX "tasks_scope" ON "tasks" USING btree ("scope_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "tasks_run" ON "tasks" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "triggers_event" ON "triggers" USING btree ("scope_id","event");--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");