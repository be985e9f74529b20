/** The talks as a place of the panel; what they are made of is loaded when it is first gone to. */
import { lazy, Suspense, type ComponentProps } from 'react';

const TalksView = lazy(async () => ({
  default: (await import('#extension/features/conversations/TalksView.tsx')).TalksView,
}));

export function TalksPlace(props: ComponentProps<typeof TalksView>) {
  return (
    <Suspense fallback={<div className="flex-1" />}>
      <div className="talks-place">
        <TalksView {...props} />
      </div>
    </Suspense>
  );
}
