import type { PlayKey, Script } from './plays.ts';

/** What callers say in English. The names begin in Japanese, so that they stand behind the Japanese scripts of the desk's list. */
export const englishScripts: Readonly<Record<PlayKey, Script>> = {
  new: {
    name: '英語 English: first call to a new customer',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. I am calling plants that run compressed air. Who looks after the equipment, please?”',
      'To that person: “Do you have two minutes? How many compressors do you run, and when did the oldest one come in?”',
      'Ask for: number and makers, model years, what hurts (electricity, pressure, noise, water), the next replacement or service.',
      '“Compressed air takes about a fifth of a plant’s electricity. Would a free leak survey interest you?”',
      'At the end: “When shall I call again, and whom?”',
    ],
  },
  existing: {
    name: '英語 English: regular call to a customer',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. How have the machines been running since we talked?”',
      'Mention the last talk (see the history): “Last time you told me about [topic]. What became of it?”',
      'Ask for: trouble, filters in stock, plans for another line or a replacement, machines of others.',
      'When a machine is due: “Your [model] is [age] years old soon. Do you plan to replace it?”',
      'Other departments: “Is there anybody in quality assurance or purchasing who has trouble with the air?”',
    ],
  },
  'revival-neglected': {
    name: '英語 English: revival 1, sorry for the silence',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. We have not called you for a long time, and I apologise.”',
      'No excuses. Hear them out, then say once more that you are sorry.',
      '“What has changed with your equipment in the meantime, and what gives you trouble?”',
      '“From now on I am your contact. May I call again in [month]?” Keep that day, whatever happens.',
    ],
  },
  'revival-transferred': {
    name: '英語 English: revival 2, the rep left without a farewell',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. Your former contact [name] was transferred and never said goodbye. I am calling to apologise.”',
      'Take the reproach. Sell nothing today.',
      '“Nothing was handed over as it should have been, so may I ask: which machines do you run, and how?”',
      '“Our rep [name] would like to come and apologise in person. Which day suits you?”',
    ],
  },
  'revival-trouble': {
    name: '英語 English: revival 3, sorry for the trouble',
    paragraphs: [
      'Read the history and the service report first: you must be able to say what broke and how it was mended.',
      '“This is [name] of Mizuki Air Systems. The failure in [month] cost you a lot of trouble. How has the machine been since?”',
      'If it still gives trouble: put them through to Kudo in service at once. No offer before it is mended.',
      'If it runs: “A check can keep it from happening again. On which day can the plant stand still?”',
    ],
  },
  'revival-competitor': {
    name: '英語 English: revival 4, a greeting after a competitor won',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. Last time you chose somebody else; I would like to hear how it turned out.”',
      'No bad word about the other maker. “How does the [model] run? Who services it?”',
      'Ask for: maker, model and year, how parts arrive, when it is due, what you would compare then.',
      '“May I bring you something to compare a year before it is due?” Note that day as the next contact.',
    ],
  },
  'revival-no-need': {
    name: '英語 English: revival 5, a greeting when time has passed',
    paragraphs: [
      '“This is [name] of Mizuki Air Systems. You had no need when we talked in [month], so I am calling to hear how things are.”',
      '“Has anything changed in output or lines?” If not, keep it short.',
      '“Filters ship from our web shop on the same day. Is there a time of the year when we can be of use?”',
    ],
  },
  'nordek-nx22': {
    name: '英語 English: campaign, Nordek NX-22 in food plants',
    paragraphs: [
      'Background: Nordek ends the supply of parts for the NX-22. In a food plant, no air means no shipping.',
      '“This is [name] of Mizuki Air Systems. Parts for the NX-22 will no longer be made; has anybody told you?”',
      'Ask for: how many NX-22 and how old, changes in pressure and noise, spare parts, days when you can stop, when there is a budget.',
      '“We have replaced them with oil-free machines for food without stopping the plant. May a colleague look at yours?”',
      'When they agree to a visit, choose one of the three times while they are on the line.',
    ],
  },
};
