DROP INDEX "changes_group_idx";--> statement-breakpoint
CREATE INDEX "changes_group_idx" ON "changes" USING btree ("owner_id","group_id","version");