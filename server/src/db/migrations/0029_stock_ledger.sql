CREATE TABLE "stock_adjustments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_adjustments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" text NOT NULL,
	"item" text NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"total_before" integer,
	"total" integer,
	"remained" integer,
	"ends_at" bigint
);
--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "remained" integer;--> statement-breakpoint
CREATE INDEX "stock_adjustments_item" ON "stock_adjustments" USING btree ("scope_id","item","at");--> statement-breakpoint
CREATE INDEX "grants_item" ON "grants" USING btree ("scope_id","item","at");