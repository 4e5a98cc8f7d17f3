ALTER TABLE "run_inputs" ADD COLUMN "trace" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "trace" text;