/**
 * Whether the person has something of the days in the hand: a card that is dragged, a stretch that is being
 * named, a form with words in it. Then no news may turn the page or scroll the days under it.
 */
const held =
  '.schedule-canvas[data-pressed], .event[data-drafting], .event-draft, .title-card, .popover form';

export function isInHand(): boolean {
  return document.querySelector(held) !== null;
}
