/**
 * Looks of the layer. Pixels, because the page's root font size is not ours; the panel's colours,
 * light or dark as the page is, not as the system is.
 */
export const layerStyle = `
:host { all: initial; position: fixed !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important; z-index: 900 !important; pointer-events: none; }
/* Laid out all the same: where it would stand is measured before it is shown. */
:host([data-state='hidden']) > .root, :host([data-state='hidden']) > .root * { visibility: hidden; pointer-events: none; }
.root {
  color-scheme: light;
  --surface: light-dark(#ffffff, #252320); --sunk: light-dark(#f1efea, #33302b);
  --line: light-dark(#e7e3dc, #45413a); --text: light-dark(#1c1a17, #f3f0ea); --muted: light-dark(#635e56, #b6b0a5);
  --accent: light-dark(#4f46e5, #a5a0ff); --on-accent: light-dark(#ffffff, #16142e);
  --ok: light-dark(#146c34, #6ee7a0); --bad: light-dark(#b42318, #ff9b90); --warn: light-dark(#8f4606, #fbbf6a);
  --voice: light-dark(#4f46e5, #a5a0ff); --cal: light-dark(#0f766e, #5eead4);
  --google: light-dark(#2563eb, #8ab4ff); --hand: light-dark(#57534e, #c7c1b6);
  --shadow: 0 1px 3px light-dark(rgb(28 26 23 / .16), rgb(0 0 0 / .5)), 0 8px 28px light-dark(rgb(28 26 23 / .16), rgb(0 0 0 / .5));
  font: 400 12px/1.35 Inter, ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  color: var(--text); font-variant-numeric: tabular-nums; text-align: start;
}
.root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
button, input, select { font: inherit; color: inherit; }
.probe { position: fixed; left: 0; top: 0; width: 100px; height: 1px; visibility: hidden; }
/* clip, because what is merely hidden could be scrolled to, and then everything would stand elsewhere. */
.clip { position: fixed; overflow: clip; contain: layout style; }
.day { position: absolute; contain: layout style; container-type: inline-size; }
.lane { position: absolute; inset-block: 0; inset-inline-end: 0; width: clamp(16px, 24%, 176px); }
.event { position: absolute; padding: 0; border: 0; background: none; pointer-events: auto; cursor: pointer; touch-action: pan-y; text-align: start; }
.event:focus-visible { outline: none; }
.face {
  position: absolute; inset: 0 1px 1px 0; min-height: 13px; overflow: hidden; overflow: clip; border-radius: 5px; padding: 1px 4px;
  background: color-mix(in oklab, var(--hue) 16%, var(--surface)); border-inline-start: 3px solid var(--hue);
  box-shadow: 0 0 0 1px color-mix(in oklab, var(--hue) 30%, transparent); transition: box-shadow 150ms;
}
.event[data-hue='voice'] { --hue: var(--voice); } .event[data-hue='cal'] { --hue: var(--cal); }
.event[data-hue='google'] { --hue: var(--google); } .event[data-hue='hand'] { --hue: var(--hand); }
.event:hover .face, .event:focus-visible .face { box-shadow: 0 0 0 2px var(--accent); z-index: 1; }
.event[data-tentative] .face { border: 1.5px dashed var(--hue); background: color-mix(in oklab, var(--hue) 7%, var(--surface)); }
.event[data-suggested] .face { border: 1.5px dashed var(--warn); background: var(--surface); box-shadow: none; }
.event[data-waiting] .face { opacity: .65; }
.event[data-clash] .face { box-shadow: 0 0 0 1.5px var(--warn); }
.event[data-draft] { z-index: 3; }
.event[data-draft] .face { box-shadow: 0 0 0 2px var(--accent), var(--shadow); }
.title, .time { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-size: 11px; line-height: 13px; color: var(--text); }
.title { font-weight: 600; } .time { color: var(--muted); }
.event[data-look='slim'] .title { writing-mode: vertical-rl; max-height: 100%; line-height: 1.1; }
.event[data-look] .time { display: none; }
/* Above the face, also while that is raised. */
.edge { position: absolute; z-index: 2; inset-inline: 0; height: 7px; cursor: ns-resize; }
.edge[data-edge='start'] { top: -2px; } .edge[data-edge='end'] { bottom: -2px; }
.whole { width: 5px; inset-block: 0; }
.whole .face { border: 0; padding: 0; inset: 0; border-radius: 2px; background: color-mix(in oklab, var(--hue) 45%, var(--surface)); overflow: visible; }
/* Inwards: the other way begins the next day. */
.whole .title { position: absolute; top: 2px; right: 7px; width: max-content; max-width: clamp(0px, 100cqw - clamp(16px, 24cqw, 176px) - var(--inset, 12px), 76px); padding: 0 5px; border-radius: 4px;
  background: color-mix(in oklab, var(--hue) 16%, var(--surface)); box-shadow: 0 0 0 1px color-mix(in oklab, var(--hue) 30%, transparent); writing-mode: horizontal-tb; line-height: 15px; }
.day[dir='rtl'] .whole .title { right: auto; left: 7px; }
.stack { position: absolute; inset-inline: 38% 3px; bottom: 2px; display: flex; flex-direction: column; gap: 1px; }
.chip { position: relative; height: 15px; width: 100%; }
.chip .face { inset: 0; padding-block: 0; }
.more { height: 14px; padding: 0 4px; border: 0; border-radius: 4px; background: var(--sunk); color: var(--text); font-size: 10.5px; line-height: 14px; pointer-events: auto; cursor: pointer; text-align: start; }
.outline { position: absolute; border-radius: 5px; outline: 2px solid var(--warn); outline-offset: 1px; box-shadow: 0 0 0 1px var(--surface); }
.slot { position: absolute; inset-inline: 1px; padding: 0 4px; pointer-events: auto; cursor: pointer; border: 1.5px dashed var(--ok); border-radius: 6px; background: color-mix(in oklab, var(--ok) 12%, transparent); font-size: 11px; overflow: hidden; text-align: start; color: var(--text); }
.slot:hover, .slot:focus-visible { outline: 2px solid var(--accent); }
.plus { position: absolute; inset-inline-end: 2px; width: 24px; height: 24px; display: grid; place-items: center; padding: 0; border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent); pointer-events: auto; cursor: pointer; box-shadow: var(--shadow); }
.stale .face, .stale .stack { filter: grayscale(1); opacity: .6; }
.icon { width: 15px; height: 15px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; display: block; }
.tools { position: fixed; display: flex; align-items: center; gap: 2px; padding: 3px; border-radius: 11px; background: var(--surface); box-shadow: var(--shadow); pointer-events: auto; }
.tools button { display: inline-flex; align-items: center; gap: 5px; min-width: 26px; height: 26px; padding: 0 5px; justify-content: center; border: 0; border-radius: 8px; background: none; cursor: pointer; color: var(--text); }
.tools button:hover { background: var(--sunk); }
.state { padding: 0 6px; color: var(--bad); font-weight: 600; }
.state:empty { display: none; }
.pop { position: fixed; width: 272px; max-width: calc(100vw - 16px); max-height: min(420px, calc(100vh - 16px)); overflow: auto; padding: 11px 12px; border-radius: 13px; background: var(--surface); box-shadow: var(--shadow); pointer-events: auto; border: 1px solid var(--line); font-size: 13px; }
.pop[data-glance] { pointer-events: none; }
.pop h2 { margin: 0 0 4px; font-weight: 600; font-size: 15px; line-height: 1.3; overflow-wrap: anywhere; padding-inline-end: 22px; }
.pop p { margin: 3px 0; overflow-wrap: anywhere; } .pop .quiet { color: var(--muted); font-size: 12px; white-space: pre-line; }
.pop .warn { color: var(--warn); }
.row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 9px; align-items: center; }
.pop button, .pop select, .pop input { min-height: 28px; border-radius: 8px; border: 0; padding: 0 10px; box-shadow: inset 0 0 0 1px var(--line); background: var(--surface); }
.pop button { cursor: pointer; font-weight: 500; } .pop button:hover { background: var(--sunk); }
.pop button.main { background: var(--accent); color: var(--on-accent); box-shadow: none; }
.pop button.bad { color: var(--bad); }
.pop button.x { position: absolute; inset: 6px 6px auto auto; min-height: 26px; width: 26px; padding: 0; display: grid; place-items: center; box-shadow: none; }
.pop input { width: 100%; box-shadow: inset 0 0 0 1px var(--muted); }
.toast { left: 50%; bottom: 20px; transform: translateX(-50%); width: auto; min-width: 220px; max-width: min(460px, calc(100vw - 24px)); padding-inline-end: 34px; }
.ask { position: fixed; height: 28px; padding: 0 10px; border: 0; border-radius: 9px; background: var(--accent); color: var(--on-accent); font-size: 12px; font-weight: 600; pointer-events: auto; cursor: pointer; box-shadow: var(--shadow); }
button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.spoken { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[hidden] { display: none !important; }
@media (prefers-reduced-motion: no-preference) {
  .event[data-new] .face { animation: arrive 220ms ease; }
  @keyframes arrive { from { opacity: 0; transform: translateY(-6px); } }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
@media (prefers-contrast: more) { .face { background: var(--surface); box-shadow: 0 0 0 1.5px var(--hue); } .root { --muted: var(--text); --line: var(--text); } }
@media (forced-colors: active) { .face, .outline, .slot, .pop, .tools { border: 1px solid CanvasText; forced-color-adjust: auto; } }
@media print { .root { display: none !important; } }
`;
