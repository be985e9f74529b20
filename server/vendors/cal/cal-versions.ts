/**
 * Which value of `cal-api-version` each resource of Cal.com wants (cal.com/docs/api-reference/v2). A
 * wrong one is not refused: some paths answer 404, others 200 with an empty list of another shape.
 * So no request is made without one of these.
 */
export const slotsVersion = '2024-09-04';
/** Newer values are known to Cal.com's own pages; this is the newest whose shapes are published. */
export const bookingsVersion = '2024-08-13';
export const eventTypesVersion = '2024-06-14';
/** `me` and `webhooks` do not look at it. */
export const anyVersion = '2024-08-13';
