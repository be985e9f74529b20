ALTER TABLE "events" DROP CONSTRAINT "events_series_original_key";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "exdates";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "series_id";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "original_start";