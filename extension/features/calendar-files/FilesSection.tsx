/** Calendar files in the settings: the private feed, everything to take away, a file to bring in. */
import { Section } from '../settings/Section.tsx';
import { BringInRow } from './BringInRow.tsx';
import { FeedRow } from './FeedRow.tsx';
import { SaveRow } from './SaveRow.tsx';

export function FilesSection() {
  return (
    <Section title="Calendar files">
      <FeedRow />
      <BringInRow />
      <SaveRow />
    </Section>
  );
}
