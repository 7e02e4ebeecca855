import type { VerdictWord } from '@luotsi/protocol';
import { markup, type Child, type Markup } from '../html.js';
import { chooser, quote } from './tools.js';
import type { ReportLanguage } from './types.js';

/** The words of the half page for those who took part: no statistics, no terms. */
export interface LetterMessages {
  readonly heading: string;
  title(x: { readonly experiment: string; readonly rehearsal: boolean }): string;
  readonly rehearsal: string;
  thanks(x: {
    readonly people: string;
    readonly count: number;
    readonly languages: string;
    readonly languageCount: number;
  }): string;
  readonly askedHeading: string;
  asked(versions: string): string;
  readonly mistakes: string;
  readonly foundHeading: string;
  found(x: { readonly treatment: string; readonly control: string; readonly verdict: Child }): Markup;
  readonly meaning: Readonly<Record<VerdictWord, string>>;
  harm(x: { readonly names: string; readonly count: number }): string;
  readonly unknownHeading: string;
  unknown(x: { readonly names: string; readonly count: number }): string;
  readonly known: string;
  readonly nextHeading: string;
  readonly next: string;
  readonly rights: string;
}

const [plEn, plFi, plSv] = [chooser('en'), chooser('fi'), chooser('sv')];
const [qEn, qNordic] = [quote('“', '”'), quote('”', '”')];

