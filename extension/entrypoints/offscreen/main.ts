/**
 * One more client of the shared stream, opened and closed by the background; it serves the pages that
 * show the calendar and shows nothing itself. `chrome.runtime` is the only extension API here.
 */
import { holdCalendarViews } from '#extension/platform/view-host.ts';

holdCalendarViews();
