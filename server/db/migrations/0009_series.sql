ALTER TABLE "events" ADD COLUMN "series" jsonb;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_series_check" CHECK (("events"."rule" is null) = ("events"."series" is null));