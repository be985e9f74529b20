/** Entry of the part of the overlay that draws; brought into the page by the background when it is needed. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideLayer } from '#extension/features/overlay/layer/layer-handover.ts';
import { createOverlayView } from '#extension/features/overlay/layer/overlay-view.ts';

export default defineUnlistedScript(() => provideLayer(createOverlayView));
