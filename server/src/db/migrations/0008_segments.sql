CREATE TABLE "segment_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segment_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"depth" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_members" (
	"segment_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"scope_id" text NOT NULL,
	"inside" boolean NOT NULL,
	"since" bigint NOT NULL,
	"turns" integer DEFAULT 0 NOT NULL,
	"check_at" bigint,
	CONSTRAINT "segment_members_member_id_segment_id_pk" PRIMARY KEY("member_id","segment_id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"condition" jsonb NOT NULL,
	"signals" text[] NOT NULL,
	"rev" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "segment_marks_scope" ON "segment_marks" USING btree ("scope_id","id");--> statement-breakpoint
CREATE INDEX "segment_members_inside" ON "segment_members" USING btree ("segment_id","scope_id","since") WHERE inside;--> statement-breakpoint
CREATE INDEX "segment_members_check" ON "segment_members" USING btree ("scope_id","check_at") WHERE check_at is not null;