ALTER TABLE "run_inputs" ADD COLUMN "lane_id" bigint;--> statement-breakpoint
UPDATE "run_inputs" i SET "lane_id" = r."lane_id" FROM "runs" r WHERE r."id" = i."run_id";--> statement-breakpoint
DELETE FROM "run_inputs" WHERE "lane_id" IS NULL;--> statement-breakpoint
ALTER TABLE "run_inputs" ALTER COLUMN "lane_id" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "run_inputs_lane" ON "run_inputs" USING btree ("lane_id","kind");
