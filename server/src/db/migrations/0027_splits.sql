CREATE TABLE "split_units" (
	"scope_id" text NOT NULL,
	"experiment" text NOT NULL,
	"unit" text NOT NULL,
	"way" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "split_units_scope_id_experiment_unit_pk" PRIMARY KEY("scope_id","experiment","unit")
);
--> statement-breakpoint
CREATE TABLE "splits" (
	"scope_id" text NOT NULL,
	"experiment" text NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "splits_scope_id_experiment_pk" PRIMARY KEY("scope_id","experiment")
);
