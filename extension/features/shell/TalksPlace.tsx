/** The talks as a place of the panel, and what is new of them: both are loaded behind the first script. */
import { lazy, Suspense, type ComponentProps } from 'react';

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

/** Above the schedule: nothing waits for it. */
export function TalkNews(props: ComponentProps<typeof News>) {
  return (
    <Suspense fallback={null}>
      <News {...props} />
    </Suspense>
  );
}
