CREATE TABLE "holds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "holds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"key" text NOT NULL,
	"audience" text NOT NULL,
	"whom" text NOT NULL,
	"purposes" text[] NOT NULL,
	"freezes" boolean NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"by" text NOT NULL,
	"cause" text NOT NULL,
	"released_at" bigint,
	"released_by" text,
	"wakes_at" bigint,
	"woke_once" boolean DEFAULT false NOT NULL,
	CONSTRAINT "holds_cause_unique" UNIQUE("cause")
);
--> statement-breakpoint
CREATE INDEX "holds_active" ON "holds" USING btree ("scope_id","key") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "holds_waking" ON "holds" USING btree ("scope_id") WHERE wakes_at is not null;