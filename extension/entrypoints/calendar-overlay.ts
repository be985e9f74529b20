/** Entry of the script that runs in Google Calendar's page; registered at run time (overlay-switch.ts). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from '#extension/features/overlay/layer/start-overlay.ts';

export default defineUnlistedScript(() => {
  // A calendar inside another page's frame is that page's business.
  if (window.top === window) startOverlay();
});
