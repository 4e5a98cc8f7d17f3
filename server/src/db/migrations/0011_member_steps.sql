CREATE TABLE "callbacks" (
	"hash" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"run_id" uuid NOT NULL,
	"scope_id" text NOT NULL,
	"kind" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"expires_at" bigint
);
--> statement-breakpoint
CREATE TABLE "emissions" (
	"key" text PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"user_id" text NOT NULL,
	"event" text NOT NULL,
	"properties" jsonb NOT NULL,
	"depth" smallint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"key" text PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"run_id" uuid NOT NULL,
	"step" text NOT NULL,
	"item" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"at" bigint NOT NULL,
	"expires_at" bigint
);
--> statement-breakpoint
CREATE TABLE "group_posts" (
	"key" text PRIMARY KEY NOT NULL,
	"scope_id" text NOT NULL,
	"community" text NOT NULL,
	"run_id" uuid NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"step" text NOT NULL,
	"text" text NOT NULL,
	"mentions" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_ledger" (
	"key" text NOT NULL,
	"scope_id" text NOT NULL,
	"flow_id" text,
	"member_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"value" jsonb,
	"reason" text,
	CONSTRAINT "member_ledger_key_kind_name_pk" PRIMARY KEY("key","kind","name")
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"scope_id" text NOT NULL,
	"item" text NOT NULL,
	"total" integer,
	"taken" integer DEFAULT 0 NOT NULL,
	"ends_at" bigint,
	CONSTRAINT "stocks_scope_id_item_pk" PRIMARY KEY("scope_id","item")
);
--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "community_members" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "points" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "badges" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "consents" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "status" text DEFAULT 'sent' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "not_before" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "valid_until" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "wait_for" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "asked_at" bigint;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "sending" jsonb;--> statement-breakpoint
CREATE INDEX "callbacks_key" ON "callbacks" USING btree ("key");--> statement-breakpoint
CREATE INDEX "callbacks_due" ON "callbacks" USING btree ("scope_id","expires_at") WHERE kind = 'act';--> statement-breakpoint
CREATE INDEX "emissions_scope" ON "emissions" USING btree ("scope_id","at");--> statement-breakpoint
CREATE INDEX "grants_member" ON "grants" USING btree ("member_id","item");--> statement-breakpoint
CREATE INDEX "group_posts_community" ON "group_posts" USING btree ("scope_id","community","at");--> statement-breakpoint
CREATE INDEX "member_ledger_member" ON "member_ledger" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("scope_id","not_before") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "messages_delayed" ON "messages" USING btree ("run_id") WHERE why is not null;