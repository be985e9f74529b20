/**
 * English words that name no event, person or place. In a statement about the schedule every other
 * word has to come from what is stored: an invented dentist is a word nobody knows. Data only.
 */
import { wordSet } from '#shared/language/word-set.ts';

export const functionWords = wordSet(`
  a an the this that these those my your our his her its their mine yours ours i you he she it we they
  me him us them myself yourself itself who whom whose which what when where why how there here
  and or but nor so yet for of in on at to from by with without within into onto upon over under
  above below between among through throughout during before after since until till about around
  against along across behind beyond near off out up down as than like per via toward towards
  if unless whether because although though while whereas once is am are was were be been being
  has have had having do does did doing done will would shall should can could may might must ought
  not no nor never none neither either both each every all any some such same other another else
  much many more most less least few fewer several enough only just even also too very quite rather
  really almost nearly still again already ever then now soon later today tomorrow tonight yesterday
  yes no ok okay yeah yep sure well oh ah hi hello hey please thanks thank sorry
  s t d ll m re ve don isn aren wasn weren doesn didn hasn haven hadn won wouldn couldn shouldn cannot
`);

export const generalWords = wordSet(`
  rolled rolling walked knocked crossed rubbed lifted snapped snatched yum yummy mm mmm hurray yippee yikes aww nah gosh
  venue heck darn oops whoa rats bummer
  able about absolutely accept access account across act action actual actually add ahead aim alarm all-day
  allow alone along alright alternative alternatives although always amazing amount and/or anyone anything
  anytime anyway anywhere apart apologies apologise apologize apology appear appears appreciate approach
  approximately area ask asked asking asks aside assist assistant assume assure attend attending available
  avoid aware away awesome awful back bad based basically basis become before begin beginning begins behind
  believe best better big bit bother break breaks brief briefly bright bring bump busy busier busiest button
  calendar calendars call called calm came care careful carry case cases catch caught cause certain certainly
  chance chances change changes check checked checking checks cheers choice choices choose chosen clean clear
  clearly clock close closer come comes coming commitments complete completely confirm confirmation confirming
  conflict conflicting conflicts confusion congrats congratulations consider contain contains continue control
  convenient cool correct correctly could count couple course cover covered covers crowded current currently
  cut date dates day days deal dear decide decided decision definitely depends describe detail details
  differ difference different difficult direct directly discuss double doubt downtime due duration
  earlier earliest early ease easier easily easy effect effort eight either else empty encounter end ended
  ending ends energy engagement engagements enjoy enough entire entirely entries entry error errors evening
  evenings event events eventually everybody everyone everything everywhere exact exactly example excellent
  except exist existing exists expect expected explain extra eye face fact fair fairly fall falls familiar
  far fast favor feel feeling feels felt few figure figured final finally find finding fine finish finished
  finishes first fit fits five fix flexible follow followed following follows forget forgot form forward
  found four frame free from front full fully fun future gap gaps general gently get gets getting give given
  gives glad glance go goes going gone good got gotten great group guess guest guests had half hand handle
  hang happen happened happening happens happy hard hear heard hectic held hello help helped helpful helping
  here hold holding holds honest honestly hope hopefully hour hours however huge hurry idea ideal immediate
  immediately impossible in include included includes including incorrect indeed individual info inform
  information inside instance instead intend intended into involve issue issues item items its itself
  job join joining keep keeping keeps kept kick kicks kind kindly know knowing known knows lack large last
  lasting lasts late later latest lead leading learn least leave leaves leaving left length less let lets
  lies life light like likely line lined list listed listen lists little locate located long longer longest
  look looked looking looks loose lot lots love lovely low luck made main mainly make makes making manage
  matches matter maybe mean means meant meantime meanwhile meet meeting meetings meets mention mentioned
  message middle might mind mine minimum minute minutes miss missed missing mistake mix mixed moment
  moments month months mood morning mornings most mostly move moves moving much myself name named names
  near nearby nearest nearly need needed needing needs neither never new next nice night nights nine nobody
  none noon normal normally note notes nothing notice now number numbers obviously occupied occur occurs
  off offer offered offering offers often old one ones online only onto open opening openings opens opportunity
  option options order original originally other others otherwise our out outside over overall overlap
  overlapping overlaps own packed page pair part particular partly parts pass passed past pause pay people per
  perfect perfectly perhaps period person personal pick picked piece place placed plan plans play pleasant
  please pleased pleasure plenty plus point points possible possibly prefer preferred prepare present pretty
  prevent previous previously probably problem problems proceed process productive promise proper properly
  provide put question questions quick quickly quiet quite ran range rather reach read ready real realize
  really reason reasonable receive recent recently recommend record regular regularly relax relaxed relaxing
  remain remaining remains remember reply request requested requests rescheduled respond rest result results
  return right roll room rough roughly round run running runs safe said same save saw say saying says schedule
  schedules scheduling second seconds section see seeing seem seems seen sense separate series session
  sessions set sets setting seven several shape share short shortly should show showed showing shown shows
  side simple simply single sit sits situation six slot slots slow small smooth smoothly some somebody
  somehow someone something sometime sometimes somewhere soon sort sound sounds space spare specific
  specifically spend split spot spots stand standing stands start started starting starts state stay staying stays
  step still stop stops straight stress stressful stretch stretches strong stuff such suddenly suggest
  suggested suggestion suggestions suit suits super support suppose sure surely surprise take taken takes
  taking talk talking tell telling ten term terms than thank thanks that their them then there therefore
  these thing things think thinking thought three through tight tightly till time times tip tiring together told
  tomorrow too took top total totally touch touching toward tricky trouble true truly try trying turn turned
  turns twelve twice two type typical typically unable unclear under understand understandable understanding
  understood unfortunately unless unlike until up upcoming update updates upon us use used useful using usual
  usually various version view wait waiting want wanted wanting wants warning was watch way ways we week
  weekday weekdays weekend weekends weekly weeks welcome well were what whatever when whenever where wherever
  whether which while whole whose why wide will window windows wise wish with within without wonder wonderful
  won word words work worked working works world worry worth would wrap wraps wrong year years yet you young
  your yours yourself zero zone zones kicking wrapping rounding rounds rounded heading head heads headed
  pencil appears apologize calendar's day's today's tomorrow's week's evening's morning's afternoon's
  reminder reminders invite invites invitation notification alert scheduled added moved removed deleted
  cancelled canceled bookings booking appointment appointments agenda conflicts clash clashes clashing
  daily monthly yearly recurring repeats repeat repeating annual annually biweekly fortnightly occurrence occurrences
  afternoon afternoons midday midnight lunchtime nighttime daytime overnight bedtime
  title titled place location notes description busy'ness half-hour one-hour hour-long minute-long
  mon tue wed thu fri sat sun am pm a.m p.m o'clock oclock sharp ish
  attached detailed noted plainly neatly nicely comfortably safely securely happily successfully nope yup hmm
  gladly absolutely indeed voila alas luckily sadly unfortunately apparently evidently basically honestly frankly
  two's one's there's that's it's let's what's here's who's i'm you're we're they're overview summary recap
  rundown lineup picture snapshot glimpse order mind heads-up fyi btw asap etc snag catch hiccup glitch
  technical connection server system tool tools service moment's timing timeframe timeslot commitment
  obligations obligation beforehand afterwards afterward onward onwards forth whichever either's remainder
  immediately promptly instantly momentarily eventually presently gap-free calendar-wise schedule-wise
  fills filled fill booked solid back-to-back stacked squeezed tucked sandwiched flanked bookended sits begin
  attend attendee attendees participant participants host hosts happens occupied occupies occupy takes lands land
  landing falls falling wedged nestled sandwiches precedes succeeds opens closes closing opens kicks-off
  fresh freshly official officially formal formally firm firmly tentative tentatively pending awaiting
  unconfirmed confirmed confirmation approval approved response heard back reply replied answer answered
  answers asking reachable down offline slow busy retry tried trying attempt attempted attempts failed fails
  fail failure unsuccessful unsuccessfully unavailable temporarily temporary apologetic currently whichever
  unchanged untouched intact identical equal exactly matches match matching similar closest near nearest
  separate together combined stays kept keeps remained existing former formerly originally previous new newly
  instead rather prior ago gone vanish appear disappears cleared freed frees freeing swap swapped quarter halves third
  accordingly hence thus besides additionally moreover furthermore meanwhile overall generally altogether
  hm hmm ooh oooh aah argh ha haha ugh phew wow yay hooray oops whoops bravo departure departures arrival
  arrivals depart departs departing arrive arrives arriving lands landing leaving lady capital sporty
  above absent accident accidentally accordance accurate acknowledge adapt address adequate admit advance advice
  advise afford afraid age agree air alike alive amid ample angle annoying answer anxious appeal apply argue
  arise array aspect attention audible authority automatic automatically average avoidable awake awkward backup
  balance barely bear beat beautiful beauty behalf belong belongs bet betting bits blame blend blink boring born
  bound brain brand brave breath bridge brilliant broad broken budget-wise build built burden calm cancelable
  candidate capable care carries carry cat category caution ceiling chain chair challenge charming chat cheap
  chill chilly chunk chunks circle clash classic clever click climb coincide coincides collect color combine comfort
  comfortable common compact compare compared complain complicated concern concerned concerns confident connect
  connected consecutive consist consistent contact content context contrast convenience cook copy core corner
  cost couple courage cover crazy create cross crossed crowd cry curious cycle damage danger daring dark data
  deadline debt decent deep defined degree delight delighted delightful delicious deliver demand demanding depend
  describe deserve deserved desire despite device dive divide doable dog door dose drag draw dream drive driving
  drop dry dull duty eager ear earn eat eating echo edge effective efficient elsewhere emotional empty encourage
  endless enormous ensure enter equal equally escape especially essential estimate evenly everyday evident excess
  exception excited exciting excuse exhausted exhausting expensive experience explore express extend extended
  extends extreme extremely fade failing faith fancy fantastic fashion fate favour favourite favorite fear feed
  feedback fellow fewer final finger firmly fixed flow fluid folks fond force forever format fortunate fortunately
  forty fraction frequent frequently fresh friendly frustrating fuller funny further gather gift glorious glow
  goal grab graceful gradual grand grateful greet grow growing guard guessing guide habit handful handy hardest
  harm harmless hate head healthy heart heavy height hesitate hidden high higher highlight highlights hint history
  hit honest honor hot human hundred hungry hurry hurt idle ignore imagine impact important impression impressive
  improve incredible independent indicate inner innocent instant intense interest interested interesting interrupt
  introduce investigate invisible involved island joke journey joy judge jump juggle key keen kidding kill kindness
  knock label labelled lady laid language largely laugh layer lazy legs letter level lift lighten limit limited
  limits link lively load logic loud lucky luxury mad magic mainly maintain manner manual margin mark massive
  master matter mature maximum measure memory mental merely mess messy method mid mild million mini minor mismatch
  missing misunderstanding model modest monster motion mouth multiple mystery narrow nasty natural naturally nature
  neat necessary neighbor neighbour nervous neutral newest nicer nicest noise noisy nonetheless nonstop nope notable
  nowhere numerous objection observe obvious odd offering older opinion opposite ordinary organised organized
  outcome outline outlook overlap overload overview owe pace package painful painless panic parallel partial
  partially particular passes passing passion path patience patient pattern peace peaceful peak peek percent
  permission persist phase phrase physical picking pile pity plate pleasing pocket polite popular portion position
  positive power practical practice-wise precise precisely prefer preference preferences preferred pressure pretend
  price pride private prize pro productive progress project-wise proof protect proud prove purpose pure quality
  quarter-hour race rain rare rarely rate reaction reading reads reality reasonable recall reckon recognize
  refer reference reflect reflects regard regarding region regret reject related relation relative relatively
  relevant relief relieved reload reminding repeated replace represent request require required requires
  research resist resource respect responsible restart restless reveal reverse reward rhythm rich ride ring rise
  risk risky routine rule rules rush rushed rushing safer safest sad sake satisfied savings scale scan scary scene
  science score screen seat secret select sensible sentence separately serious seriously serve shade shake shame
  sharp shine shock shot shout sight sign signal silence silent silly similarly sincere sincerely situation sixty
  size skill skip sleep sleepy slightest slight slightly slip slower smaller smart smile smooth soft solution
  solve somewhat sooner sorts soul span spell spelling spending spirit splendid spread square squeeze stable staff
  stage stake standard standing startling statement stick straightaway strange strategy stream strength stretches
  strict strike stroke structure struggle stuck style subject substantial success suddenly suffer sugar suggestion
  suit suitable sum summary sun sunny superb surface surprised surprising survive sweet swift switch system tale
  target task task-wise taste team teach tear tedious tempting tend tense terrible terrific theory thick thin
  thirty thorough thoroughly thousand threat throw thumb thumbs tick tired title tone tool topic touched tough
  trace track trade tradition train-wise trap treat trick trip-wise triumph trouble trust truth turnaround twenty
  twice twist typical ultimate unclear undecided undisturbed uneventful unexpected unique unit universe unknown
  unusual urgent usable usual utterly vague valid valuable value variety vast verdict version victory visible
  vision vital voice void volume wake wandering warm wary waste wave weak wealth weather weigh weight weird wet
  whoever wholly wild willing win wind winding wing winner wipe wisdom wonder wonders worn worried worse worst
  worthwhile wow writing yell yield programme program packed chock-full jam-packed brimming squeezing stacks
  opens closes fills occupying spanning covering spread-out scattered clustered evenly-spaced relaxed leisurely
  saturday sunday monday tuesday wednesday thursday friday january february march april may june july august
  september october november december straightforward simplest hands-on attention worries bother troubles
  breathing breather breathe buffer cushion spare leeway wiggle unwind recharge recover productive lovely gentle
  plain bare sparse dense chock hustle hustling juggle juggling tied tight loaded heavy heavier lighter
  sounding seeing showing listing reading spotting spotted notice noticing noticed realise realised recognise
`);

