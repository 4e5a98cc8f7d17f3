CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secret" text,
	"per_minute" integer,
	"tokens" double precision DEFAULT 0 NOT NULL,
	"filled_at" bigint NOT NULL,
	"disturbs" boolean DEFAULT true NOT NULL,
	"paused_at" bigint,
	"paused_by" text,
	"rests_until" bigint,
	"created_at" bigint NOT NULL,
	"deleted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sends" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sends_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_key" text NOT NULL,
	"attempt" smallint NOT NULL,
	"channel_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"flow_id" text NOT NULL,
	"purpose" text NOT NULL,
	"at" bigint NOT NULL,
	"ended_at" bigint,
	"outcome" text NOT NULL,
	"reason" text,
	"provider_id" text
);
--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "is_stop" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "flow_id" text;--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "channel_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "priority" smallint DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attempt" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "lease_until" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "sends_attempt" ON "sends" USING btree ("message_key","attempt");--> statement-breakpoint
CREATE INDEX "sends_channel" ON "sends" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "messages_outgoing" ON "messages" USING btree ("channel_id","not_before") WHERE channel_id is not null and status in ('waiting', 'sending');