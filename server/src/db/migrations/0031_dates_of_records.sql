ALTER TABLE "date_dues" ADD COLUMN "record" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "date_dues" DROP CONSTRAINT "date_dues_scope_id_flow_id_n_member_id_pk";--> statement-breakpoint
ALTER TABLE "date_dues" ADD CONSTRAINT "date_dues_scope_id_flow_id_n_member_id_record_pk" PRIMARY KEY("scope_id","flow_id","n","member_id","record");--> statement-breakpoint
ALTER TABLE "date_triggers" ADD COLUMN "events" text[];--> statement-breakpoint
ALTER TABLE "date_triggers" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "date_triggers" ADD COLUMN "since" bigint DEFAULT 0 NOT NULL;