/** Common in other languages and no English: with more of these than English words it is not English. */
export const foreignWords = wordSet(`
  der die das ein eine einen ist sind und oder nicht ich du sie wir ihr dein deine ihre mein fur mit von zum zur
  auf am um uhr heute morgen wurde wird habe hat haben alles klar fertig erledigt termin gebucht eingetragen
  verschoben geloscht bestatigt kein keine auch noch schon bitte danke gerne gern kalender besprechung treffen
  el la los las un una unos es son esta estan y o no yo tu su usted tengo tiene hay para con por de del al en
  que hoy manana listo hecho cita reunion reservado reservada agendado agendada confirmado confirmada gracias
  hola buenos dias calendario evento libre ocupado ya se he ha movido movida cancelado anadido
  le les une des est sont et ou je vous nous votre mon ma mes pour avec dans sur pas demain aujourd hui fait
  reunion rendez termine ajoute reserve confirme annule deplace merci bonjour calendrier libre occupe c j l d
  il lo gli uno sono e ed non ho hai abbiamo per con nel alle oggi domani fatto prenotato aggiunto spostato
  confermato appuntamento riunione grazie ciao calendario libero tutto
  os as um uma nao eu voce seu sua com no na hoje amanha feito pronto marcado agendado reuniao compromisso
  obrigado ola livre tudo foi esta
  het een niet ik jij je uw met van voor naar vandaag morgen klaar gedaan afspraak geboekt verplaatst agenda vrij
  det den och att jag du inte for med till idag imorgon klart bokat mote tid ar er og ikke til i dag
  nie tak jest dla jutro dzisiaj gotowe zrobione spotkanie bir ve icin yarin bugun tamam hazir toplanti
`);

