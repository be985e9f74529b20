/** The talks as a place of the panel, and what is new of them: both are loaded behind the first script. */
import { lazy, Suspense, type ComponentProps } from 'react';
import type { Place } from './Destinations.tsx';

const TalksView = lazy(async () => ({
  default: (await import('#extension/features/conversations/TalksView.tsx')).TalksView,
}));

const News = lazy(async () => ({
  default: (await import('#extension/features/conversations/TalkNews.tsx')).TalkNews,
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

type NewsProps = Omit<ComponentProps<typeof News>, 'isShown'> & { place: Place };

/** Above the schedule: nothing waits for it. There all the while, so that nothing it told is lost elsewhere. */
export function TalkNews({ place, ...props }: NewsProps) {
  return (
    <Suspense fallback={null}>
      <News {...props} isShown={place === 'schedule'} />
    </Suspense>
  );
}