export const letterMessages: Readonly<Record<ReportLanguage, LetterMessages>> = {
  en: {
    heading: 'What we learned from you',
    title: (x) => `${x.rehearsal ? 'Rehearsal with made-up people – ' : ''}What we learned from you: ${x.experiment}`,
    rehearsal: 'Rehearsal: nobody real took part. A program made up these answers to test this page.',
    thanks: (x) =>
      `${x.people} ${plEn(x.count, 'person', 'people')} took part, in ${x.languages} ${plEn(x.languageCount, 'language', 'languages')}. Thank you.`,
    askedHeading: 'What we tried',
    asked: (versions) => `We made several versions of one page and drew by lot who saw which: ${versions}.`,
    mistakes: 'Some pages had mistakes on purpose. That was told at the end of the study.',
    foundHeading: 'What we found',
    found: (x) => markup`${qEn(x.treatment)} compared with ${qEn(x.control)}: ${x.verdict}.`,
    meaning: {
      better: 'On the whole the version helped. Chance alone is not a good explanation of the difference.',
      'not worse': 'On the whole we did not see that the version helps, but it does no great harm.',
      'cannot tell': 'Too little is known to say whether the version helps or harms.',
      worse: 'On the whole the version did harm.',
    },
    harm: (x) => `In ${plEn(x.count, 'this language', 'these languages')} the version did harm: ${x.names}.`,
    unknownHeading: 'What we do not know',
    unknown: (x) =>
      `Too few people answered in ${plEn(x.count, 'this language', 'these languages')} for us to say how it works: ${x.names}.`,
    known: 'We do not know whether the same would happen on other pages, or with other people.',
    nextHeading: 'What happens now',
    next: 'Nothing has been decided yet. People decide, and this page does not decide for them.',
    rights: 'The code on your receipt still works: with it your answers are erased. Nobody asks why.',
  },
  fi: {
    heading: 'Mitä opimme teiltä',
    title: (x) => `${x.rehearsal ? 'Harjoitus keksityillä osallistujilla – ' : ''}Mitä opimme teiltä: ${x.experiment}`,
    rehearsal: 'Harjoitus: kukaan oikea ihminen ei osallistunut. Ohjelma keksi vastaukset tämän sivun testaamiseksi.',
    thanks: (x) =>
      `Mukana oli ${x.people} ${plFi(x.count, 'ihminen', 'ihmistä')} ja ${x.languages} ${plFi(x.languageCount, 'kieli', 'kieltä')}. Kiitos.`,
    askedHeading: 'Mitä kokeilimme',
    asked: (versions) => `Teimme yhdestä sivusta useita versioita ja arvoimme, kuka näki minkäkin: ${versions}.`,
    mistakes: 'Joillakin sivuilla oli virheitä tahallaan. Se kerrottiin tutkimuksen lopussa.',
    foundHeading: 'Mitä huomasimme',
    found: (x) => markup`${qNordic(x.treatment)} verrattuna versioon ${qNordic(x.control)}: ${x.verdict}.`,
    meaning: {
      better: 'Kaiken kaikkiaan versiosta oli apua. Pelkkä sattuma ei selitä eroa hyvin.',
      'not worse': 'Kaiken kaikkiaan emme nähneet, että versiosta olisi apua, mutta suurta haittaa siitä ei ole.',
      'cannot tell': 'Tietoa on liian vähän, jotta voisimme sanoa, onko versiosta apua vai haittaa.',
      worse: 'Kaiken kaikkiaan versiosta oli haittaa.',
    },
    harm: (x) => `${plFi(x.count, 'Tällä kielellä', 'Näillä kielillä')} versiosta oli haittaa: ${x.names}.`,
    unknownHeading: 'Mitä emme tiedä',
    unknown: (x) =>
      `${plFi(x.count, 'Tällä kielellä', 'Näillä kielillä')} vastasi liian vähän ihmisiä, jotta voisimme sanoa, miten versio toimii: ${x.names}.`,
    known: 'Emme tiedä, kävisikö samoin muilla sivuilla ja muille ihmisille.',
    nextHeading: 'Mitä nyt tapahtuu',
    next: 'Mitään ei ole vielä päätetty. Päätöksen tekevät ihmiset, ei tämä sivu.',
    rights: 'Kuitissasi oleva koodi toimii yhä: sillä vastauksesi poistetaan. Syytä ei kysytä.',
  },
  sv: {
    heading: 'Vad vi lärde oss av er',
    title: (x) => `${x.rehearsal ? 'Övning med påhittade deltagare – ' : ''}Vad vi lärde oss av er: ${x.experiment}`,
    rehearsal: 'Övning: ingen verklig människa deltog. Ett program hittade på svaren för att pröva den här sidan.',
    thanks: (x) => `${x.people} ${plSv(x.count, 'person', 'personer')} deltog, på ${x.languages} språk. Tack.`,
    askedHeading: 'Vad vi prövade',
    asked: (versions) => `Vi gjorde flera versioner av en sida och lottade vem som fick se vilken: ${versions}.`,
    mistakes: 'En del sidor hade fel med flit. Det berättades i slutet av studien.',
    foundHeading: 'Vad vi såg',
    found: (x) => markup`${qNordic(x.treatment)} jämfört med ${qNordic(x.control)}: ${x.verdict}.`,
    meaning: {
      better: 'På det hela taget hjälpte versionen. Slumpen ensam förklarar inte skillnaden väl.',
      'not worse': 'På det hela taget såg vi inte att versionen hjälper, men den gör ingen stor skada.',
      'cannot tell': 'Vi vet för lite för att säga om versionen hjälper eller skadar.',
      worse: 'På det hela taget gjorde versionen skada.',
    },
    harm: (x) => `På ${plSv(x.count, 'det här språket', 'de här språken')} gjorde versionen skada: ${x.names}.`,
    unknownHeading: 'Vad vi inte vet',
    unknown: (x) =>
      `På ${plSv(x.count, 'det här språket', 'de här språken')} svarade för få personer för att vi ska kunna säga hur versionen fungerar: ${x.names}.`,
    known: 'Vi vet inte om det blir likadant på andra sidor och för andra människor.',
    nextHeading: 'Vad som händer nu',
    next: 'Ingenting har beslutats ännu. Människor beslutar, inte den här sidan.',
    rights: 'Koden på ditt kvitto gäller fortfarande: med den raderas dina svar. Ingen frågar varför.',
  },
};
