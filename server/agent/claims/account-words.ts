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

/** These turn a statement round or reach beyond one event: it is not plain any more. */
export const turningWords =
  /\b(?:not|no|never|nor|none|nothing|neither|nobody|only|just|alone|another|second|extra|other|every|each|both|all|unless|whether|if|free|busy|instead of|cancel\S*|maybe|perhaps|before|after|between|twice|double|first|last|next|nowhere)\b/;
