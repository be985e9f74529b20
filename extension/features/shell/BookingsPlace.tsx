/** The bookings as a place of the panel, loaded behind the first script. */
import { lazy, Suspense, type ComponentProps } from 'react';

const Bookings = lazy(async () => ({
  default: (await import('#extension/features/bookings/Bookings.tsx')).Bookings,
}));

export function BookingsPlace(props: ComponentProps<typeof Bookings>) {
  return (
    <Suspense fallback={<div className="flex-1" />}>
      <Bookings {...props} />
    </Suspense>
  );
}
