import type { PlanWords } from './types.js';

export const fi: PlanWords = {
  title: (experiment) => `Kokeilun ”${experiment}” suunnitelma`,
  origin: (x) =>
    `Ohjelma on kirjoittanut tämän tiedostosta \`${x.file}\`, versio ${x.version}; kokeilussa on konsepti ${x.concept}. Muuta suunnitelmaa siellä, älä tässä. Järjestys noudattaa OSF:n ja AsPredictedin esirekisteröintilomakkeita.`,
  notRegistered: 'Ei vielä rekisteröity: kaikki alla oleva voi vielä muuttua.',
  registered: (x) => `Rekisteröity ${x.at}, tiiviste \`${x.hash}\`.`,
  deviates: '**Alla oleva poikkeaa siitä, mitä on rekisteröity.** `luotsi status` nimeää jokaisen eron.',
  amendment: (x) => `Muutettu ${x.at}: ${x.why} (tiiviste \`${x.hash}\`)`,
  headings: {
    missing: 'Mitä puuttuu ja kenen se on annettava',
    hypothesis: 'Hypoteesi',
    design: 'Koeasetelma',
    outcomes: 'Tulosmuuttujat ja marginaalit',
    comparisons: 'Vertailut',
    analysis: 'Analyysi',
    exclusions: 'Poissulkeminen ja puuttuvat arvot',
    stopping: 'Lopettaminen ja välitarkastelut',
    instruments: 'Mittarit',
    languages: 'Kielet',
    ethics: 'Eettisyys ja henkilötiedot',
  },
  inEnglish: 'Englanniksi, kuten määrittelyssä:',
  missing: {
    lead: 'Näitä ohjelma ei voi antaa:',
    duties: {
      statement:
        'Eettinen lausunto puuttuu: vastuullinen tutkija pyytää lausunnon yliopistonsa ihmistieteiden eettiseltä toimikunnalta ennen aineiston keruuta, koska jälkikäteen lausuntoa ei voi saada, ja kirjaa sen viitteen kohtaan ethics.statement.',
      permit:
        'Tutkimuslupa puuttuu: vastuullinen tutkija hakee luvan kaupungilta tai muulta taholta, jonka paikassa ihmisiä kutsutaan mukaan, ja kirjaa sen numeron kohtaan ethics.permit, tai sen, kuka on minäkin päivänä todennut, ettei lupaa tarvita.',
      dpia: 'Tietosuojan vaikutustenarviointi puuttuu: rekisterinpitäjä teettää sen tietosuojavastaavansa kanssa ja kirjaa sen viitteen kohtaan ethics.dpia, tai sen, kuka on minäkin päivänä todennut, ettei arviointia tarvita.',
      controller:
        'Henkilötietojen rekisterinpitäjää ei ole nimetty: organisaatio, joka tiedoista vastaa, yliopisto tai kaupunki, päättää ottaa vastuun ja kirjauttaa nimensä kohtaan ethics.controller.',
    },
    sampleSize:
      'Kuinka monta ihmistä pyydetään mukaan ja milloin keruu päättyy: vastuullinen tutkija kertoo sen perusteluineen siellä, minne suunnitelma talletetaan. `luotsi diagnose` näyttää, mitä mikin määrä voi kertoa.',
    dataSoFar: 'Onko aineistoa jo kerätty: vastuullinen tutkija kertoo sen siellä, minne suunnitelma talletetaan.',
    languages: (tags) =>
      `Tutkimustiedote ja kysymykset kielillä ${tags} ovat konekäännöksiä, joita kukaan ei ole tarkistanut: kieltä ja aihetta tunteva ihminen lukee ne ja merkitsee tiedostoihin nimensä ja päivän. Siihen asti näitä kieliä ei tarjota.`,
  },
  columns: { arm: 'Koeryhmä', share: 'Osuus', content: 'Mitä ihmiset näkevät (englanniksi)' },
  blocks:
    'Ihmiset arvotaan ryhmiin yksitellen permutoiduin lohkoin kunkin kielen sisällä, jotta ryhmät pysyvät yhtä suurina joka kielessä. Lohkojen koot vaihtelevat eivätkä ole näkyvissä; lista seuraa salaisesta siemenluvusta, ja analyysi johtaa sen uudelleen.',
  hash: (x) =>
    `Ihmiset jaetaan ryhmiin pseudonyymin tiivisteellä, jonka siemen on ”${x.seed}”; mukana on ${x.percent} %.`,
  forms: (count) =>
    count === 1
      ? 'Sisällöstä on yksi muoto:'
      : `Sisällöstä on ${count} muotoa, tasattuina kunkin ryhmän ja kielen sisällä ja samoina joka ryhmässä. Virheet on tehty tahallaan, ja niistä kerrotaan lopuksi kaikille:`,
  form: (x) => `\`${x.id}\`: tahallaan väärin: ${x.faulty}`,
  formWithout: (id) => `\`${id}\`: mikään ei ole tahallaan väärin`,
  outcome: {
    role: { primary: 'ensisijainen', secondary: 'toissijainen', guardrail: 'turvaraja: ei saa huonontua' },
    kind: { binary: 'kyllä tai ei', share: 'oikeiden vastausten osuus', scale: 'luku asteikolla' },
    range: (x) => `${x.min}–${x.max}`,
    better: { higher: 'suurempi on parempi', lower: 'pienempi on parempi' },
    question: {
      superiority: 'Onko se parempi?',
      'non-inferiority': 'Eihän se ole huonompi kuin marginaali sallii?',
    },
    margin: (margin) => `Marginaali: ${margin}, suurin menetys, jota vielä sanotaan ”ei huonompi”.`,
    reason: 'Marginaalin perustelu:',
    scoring: {
      decisions: (x) => `Oikeiden päätösten osuus: toimia oikean tiedon mukaan ja olla toimimatta väärän (${x.list}).`,
      noticed: (x) =>
        `1, jos henkilö ei toiminut yhdenkään hänen muodossaan väärän tiedon mukaan, muuten 0; ei arvoa muodossa, jossa ei ole virhettä (${x.list}).`,
      key: (x) => `Niiden vastausten osuus, jotka ovat avaimen mukaiset (${x.list}).`,
      instrument: (x) => `Mittarin \`${x.instrument}\` pistemäärä.`,
      value: () => 'Mitataan yhtenä lukuna.',
      step: (x) => `1, jos henkilö pääsi vaiheeseen \`${x.step}\`, muuten 0.`,
    },
  },
  comparison: (x) =>
    `\`${x.id}\`: **${x.treatment}**, vertailukohtana **${x.control}** (${x.primary ? 'ensisijainen' : 'toissijainen'})`,
  analysis: (x) => [
    'Kaikkia, jotka suostuivat ja arvottiin ryhmään, verrataan siinä ryhmässä, johon heidät arvottiin, mitä he sitten näkivät tai tekivätkin. Ryhmiä verrataan kielten sisällä, ja vasta sitten kielet yhdistetään.',
    'Kyllä tai ei: Mantelin ja Haenszelin riskiero kielten yli, ositettu Newcomben väli. Osuudet ja asteikot: keskiarvojen ero kielten sisällä Mantelin ja Haenszelin painoin, t-väli kunkin ryhmän varianssilla.',
    `Välien taso on ${x.level} %. p-arvot ovat kaksisuuntaisia ja tulevat ${x.draws} arvonnasta, jotka toistavat itse ryhmiin arpomisen, siemenestä ”${x.seed}”. Jos tulosmuuttujalla on monta vertailua, ne korjataan myös Holmin menetelmällä. Vähintään 20 000 ihmisen aineistossa p tulee t- tai khiin neliö -jakaumasta.`,
    `Kielet: ensisijaisen tulosmuuttujan hierarkkinen normaalimalli, hajonnan puolinormaalin priorin skaala ${x.spread}, 90 %:n välit. Kielestä, jossa on molemmissa ryhmissä yhteensä alle ${x.smallest} ihmistä, ei sanota mitään erikseen.`,
  ],
  verdict: [
    '**parempi**, jos ensisijaisen tulosmuuttujan koko väli on nollan hyvällä puolella',
    '**huonompi**, jos koko väli on nollan huonolla puolella',
    '**ei huonompi**, jos koko väli pysyy marginaalin salliman menetyksen yläpuolella',
    '**ei voi sanoa** muulloin',
  ],
  exclusions: [
    'Ketään ei suljeta pois vastausten tai vastausnopeuden takia.',
    'Osallistumisensa peruneen tiedot poistetaan, eikä hän ole mukana analyysissa; perujien määrä kerrotaan ryhmittäin.',
    'Se, jolta tulosmuuttujan arvo puuttuu, jää pois vain sen tarkastelusta. Jokaisen tuloksen vieressä kerrotaan, mikä tulos olisi, jos kaikki puuttuvat arvot olisivat kokeiltavan ryhmän kannalta huonoimmat tai parhaat.',
    'Kieltäytyneiden määrä kerrotaan kielittäin; muuta heistä ei tiedetä.',
  ],
  stopping: [
    'Määrittelyssä ei ole yhtään analyysia ennen keruun päättymistä. Seurantasivu näyttää mukaan tulleet, altistukset, keskeytykset ja perumiset, ei tuloksia.',
    'Tulos lasketaan kerran, kun keruu on päättynyt, ja `luotsi decide` sitoo päätöksen siihen.',
  ],
  instrument: {
    version: (version) => `versio ${version}`,
    items: (x) => `${x.count} ${x.count === 1 ? 'kysymys' : 'kysymystä'}, ${x.points} vaihtoehtoa`,
    range: (x) => `pisteet ${x.min}–${x.max}`,
    source: 'Lähde (englanniksi):',
    licence: 'Lisenssi (englanniksi):',
  },
  language: {
    offered: 'kyllä',
    notOffered: 'ei, vain harjoituksissa',
    consent: 'Tiedote ja suostumus',
    instruments: 'Mittarit',
    tag: 'Kieli',
    people: 'Tarjotaan ihmisille',
    status: { written: 'tekijöiden kirjoittama', machine: 'konekäännös', reviewed: 'ihmisen tarkistama' },
  },
  ethics: {
    statement: 'Eettinen lausunto',
    permit: 'Tutkimuslupa',
    dpia: 'Tietosuojan vaikutustenarviointi',
    controller: 'Rekisterinpitäjä',
    none: 'puuttuu',
    profile: 'Tietosuojaprofiili',
    consentVersion: 'Tiedotteen ja suostumuksen versio',
    retention: (days) => `Henkilöitä koskevia tietoja säilytetään ${days} päivää.`,
  },
};
