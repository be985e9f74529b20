/**
 * The closed classes of a plain statement of when and where something stands: words that add
 * nothing to it, and verbs that say which end of it a time is. Data only.
 */
import { wordSet } from '#shared/language/word-set.ts';

/** What follows is when it begins. */
export const startVerbs = wordSet(`
  start starts starting started begin begins beginning began kick kicks kicking kicked commence commences
  leave leaves leaving depart departs departing departure open opens opening from onward onwards beginning
`);

/** What follows is when it is over. */
export const endVerbs = wordSet(`
  end ends ending ended finish finishes finishing finished wrap wraps wrapping wrapped until till til through
  thru arrive arrives arriving arrival land lands landing landed conclude concludes concluding stop stops
  done up-to
`);

/** Says nothing by itself: grammar, talk, and that something stands on a calendar. */
export const plainWords = wordSet(`
  a an the this that these those my your our his her its their you i we it he she they them me us
  is are was were am be been being has have had having do does did will there here
  and or but so yet of in on at to by with for as than like which who whose where when what how about into within
  now then still already again too also even really quite right well really exactly precisely actually simply
  yes no-one okay ok sure oh ah hi hello hey please thanks thank sorry great good perfect alright nice lovely super
  voila anyway okay-dokey indeed hmm hm so basically plainly happily
  sit sits sitting stand stands standing lie lies fall falls falling come comes coming happen happens happening
  take takes taking taken last lasts lasting run runs running go goes going keep keeps carry carries on
  fill fills occupy occupies span spans spanning cover covers covering stretch stretches spill spills cross
  crosses use uses make makes reach touch touches get gets got turn turns stay stays remain remains see sees look looks
  show shows list lists find show say says know put set line lined wait waits await awaits hold holds
  total altogether whole entire full long exactly roughly around approximately sharp o'clock oclock time times clock
  hour hours minute minutes half quarter event events meeting meetings appointment appointments thing entry item slot spot
  visit session stretch block class date day days night calendar schedule diary agenda books plan
  local your yours mine ours theirs same itself name called titled
  down off first's over up out home place since because while whereas therefore meaning means note noted
  that's it's here's there's way worth venue location place spot rather almost nearly originally opens closes first's spoken used
`);

