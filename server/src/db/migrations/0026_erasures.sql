CREATE TABLE "erasures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "erasures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"external_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"finished_at" bigint,
	"lifted_at" bigint,
	"lifted_by" text
);
--> statement-breakpoint
CREATE INDEX "erasures_member" ON "erasures" USING btree ("scope_id","external_id");