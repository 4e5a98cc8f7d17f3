CREATE TABLE "tier_ladders" (
	"ladder" text PRIMARY KEY NOT NULL,
	"only_up" boolean NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL
);
