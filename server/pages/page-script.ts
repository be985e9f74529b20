/** The few lines of script our pages carry. Every page works without them. */

/** A one-time code does not stay in the address bar, the history or a copied link. */
export const dropSetupFromAddress = `
const here = new URL(location.href);
if (here.searchParams.has('setup')) { here.searchParams.delete('setup'); history.replaceState(null, '', here); }
`;

/**
 * A button that gives something away takes no click meant for another window: none before its page
 * has been in view for a moment, and none shortly after the window came to the front, unless that
 * very press brought it there.
 */
export const armAfterAMoment = `
const armed = [...document.querySelectorAll('[data-arms]')];
let timer, focusedAt = -Infinity, pressedAt = -Infinity;
const arm = () => {
  clearTimeout(timer);
  for (const b of armed) b.disabled = true;
  if (document.visibilityState === 'visible') timer = setTimeout(() => { for (const b of armed) b.disabled = false; }, 600);
};
addEventListener('focus', (e) => { focusedAt = e.timeStamp; });
addEventListener('pointerdown', (e) => { pressedAt = e.timeStamp; }, true);
for (const b of armed) b.addEventListener('click', (e) => {
  const since = (e.detail > 0 ? pressedAt : e.timeStamp) - focusedAt;
  if (since > 50 && since < 600) e.preventDefault();
});
document.addEventListener('visibilitychange', arm);
addEventListener('pageshow', arm);
arm();
`;
