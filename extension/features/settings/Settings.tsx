/** Connections, appointments, time, the overlay and account, as one page; the panel's dialog and the options page show the same. */
import './settings.css';
import { OverlaySection } from '../overlay/OverlaySection.tsx';
import { FilesSection } from '../calendar-files/FilesSection.tsx';
import { AccountSection } from './AccountSection.tsx';
import { BookingSection } from './BookingSection.tsx';
import { Connections } from './Connections.tsx';
import { FailuresSection } from './FailuresSection.tsx';
import { KeptTalksSection } from './KeptTalksSection.tsx';
import { TalkSection } from './TalkSection.tsx';
import { TimeSection } from './TimeSection.tsx';

export function Settings() {
  return (
    <div className="flex flex-col gap-7">
      <Connections />
      <BookingSection />
      <FailuresSection />
      <TalkSection />
      <KeptTalksSection />
      <TimeSection />
      <OverlaySection />
      <FilesSection />
      <AccountSection />
    </div>
  );
}
