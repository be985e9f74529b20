/** A small page that shows what the simulated Cal.com holds, with what a guest or host could do there. */
import type { RequestHandler } from 'express';
import type { Simulator } from './simulator.ts';
import type { BookingRow, Mail } from './state.ts';
import { titleOf } from './rest/to-booking.ts';

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
  form { display: inline; } button { font: inherit; padding: .1rem .6rem; }
  .cancelled, .rejected { opacity: .55; } .status { font-weight: 600; }`;

export function dashboard(sim: Simulator): RequestHandler {
  return (req, res) => {
    if (req.accepts(['json', 'html']) === 'json') return void res.json({ simulator: 'cal' });
    const rows = sim.state.bookings.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, 200);
    const zone = sim.state.accounts[0]?.timeZone ?? 'UTC';
    res.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    );
    res.type('html')
      .send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Simulated Cal.com</title>
<meta http-equiv="refresh" content="5"><meta name="viewport" content="width=device-width"><style>${style}</style></head><body>
<h1>Simulated Cal.com</h1><p>Nothing here leaves this machine: mails are queued and never sent. Times are in ${escaped(zone)}.</p>
<h2>Bookings (${rows.length})</h2>
<table><thead><tr><th>When</th><th>What</th><th>Who</th><th>Status</th><th></th></tr></thead><tbody>
${rows.map((row) => rowOf(sim, row, zone)).join('\n') || '<tr><td colspan="5">No bookings yet.</td></tr>'}
</tbody></table>
<h2>Mails (${sim.state.mails.length})</h2>
<table><thead><tr><th>To</th><th>About</th><th></th></tr></thead><tbody>
${sim.state.mails.slice(-100).toReversed().map(mailRow).join('\n') || '<tr><td colspan="3">Nobody was written to.</td></tr>'}
</tbody></table>
<h2>Event types</h2><ul>${sim.state.eventTypes.map((type) => `<li>${escaped(type.title)} (${(type.lengthInMinutesOptions ?? [type.lengthInMinutes]).join(', ')} min, id ${type.id})</li>`).join('')}</ul>
<h2>Webhooks</h2><ul>${sim.state.webhooks.map((hook) => `<li>${escaped(new URL(hook.subscriberUrl).host)}: ${hook.triggers.length} events</li>`).join('') || '<li>None.</li>'}</ul>
</body></html>`);
  };
}

function mailRow({ to, subject, hasFile }: Mail): string {
  return `<tr><td>${escaped(to)}</td><td>${escaped(subject)}</td><td>${hasFile ? 'with invite.ics, ' : ''}queued</td></tr>`;
}

function rowOf(sim: Simulator, row: BookingRow, zone: string): string {
  const start = Temporal.Instant.fromEpochMilliseconds(row.start).toZonedDateTimeISO(zone);
  const when = `${start.toPlainDate().toString()} ${start.toPlainTime().toString({ smallestUnit: 'minute' })}, ${(row.end - row.start) / 60_000} min`;
  const who = row.attendees.map(({ name, email }) => `${escaped(name)} (${escaped(email)})`).join('<br>');
  const button = (act: string, label: string) =>
    `<form method="post" action="/__control/${act}"><input type="hidden" name="uid" value="${escaped(row.uid)}"><button>${label}</button></form>`;
  const acts = [
    ...(row.status === 'pending' ? [button('confirm', 'Confirm'), button('reject', 'Reject')] : []),
    ...(row.status === 'pending' || row.status === 'accepted' ? [button('cancel', 'Cancel')] : []),
  ];
  return `<tr class="${row.status}"><td>${when}</td><td>${escaped(titleOf(sim, row))}</td><td>${who}</td><td class="status">${row.status}</td><td>${acts.join(' ')}</td></tr>`;
}

function escaped(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  );
}
