CREATE TABLE "calendars" (
	"id" text PRIMARY KEY NOT NULL,
	"calendar" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
