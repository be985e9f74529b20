/**
 * Closed classes of the moods of English: verbs that can be said to a person as advice, words that
 * judge, words that make a statement one about things in general. Data only.
 */
import { wordSet } from '#shared/language/word-set.ts';

/** Verbs of things only the person does: told to do them, nobody has claimed anything. */
export const adviceVerbs = wordSet(`
  bring take pack wear eat drink sleep rest breathe relax remember forget keep get grab give treat have let try think
  ask listen watch read stay go come mind buy cook prepare allow use write start stop wait hang cross
  hurry run walk stretch lie sit stand look check double-check call tell say pick choose name spell speak type imagine
  picture note notice guess promise trust believe rethink reconsider ignore skip avoid beware dress
  charge refuel hydrate recharge unwind celebrate spoil pamper cheer fill finish focus concentrate
  practise practice study review rehearse print carry leave close open turn put wash clean feed water
  walk hug kiss greet thank smile laugh enjoy savor savour pace plan make set save
  sort share talk chat decide judge consider picture weigh compare measure count add remind mention
  explain describe repeat rephrase correct interrupt help show send worry hesitate panic rush bother
  expect assume be feel dream nap shower warm cool sing dance play climb ride drive park swim
  reach aim allow budget factor order train learn teach meet join visit rather
`);

/** How something is judged; nothing of when, where or whether. */
export const judgingWords = wordSet(`
  good great nice fine lovely wonderful perfect awesome amazing okay ok alright fair tough hard rough difficult
  stressful frustrating annoying sad tricky understandable interesting fun funny exciting cool brave tiring
  exhausting brilliant delicious fantastic excellent worthwhile important helpful kind sweet thoughtful wise sensible
  reasonable normal natural common rare strange odd weird hectic intense relaxing healthy useful clever smart pity
  shame idea question point pleasure headache worry mistake fault sorry beautiful tasty messy
  heavy simple impressive impressed cosy cozy luxury treat must classic nuisance pain relief joy delight blast bummer
  nightmare dream challenge blessing marathon privilege honour honor mess puzzle mystery miracle
  handful mouthful lot bit bunch surprise disappointing disappointment unfortunate lucky fortunate happy glad proud
  grateful tedious boring dull thrilling charming gorgeous pretty cute neat smooth tidy efficient
  productive ambitious generous patient polite friendly gentle calm peaceful comforting comfortable
  soothing refreshing energetic energising energizing energizing motivating inspiring admirable remarkable
  ordinary typical usual unusual unfair annoyed awkward embarrassing confusing complicated overwhelming
  terrible horrible awful nasty unpleasant dreadful scary frightening worrying concerning heartbreaking touching moving
  romantic magical adorable yummy refreshing warm cold hot rainy sunny snowy chilly
  underrated overrated essential crucial necessary worth valid legitimate legit tempting appealing
  true right wrong likely unlikely possible impossible easy easier hardest easiest harder best better worse worst
  favourite favorite enemy friend luck news crime science habit skill talent virtue medicine
  challenging demanding rewarding satisfying fulfilling invigorating festive fancy elegant adventurous
  clear obvious strategy approach attitude spirit plan choice call thought compliment
  efficient commendable respectable decent solid super superb splendid marvellous marvelous terrific stunning magnificent
  delightful enjoyable pleasant cheerful playful silly crazy wild mad insane unbelievable incredible epic heroic
  spontaneous relatable human understandable inevitable urgent sensitive personal private serious
  quick fast wise bold brave inconvenient convenient practical handy realistic optimistic
`);

/** Of many things, at any time. */
export const generally =
  /\b(?:usually|often|sometimes|normally|generally|typically|rarely|seldom|as a rule|in general|by nature|most people|people|everyone|everybody|nobody likes|nobody loves|no one likes|anyone|we all|these days|every so often|now and then|from time to time|some days|at times|tends? to|they say|the saying|after all|in my experience|supposedly|life|humans|human)\b/;