/** Stems of foreign words for appointments, doing and being free: a sentence with one is about the schedule. */
export const foreignStems =
  /^(?:termin|gebuch|reserv|bestatig|eingetrag|verschob|verleg|gelosch|abgesagt|erledig|fertig|kalend|besprech|geplant|hinzugef|geander|belegt|prenot|conferm|appuntament|riunion|spostat|aggiunt|cancellat|annull|fatto|pronto|calendari|programmat|cita|reunion|agend|confirm|anadid|movid|cancelad|hech|list[oa]s?$|libre|ocupad|guardad|program|rendez|ajout|deplac|supprim|termine|enregistr|prevu|marcad|compromiss|remarcad|feito|afspraak|geboekt|geplaatst|gepland|verzet|gedaan|klaar|bokat|bokad|klart|mote|spotkan|gotow|zrobion|dodan|zapisan|toplant|tamam|hazir|eklend|randev|valmis|kesz|hotov|ferdig|lagt)/;

/** Greetings and thanks of other languages. */
export const foreignCourtesies =
  /^(?:hola|bonjour|bonsoir|salut|hallo|guten|gruss|servus|moin|ciao|buongiorno|buonasera|buenos|buenas|ola|bom|boa|goedemorgen|goedendag|hej|hei|czesc|dzien|merhaba|selam|gracias|merci|danke|grazie|obrigad[oa]|dank|tack|takk|dziekuje|tesekkurler|encantad[oa]|enchante|gern|gerne|bitte|prego|nada)$/;
