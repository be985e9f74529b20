/** The verbs in which doing something to a calendar is claimed, by what they claim. Data only. */
import { wordSet } from '#shared/language/word-set.ts';

export type ActKind = 'add' | 'move' | 'update' | 'remove' | 'undo' | 'any' | 'remind' | 'outside';

type Forms = { base: ReadonlySet<string>; past: ReadonlySet<string>; ing: ReadonlySet<string> };

/** A line a verb: base, past forms, -ing; forms of one place are joined by `/`. */
const verbs: Readonly<Record<ActKind, string>> = {
  add: `
    add added adding, book booked booking, schedule scheduled scheduling, create created creating,
    put put putting, place placed placing, block blocked blocking, reserve reserved reserving,
    pencil penciled/pencilled penciling/pencilling, slot slotted slotting, enter entered entering,
    log logged logging, arrange arranged arranging, register registered registering,
    insert inserted inserting, plan planned planning, squeeze squeezed squeezing,
    mark marked marking, lock locked locking,
    secure secured securing, confirm confirmed confirming, organize/organise organized/organised
    organizing/organising, plug plugged plugging, pop popped popping, stick stuck sticking,
    jot jotted jotting, note noted noting, write wrote/written writing, throw threw/thrown throwing, set set setting,
    tuck tucked tucking, fit fitted/fit fitting, carve carved carving, toss tossed tossing,
    hold held holding, appoint appointed appointing, allocate allocated allocating, file filed filing,
    import imported importing, duplicate duplicated duplicating, copy copied copying, claim claimed claiming`,
  move: `
    move moved moving, reschedule rescheduled rescheduling, shift shifted shifting, push pushed pushing,
    bump bumped bumping, postpone postponed postponing, delay delayed delaying, change changed changing,
    switch switched switching, swap swapped swapping, relocate relocated relocating, slide slid sliding,
    adjust adjusted adjusting, nudge nudged nudging, transfer transferred transferring, bring brought bringing,
    defer deferred deferring, rearrange rearranged rearranging, rebook rebooked rebooking, pull pulled pulling,
    advance advanced advancing, displace displaced displacing, shuffle shuffled shuffling`,
  update: `
    update updated updating, change changed changing, edit edited editing, rename renamed renaming,
    modify modified modifying, amend amended amending, extend extended extending, alter altered altering,
    shorten shortened shortening, lengthen lengthened lengthening, correct corrected correcting,
    fix fixed fixing, tweak tweaked tweaking, revise revised revising, replace replaced replacing,
    adjust adjusted adjusting, retitle retitled retitling, trim trimmed trimming, attach attached attaching,
    stretch stretched stretching, prolong prolonged prolonging, expand expanded expanding, note noted noting,
    add added adding, put put putting, set set setting, jot jotted jotting,
    include included including, apply applied applying, tag tagged tagging`,
  remove: `
    remove removed removing, delete deleted deleting, cancel cancelled/canceled cancelling/canceling,
    clear cleared clearing, drop dropped dropping, erase erased erasing, scrap scrapped scrapping,
    wipe wiped wiping, axe axed axing, discard discarded discarding, eliminate eliminated eliminating,
    strike struck striking, nix nixed nixing, scratch scratched scratching, purge purged purging,
    unschedule unscheduled unscheduling, ditch ditched ditching, drop dropped dropping, kill killed killing,
    empty emptied emptying`,
  undo: `
    undo undid/undone undoing, revert reverted reverting, restore restored restoring,
    reverse reversed reversing, rollback rolledback rollingback, reinstate reinstated reinstating,
    recover recovered recovering`,
  any: `
    handle handled handling, sort sorted sorting, settle settled settling, finish finished finishing,
    complete completed completing, process processed processing, execute executed executing,
    commit committed committing, finalize/finalise finalized/finalised finalizing/finalising,
    accomplish accomplished accomplishing, resolve resolved resolving, wrap wrapped wrapping, do did/done doing,
    perform performed performing, action actioned actioning, implement implemented implementing,
    submit submitted submitting, square squared squaring, save saved saving, record recorded recording,
    store stored storing, manage managed managing, nail nailed nailing`,
  remind: 'remind reminded reminding, nudge nudged nudging',
  outside: `
    invite invited inviting, email/mail emailed/mailed emailing/mailing, message messaged messaging,
    text texted texting, phone phoned phoning, notify notified notifying, inform informed informing,
    send sent sending, share shared sharing, forward forwarded forwarding, contact contacted contacting,
    ping pinged pinging, alert alerted alerting, pay paid paying, order ordered ordering, buy bought buying,
    purchase purchased purchasing, refund refunded refunding, charge charged charging, dial dialed/dialled dialing,
    sync synced/synchronized syncing, post posted posting, publish published publishing,
    download downloaded downloading, upload uploaded uploading, print printed printing, ring rang ringing,
    call called calling, tell told telling, warn warned warning, rsvp rsvped rsvping, pay paid paying, subscribe subscribed subscribing, install installed installing`,
};

function formsOf(lines: string): Forms {
  const forms = { base: new Set<string>(), past: new Set<string>(), ing: new Set<string>() };
  for (const line of lines.split(',')) {
    const [base = '', past = '', ing = ''] = line.trim().split(/\s+/);
    for (const word of base.split('/')) forms.base.add(word);
    for (const word of past.split('/')) forms.past.add(word);
    for (const word of ing.split('/')) forms.ing.add(word);
  }
  return forms;
}

export const actForms: readonly (readonly [ActKind, Forms])[] = Object.entries(verbs).map(
  ([kind, lines]) => [kind as ActKind, formsOf(lines)] as const,
);

function kindsBy(form: keyof Forms): ReadonlyMap<string, readonly ActKind[]> {
  const kinds = new Map<string, ActKind[]>();
  for (const [kind, forms] of actForms)
    for (const word of forms[form]) kinds.set(word, [...(kinds.get(word) ?? []), kind]);
  return kinds;
}

export const pastActs = kindsBy('past');
export const baseActs = kindsBy('base');
export const ingActs = kindsBy('ing');

/** Said of an event that stands, whoever put it there: "is booked for three". */
export const standingWords = wordSet(`
  booked scheduled planned set reserved confirmed blocked marked penciled pencilled arranged slotted
  saved noted held recorded lined due stored listed logged organized organised
`);

/** Said of a calendar or by the way, these claim nothing on their own: "I noted that you like mornings". */
export const weakActs = wordSet(`
  put set made plan planned note noted hold held call called tell told write wrote written fit stick
  throw share did do doing done order ring mark place placed record include included correct change
  switch fix handle manage complete empty clear cleared file text save apply text charge post print
`);
