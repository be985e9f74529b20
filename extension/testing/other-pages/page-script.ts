/**
 * What runs in the page: builds the stages it was given one after another, scrolls, keeps the hour labels
 * beside the grid in step, and tells where the days are. Plain text, since it is sent as it stands.
 */
export const pageScript = `
const { stages, truth } = JSON.parse(document.getElementById('plan').textContent);
document.getElementById('plan').remove();
let marks = new Map();
const build = (sketch) => {
  const made = document.createElement(sketch.tag);
  for (const [name, value] of Object.entries(sketch.attrs)) made.setAttribute(name, value);
  if (sketch.css) made.style.cssText = sketch.css;
  if (sketch.text) made.append(sketch.text);
  for (const kid of sketch.kids) made.append(build(kid));
  if (sketch.mark) marks.set(sketch.mark, made);
  return made;
};
const show = (stage) => {
  marks = new Map();
  for (const old of document.querySelectorAll('[data-stage]')) old.remove();
  const made = build(stage.page);
  made.setAttribute('data-stage', '');
  document.body.prepend(made);
  for (const [name, value] of Object.entries(stage.bodyAttrs)) document.body.setAttribute(name, value);
  const scroller = marks.get('scroller');
  if (!scroller) return;
  const follow = () => {
    const follower = marks.get('follower');
    if (follower) follower.style.transform = 'translateY(' + -scroller.scrollTop + 'px)';
  };
  scroller.addEventListener('scroll', follow, { passive: true });
  scroller.scrollTop = stage.scrollTop;
  if (stage.scrollLeft) scroller.scrollLeft = stage.scrollLeft;
  follow();
};
window.pageTruth = () => ({
  ...truth,
  days: [...marks].filter(([mark]) => mark.startsWith('day:')).map(([mark, box]) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    return { date: mark.slice(4), left, top, width, height };
  }).filter((day) => day.width > 0 && day.height > 0),
});
for (const stage of stages) {
  if (stage.after === 0) show(stage);
  else setTimeout(() => show(stage), stage.after);
}
`;
