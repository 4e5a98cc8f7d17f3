CREATE TABLE "approval_votes" (
	"approval_id" bigint NOT NULL,
	"person" text NOT NULL,
	"text_hash" text NOT NULL,
	"vote" text NOT NULL,
	"note" text,
	"at" bigint NOT NULL,
	CONSTRAINT "approval_votes_approval_id_person_text_hash_pk" PRIMARY KEY("approval_id","person","text_hash")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"scope_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"flow_id" text NOT NULL,
	"member_id" bigint NOT NULL,
	"step" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"text_hash" text NOT NULL,
	"needed" smallint NOT NULL,
	"role" text NOT NULL,
	"approvers" text[] NOT NULL,
	"authors" text[] NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"opened_at" bigint NOT NULL,
	"due_at" bigint,
	"done_at" bigint,
	CONSTRAINT "approvals_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE INDEX "approvals_scope" ON "approvals" USING btree ("scope_id","status","opened_at");