/** Says nothing that a check would have to know, in any statement that passed one. */
export const closedWords = wordSet(`
  one two three four five six seven eight nine ten own sharp longer shorter earlier later sooner changes change
  happened need needs needed room made make options option openings opening best bets bet row working work free
  top second found find finds checked looked look let news good fine welcome afraid sadly unfortunately happily
  luckily nope yep yeah yup mind ready wide completely totally fully entirely perfectly safely neatly properly
  correctly successfully already currently newly freshly finally instead again anymore sure certain exact
  first last next whole rest part parts both each couple few several pair half remaining
  long far close closest nearest near possible open offered offer offers available choice choices alternative
  alternatives suggestion suggestions way ways side end ends beginning middle
  morning afternoon evening night tonight weekend week weeks month months year years day days
  named title titled name time times clock local zone zones hours minutes date dates
  took taken take took off out back gone went go goes came come got get
  list listed lists see seen show shown shows read reads reading tell says said note noted notes
  news asked wanted wished requested request told mentioned meant like liked want wants would
  person people guest guests place reminder reminders entry entries anything everything something nothing
  bit lot little much enough plenty short full big small new old busy quiet light
  just right exactly precisely actually really simply basically roughly touched touch tight fair quite blank page
  slate clean plate spare ones third fourth fifth past aside deal stone consider considered considering seem seems
  seemed appear appears appeared turn turns turned rolled class confirmation guess suppose believe imagine think
  thought know knew hear heard understand understood remember hope
  tomorrow's today's tonight's else's possibly probably presumably apparently evidently clearly obviously certainly
  definitely absolutely honestly frankly simply merely purely nicely comfortably easily quickly shortly directly
  immediately straight early late earliest latest longest shortest busiest lightest general usually normally often
  always never sometimes rarely ever yet ahead along together separately alone apart
  number amount total sum kind sort type bits gap gaps slot slots window windows stretch hole holes break breaks
  sign sight trace hitch further yum yummy mm mmm hurray yippee yikes aww nah gosh heck darn oops whoa bummer amazing apologies awesome awful
  brief briefly calm cheers convenient cool crowded current decent difficult easy easier easiest enjoyable exact
  excellent fairly familiar fantastic fast fine flexible fortunate fortunately fresh gentle gladly glorious
  grand gradual happy hard hectic hopefully huge ideal immediate impressive incredible intense interesting
  leisurely less light lovely low lucky massive mild modest narrow natural naturally neat necessary nice nicer
  nonetheless numerous odd ooh oooh ordinary otherwise particular particularly peaceful perfect pity pleasant
  pleased pleasing popular pretty proper quick rare rarely reasonable reasonably relaxed relaxing respectable
  sad sensible serious significant similar similarly simple single slight slightly slow smooth smoothly solid
  somewhat special splendid strange strict strong substantial sudden suddenly suitable sunny superb sure
  surprised surprising sweet swift temporarily terrible terrific thankfully tidy tiny tired tiring tough tricky
  twenty thirty forty typical typically unexpected unfortunate unusual unusually useful utterly vast warm weird
  wise wonderful worth yay yikes young sporty organised organized brave
  accordingly afterward afterwards basis beforehand bound case cases chance chances circumstances comes detail
  details duration edge effect eventually example fact form forth forward frame glance half-hour hand heads-up
  heart hint idea indeed info information instant instance length lengths level lineup look mainly manner
  matter meantime meanwhile middle mind minimum moment moments mostly nutshell order original overall overview
  pair partly period piece point points programme program progress purpose question range reason recap record
  regard remainder respect result results rhythm round rough roughly section sense series shape snapshot sorts
  span spell spread start state step steps stuff style summary sum term terms timeframe timeslot timing topic
  truth turn twice unit view wise word words
  clash clashes clashing conflict conflicts overlap overlaps overlapping fits fitting match matches matching
  contains contain includes covers equals remained unchanged untouched intact identical equal
  daily weekly monthly yearly annual annually recurring repeat repeats repeating repeated
  noon midnight midday lunchtime daytime nighttime overnight mornings afternoons evenings weekday weekdays
  weekends workday monday tuesday wednesday thursday friday saturday sunday
  pending unconfirmed tentative awaiting official formal firm final approval
  failed fails failure unsuccessful unavailable offline reachable problem problems trouble issue issues glitch snag
  hiccup technical connection retry
  breathing breathe breather buffer cushion leeway unwind recharge wiggle sandwiched wedged nestled flanked
  squeezed tucked stacked bookended clustered scattered evenly dense sparse loaded
  belong belongs depends differ different difference compared prior previous previously previous former formerly
  hold holds happen join joins keeping leads leading leaves lets live lives loose loses mean mention mentions
  needing offering picked plus prefer preferred proceed promise ran rang recommend return rounds rounded rounding
  saying seeing sitting sound sounds speak speaking split squeezes suggest suggested support surely talking
  thinking tries trying using wanting wish wishes wishing wonder wondering works worry worries
  reach calendar's answering answer answers respond responding loading connection system access able unable
  wait waiting rather though however otherwise therefore hence thus so-called remains remaining remain
  meet meets meeting fly flies flying renew play plays playing visit visits eat eats travel travels sing swim train
  run walk talk talks speak drive ride study teach watch cook dance attend attends join host pick picking collect
  shop practise practice exercise relax rest sleep sit
`);

/** These turn a statement round or reach beyond one event: it is not plain any more. */
export const turningWords =
  /\b(?:not|no|never|nor|none|nothing|neither|nobody|only|just|alone|another|second|extra|other|every|each|both|all|unless|whether|if|free|busy|instead of|cancel\S*|maybe|perhaps|before|after|between|twice|double|first|last|next|nowhere)\b/;
