import { markup } from '../html.js';
import { chooser, quote } from './tools.js';
import type { Amount } from '../format.js';
import type { Measure, Messages } from './types.js';

const plural = chooser('fi');
const q = quote('”', '”');

const amount = (measure: Measure, a: Amount): string => {
  if (measure === 'points')
    return a.sign === 0
      ? 'yhtä suuri'
      : `${a.text} ${plural(a.size, 'piste', 'pistettä')} ${a.sign > 0 ? 'korkeampi' : 'matalampi'}`;
  return a.sign === 0 ? 'yhtä moni' : `${a.text} ${a.sign > 0 ? 'enemmän' : 'vähemmän'}`;
};
const direction = (measure: Measure, sign: number): string =>
  measure === 'points' ? (sign > 0 ? 'pistettä korkeampi' : 'pistettä matalampi') : sign > 0 ? 'enemmän' : 'vähemmän';
const between = (measure: Measure, low: Amount, high: Amount): string => {
  if (low.sign === 0 && high.sign === 0) return 'väli 0–0';
  if (low.sign >= 0 && high.sign >= 0) return `väli ${low.text}–${high.text} ${direction(measure, 1)}`;
  if (low.sign <= 0 && high.sign <= 0) return `väli ${high.text}–${low.text} ${direction(measure, -1)}`;
  return `väli ${low.text} ${direction(measure, -1)} – ${high.text} ${direction(measure, 1)}`;
};

export const fi: Messages = {
  verdict: { better: 'parempi', 'not worse': 'ei huonompi', 'cannot tell': 'ei voida sanoa', worse: 'huonompi' },
  page: {
    quote: q,
    title: (x) =>
      `${x.rehearsal ? 'Harjoitus keksityillä osallistujilla – ' : ''}${x.experiment}: ${x.word} – Luotsin kokeiluraportti`,
    kicker: 'Kokeiluraportti',
    skip: 'Siirry tulokseen',
    contents: 'Sisällys',
    none: 'ei mitään',
    english: 'englanniksi',
    version: (version) => `Kokeen versio ${version}`,
    end: 'Luotsi on koonnut raportin suunnitellun analyysin tuloksista. Yhtään raportin lukua ei ole syötetty käsin.',
  },
  rehearsal: {
    heading: 'Harjoitus: osallistujat ovat keksittyjä',
    body: 'Tietokoneohjelma esitti kaikkia tämän raportin osallistujia, jotta kokeilu voitiin testata ennen kuin oikeita ihmisiä pyydetään mukaan. Luvut eivät kerro minkään kaupungin asukkaista, eikä niiden perusteella voi päättää mitään.',
    nothingPlanted: 'Keksittyihin vastauksiin ei istutettu mitään eroa. Rehellisen analyysin ei pidä löytää sellaista.',
    planted: 'Keksittyihin vastauksiin istutetut erot:',
    plantedIn: (x) => `${q(x.arm)}${x.language === null ? '' : ` (${x.language})`}: ${x.change}`,
    check: (x) =>
      `Päävertailuun istutettiin ero ${x.planted}. Analyysin löytämä väli on ${x.low} – ${x.high}; istutettu ero ${x.inside ? 'on' : 'ei ole'} sen sisällä.`,
    seed: (seed) => `Harjoituksen siemenluku: ${seed}.`,
  },
  headings: {
    verdict: 'Tulos yhdellä virkkeellä',
    frequencies: 'Tulos sataa kohti',
    fairness: 'Ketkä voivat jäädä jälkeen',
    decision: 'Sääntö, ja mitä päätettiin',
    outcomes: 'Muut tulokset',
    flow: 'Ketkä osallistuivat',
    integrity: 'Voiko aineistoon luottaa?',
    limits: 'Mitä tämä raportti ei voi kertoa',
    methods: 'Miten se tehtiin',
    numbers: 'Kaikki luvut',
    links: 'Tarkista itse',
  },
  effect: {
    levels(x) {
      const c = q(x.control);
      const t = q(x.treatment);
      switch (x.measure) {
        case 'decisions':
          return `Sadasta päätöksestä oikein oli ${x.from} versiossa ${c} ja ${x.to} versiossa ${t}`;
        case 'noticed':
          return `Sadasta ihmisestä virheet huomasi ${x.from} versiossa ${c} ja ${x.to} versiossa ${t}`;
        case 'answers':
          return `Sadasta vastauksesta oikein oli ${x.from} versiossa ${c} ja ${x.to} versiossa ${t}`;
        case 'finished':
          return `Sadasta ihmisestä loppuun pääsi ${x.from} versiossa ${c} ja ${x.to} versiossa ${t}`;
        case 'cases':
          return `${q(x.title)}: ${x.from} sadasta versiossa ${c} ja ${x.to} sadasta versiossa ${t}`;
        case 'points':
          return `${q(x.title)} oli keskimäärin ${x.from} versiossa ${c} ja ${x.to} versiossa ${t}`;
      }
    },
    phrase(x) {
      const n = amount(x.measure, x.change);
      const interval = `(${between(x.measure, x.low, x.high)})`;
      switch (x.measure) {
        case 'decisions':
          return `sadasta päätöksestä oikein oli ${n} ${interval}`;
        case 'noticed':
          return `sadasta ihmisestä virheet huomasi ${n} ${interval}`;
        case 'answers':
          return `sadasta vastauksesta oikein oli ${n} ${interval}`;
        case 'finished':
          return `sadasta ihmisestä loppuun pääsi ${n} ${interval}`;
        case 'cases':
          return `${q(x.title)}, sadasta: ${n} ${interval}`;
        case 'points':
          return `${q(x.title)} oli keskimäärin ${n} ${interval}`;
      }
    },
    change: amount,
    between,
    size: (measure, a) =>
      ({
        decisions: `${a.text} sadasta päätöksestä`,
        noticed: `${a.text} sadasta ihmisestä`,
        answers: `${a.text} sadasta vastauksesta`,
        finished: `${a.text} sadasta ihmisestä`,
        cases: `${a.text} sadasta`,
        points: `${a.text} ${plural(a.size, 'piste', 'pistettä')}`,
      })[measure],
    unit: (measure) =>
      ({
        decisions: 'oikeita päätöksiä sadasta',
        noticed: 'virheet huomanneita sadasta',
        answers: 'oikeita vastauksia sadasta',
        finished: 'loppuun päässeitä sadasta',
        cases: 'sadasta',
        points: 'pistettä',
      })[measure],
    positive: {
      decisions: 'oikea päätös',
      noticed: 'huomasi virheet',
      answers: 'oikea vastaus',
      finished: 'pääsi loppuun',
      cases: 'kyllä',
      points: 'pisteet',
    },
    negative: {
      decisions: 'väärä päätös',
      noticed: 'ei huomannut virheitä',
      answers: 'väärä vastaus',
      finished: 'ei päässyt loppuun',
      cases: 'ei',
      points: 'pisteet',
    },
  },
  summary: {
    sentence: (x) => markup`${q(x.treatment)} verrattuna versioon ${q(x.control)}: ${x.verdict} – ${x.effect}.`,
    meaning: (x) =>
      ({
        better: 'Vaikka todellinen ero olisi luottamusvälin huonoimmassa päässä, versiosta olisi hyötyä.',
        'not worse': `Hyötyä ei osoitettu, mutta etukäteen sovitun rajan (${x.margin}) suuruinen menetys voidaan sulkea pois.`,
        'cannot tell': `Aineistoon sopii sekä etukäteen sovitun rajan (${x.margin}) ylittävä menetys että se, ettei menetystä ole lainkaan. Usein syy on se, että osallistujia oli liian vähän. Se ei osoita, että versiot ovat yhtä hyviä.`,
        worse: 'Vaikka todellinen ero olisi luottamusvälin parhaassa päässä, versiosta olisi haittaa.',
      })[x.word],
    languages: 'Sama kysymys kieli kerrallaan',
    tooSmall: 'liian vähän osallistujia minkäänlaiseen lausumaan',
    harm: (x) =>
      markup`Mutta ${plural(x.count, 'tässä kielessä', 'näissä kielissä')} tulos on ${x.verdict}: ${x.names}. Älä ota uutta versiota ${plural(x.count, 'siinä', 'niissä')} käyttöön sellaisenaan.`,
    integrityFailed:
      'Aineiston tarkistuksessa löytyi virhe. Älä päätä tämän tuloksen perusteella ennen kuin se on selvitetty:',
    notADecision: 'Tämä on analyysin tulos. Ihmiset päättävät, otetaanko versio kaupungissa käyttöön.',
  },
  frequencies: {
    intro: (x) =>
      `Suluissa on ${x.level}:n luottamusväli: sillä alueella todellinen ero voi hyvin olla, kun osallistujia oli näin vähän.`,
    noArms: 'Vertailtujen versioiden vastauksia ei voitu analysoida, joten laskettavaa ei ole.',
    adjusted:
      'Ero lasketaan kunkin kielen sisällä ja kootaan sitten yhteen. Siksi se ei aina ole viimeistä numeroa myöten sama kuin suorien keskiarvojen ero.',
    figure: 'Sataa kohti, kummassakin versiossa',
    summed: (x) => `${x.levels}: ${x.change} (${x.between}).`,
    figureOf: (x) => `Sataa kohti: ${q(x.control)} ja ${q(x.treatment)}`,
    version: 'Versio',
    number: 'Tulos',
    analysed: 'Analysoituja ihmisiä',
    difference: 'Ero',
    interval: 'Väli',
    legendBoth: 'sama kummassakin versiossa',
    legendMore: 'lisää tässä versiossa',
    legendFewer: 'menetettiin tässä versiossa',
    legendNeither: 'ei',
  },
  fairness: {
    intro:
      'Keskiarvo voi kätkeä sen, että jokin kieliryhmä häviää. Kun kussakin kielessä on vähän ihmisiä, yksittäiset luvut heittelevät sattumalta. Siksi jokaista kieltä vedetään kohti kielille yhteistä tulosta, sitä enemmän, mitä vähemmän siinä on ihmisiä.',
    worst: (x) =>
      markup`Vähiten suotuisa arvio on kielellä <strong>${x.name}</strong>: ${x.verdict} – ${x.effect}. Todennäköisyys,
        että menetys on suurempi kuin raja (${x.margin}), on ${x.harm}.`,
    worstIsNotHarm: 'Jokin kieli on aina viimeinen. Tämä arvio ei yksin osoita haittaa.',
    worstIsHarm:
      'Tässä kielessä versiosta on haittaa etukäteen sovitun säännön mukaan. Älä ota sitä siinä käyttöön sellaisenaan.',
    noGroups:
      'Missään kielessä ei ollut tarpeeksi ihmisiä omaan lausumaan, joten raportti ei voi sanoa, ketkä voivat jäädä jälkeen.',
    cannotTell: (count) =>
      plural(
        count,
        'Yhdestä kielestä ei voida sanoa. Näin monta ihmistä riittäisi kertomaan:',
        'Näistä kielistä ei voida sanoa. Näin monta ihmistä riittäisi kertomaan:',
      ),
    cannotTellNone: 'Analysoitujen kielten joukossa ei ole kieltä, josta ei voitaisi sanoa.',
    needed: (x) => `${x.name}: noin ${x.people} ${plural(x.count, 'ihminen', 'ihmistä')} kumpaankin versioon`,
    neededUnknown: (name) => `${name}: ei voitu laskea, montako ihmistä riittäisi`,
    tooSmall: (x) =>
      `${x.names}: ${plural(x.count, 'tällä kielellä', 'kullakin näistä kielistä')} vertailtuihin versioihin vastasi alle ${x.smallest} ihmistä. Raportti ei sano ${plural(x.count, 'siitä', 'niistä')} mitään, ei hyvää eikä huonoa.`,
    tooSmallNone: 'Mikään kieli, jolla osallistuttiin, ei ollut liian pieni lausumaan.',
    absent: (x) =>
      `${plural(x.count, 'Tätä kieltä', 'Näitä kieliä')} tarjottiin, mutta kukaan ei osallistunut: ${x.names}.`,
    unseen:
      'Tilastoista ei näy haitta, joka kohtaa näin pientä ryhmää. Kuuntele myös, mitä osallistujat ja henkilöstö kertoivat.',
    spread: (size) => `Kielten välillä vaikutus vaihtelee noin näin paljon: ${size} (keskihajonta).`,
    pooling: (level) =>
      `Arviot on vedetty kohti toisiaan, ja niiden väli on ${level}:n luottamusväli; haaleat viivat näyttävät luvut ilman sitä. Viivat eivät ole löydöksiä.`,
    forestTitle: (x) => `Vaikutus kielittäin: ${q(x.treatment)} verrattuna versioon ${q(x.control)}`,
    forestDescription: (x) =>
      `Yksi rivi kieltä kohti, vähiten suotuisa väli ensin, ja yksi rivi kaikille kielille yhdessä: ${x.languages}. Asteikko kulkee arvosta ${x.from} arvoon ${x.to}; katkoviivalla merkitty raja on ${x.margin}. Vähiten suotuisa: ${x.worst}. Suotuisin: ${x.best}. Tulokset: ${x.counts}.`,
    forestEmpty: 'Missään kielessä ei ollut tarpeeksi ihmisiä; kuvassa on vain kaikkien kielten yhteinen rivi.',
    language: 'Kieli',
    peopleBoth: 'Ihmisiä: vertailu + uusi versio',
    effect: 'Vaikutus ja väli',
    harm: 'Rajaa suuremman menetyksen todennäköisyys',
    neededColumn: 'Ihmisiä versiota kohti, jotta voisi sanoa',
    verdict: 'Tulos',
    raw: 'Yhdistämätön (ei löydös)',
    all: 'Kaikki kielet',
    noDifference: 'ei eroa',
    margin: (size) => `raja ${size}`,
    people: (n) => `n = ${n}`,
    enough: 'kertoo jo',
    legend: 'Haalea viiva: ennen yhteen vetämistä, ei löydös.',
    ofHundred: (text) => `${text} sadasta`,
  },
  decision: {
    rule: 'Sääntö lyötiin lukkoon ennen kuin aineisto nähtiin. Se tuntee neljä sanaa:',
    question: 'Kysymys',
    superiority: 'Onko uusi versio parempi?',
    nonInferiority: 'Onko uusi versio korkeintaan rajan verran huonompi?',
    comparison: 'Vertailu',
    versus: (x) => `${q(x.treatment)}, vertailussa ${q(x.control)}`,
    outcome: 'Ensisijainen tulos',
    margin: 'Raja: suurin menetys, joka vielä lasketaan sanaksi ”ei huonompi”',
    marginReason: 'Miksi tämä raja',
    hypothesis: 'Hypoteesi',
    interval: 'Löydetty väli',
    word: 'Tulos',
    words: {
      better: 'koko väli on hyvällä puolella siitä, ettei eroa ole.',
      'not worse': 'väli sulkee pois rajan suuruisen menetyksen, mutta ei sitä, ettei hyötyä ole.',
      'cannot tell': 'väliin mahtuvat sekä rajaa suurempi menetys että se, ettei menetystä ole.',
      worse: 'koko väli on huonolla puolella siitä, ettei eroa ole.',
    },
    ruleChecked: 'Sääntö niin kuin ohjelma sovelsi sitä',
    decided: 'Mitä päätettiin',
    notYet: 'Ei vielä mitään. Tästä kokeilusta ei ole kirjattu päätöstä.',
    deviations: 'Poikkeamat suunnitelmasta',
    noDeviations: 'Ei kirjattuja.',
    definition: 'Suunnitelman sormenjälki (SHA-256)',
  },
  outcomes: {
    intro: 'Vain päävertailun ensisijainen tulos ratkaisee. Muut auttavat ymmärtämään sitä.',
    nonInferiority:
      'Joistakin tuloksista kysytään vain, kärsivätkö ne. Luottamusta pitää kohdella niin: suurempi luottamus sivuun, joka voi olla väärässä, ei olisi onnistuminen.',
    none: 'Muita tuloksia ei analysoitu.',
    caption: (comparison) => `Kaikki tulokset: ${comparison}`,
    outcome: 'Mitä mitattiin',
    control: 'Vertailuversio',
    treatment: 'Uusi versio',
    difference: 'Ero ja väli',
    margin: 'Raja',
    verdict: 'Tulos',
    p: 'p-arvo',
    role: { primary: 'ensisijainen', secondary: 'toissijainen', guardrail: 'suojaraja' },
    caution:
      'Kun vertailuja on näin monta, jokin niistä voi näyttää hyvältä tai huonolta sattumalta. Tähdellä * merkitty p-arvo on korjattu saman tuloksen vertailujen määrällä (Holm).',
  },
  flow: {
    intro: (x) =>
      `${x.consented} ${plural(x.count, 'ihminen', 'ihmistä')} suostui osallistumaan, ja ${x.refused} ${plural(x.refusals, 'kieltäytyminen', 'kieltäytymistä')} laskettiin. Kieltäytyneistä ei säilytetä mitään.`,
    empty: 'Kenellekään ei annettu versiota, joten kulkua ei voi näyttää.',
    title: 'Osallistujien kulku kokeilun läpi',
    description: (x) => `Suostui: ${x.consented}. Kieltäytyi: ${x.refused}. ${x.arms}`,
    armPhrase: (x) => `${q(x.arm)}: annettiin ${x.allocated}, analyysissä ${x.analysed}.`,
    refused: 'Kieltäytyi',
    consented: 'Suostui osallistumaan',
    allocated: 'Sai tämän version',
    exposed: 'Näki sen',
    completed: 'Kulki loppuun asti',
    stopped: 'Keskeytti',
    withdrawn: 'Perui, tiedot poistettu',
    analysed: 'Mukana pääanalyysissä',
    version: 'Versio',
    total: 'Kaikki',
    attrition: (x) =>
      `Pääanalyysistä puuttuu ${x.missing} ${plural(x.count, 'ihminen, joka sai', 'ihmistä, jotka saivat')} version (${x.share}):`,
    noAttrition: 'Kaikki, jotka saivat version, ovat mukana pääanalyysissä.',
    attritionArm: (x) => `${q(x.arm)}: ${x.missing}/${x.of} puuttuu (${x.share})`,
    withdrawnNote: (x) =>
      x.count === 0
        ? 'Kukaan ei perunut osallistumistaan.'
        : `${x.text} ${plural(x.count, 'ihminen', 'ihmistä')} perui osallistumisensa. Vastaukset poistettiin; vain lukumäärä on jäljellä.`,
    stoppedNote: (x) =>
      x.count === 0 ? 'Kukaan ei keskeyttänyt.' : `${x.text} ${plural(x.count, 'ihminen', 'ihmistä')} keskeytti.`,
    bounds: (x) =>
      `Jos kaikki puuttuvat olisivat tuottaneet uudelle versiolle huonoimman mahdollisen tuloksen, ero olisi ${x.low}; parhaan mahdollisen, ${x.high}.`,
    languageCaption: 'Osallistujat kielittäin',
    language: 'Kieli',
    smallTogether: (names) => `Yhdessä, koska heitä on vähän: ${names}`,
  },
  integrity: {
    intro: 'Ennen kuin ohjelma laskee mitään, se tarkistaa, että kokeilu kulki suunnitellusti.',
    allFine: (count) => `Kaikki ${count} tarkistusta ovat kunnossa.`,
    failed: (x) =>
      `${x.text} ${plural(x.failed, 'tarkistus', 'tarkistusta')} epäonnistui. Älä päätä ennen kuin se on selvitetty.`,
    none: 'Mitään ei tarkistettu. Pidä aineistoa tarkistamattomana.',
    caption: 'Aineiston tarkistukset',
    check: 'Mitä tarkistettiin',
    result: 'Tulos',
    checked: 'Tarkistettuja',
    failures: 'Virheitä',
    detail: 'Lisätieto (englanniksi)',
    ok: 'kunnossa',
    notOk: 'virhe',
    checks: {
      'ledger-replay': 'Se, kuka sai minkä version, seuraa arvonnasta: arvonta toistettiin ja verrattiin',
      'ledger-chain': 'Kukaan ei jälkikäteen muuttanut, lisännyt tai poistanut arvontoja',
      'exposure-once': 'Jokainen on laskettu version nähneeksi enintään kerran',
      'arm-served': 'Jokainen näki sen version, joka hänelle annettiin',
      'no-empty-arm': 'Missään kielessä, jossa on useita ihmisiä, ei puutu versiota',
      'consent-first': 'Jokainen suostui, ennen kuin hänestä säilytettiin mitään',
      'known-items': 'Jokainen vastaus kuuluu johonkin suunnitelman kysymykseen',
      'sample-ratio': 'Versioita saivat niin monet kuin oli suunniteltu, sattuman rajoissa',
    },
  },
  limits: {
    synthetic: 'Kaikki osallistujat ovat keksittyjä. Mikään tässä ei ole näyttöä oikeista ihmisistä.',
    small: (x) =>
      `Kokeilu on pieni: pääanalyysissä on ${x.people} ${plural(x.count, 'ihminen', 'ihmistä')}, ${x.languages} kielellä. Välit ovat leveitä, ja todellinen vaikutus voi jäädä huomaamatta.`,
    madeUpPage:
      'Sivu, jota luettiin, kirjoitettiin kokeilua varten, ja siinä oli tahallisia virheitä. Oikeilla sivuilla on toisenlaisia virheitä, eikä tästä tiedetä, kuinka usein.',
    unreviewed: (names) =>
      `Näiden kielten tekstejä ihminen ei ole tarkistanut: ${names}. Huonosti käännetty kysymys voi näyttää vaikutukselta.`,
    reviewUnknown:
      'Raportti ei ole nähnyt todistetta siitä, että ihminen olisi tarkistanut sivun ja kysymysten käännökset. Pidä kaikkia käännöksiä tarkistamattomina: huono käännös voi näyttää vaikutukselta.',
    volunteers:
      'Osallistujat valitsivat itse osallistumisen. Mukana eivät ole ne, joilla ei ole aikaa, laitetta tai luottamusta.',
    levels: 'Versioita verrataan kielen sisällä. Kielten omia tasoja ei saa verrata toisiinsa.',
    once: 'Ihmiset kohtasivat sivun kerran. Ei tiedetä, mitä tapahtuu, kun siihen tottuu.',
    ethics: (missing) =>
      `Tälle kokeelle ei ole kirjattu: ${missing}. Ne tarvitaan ennen kuin oikeita ihmisiä pyydetään mukaan.`,
    ethicsParts: {
      statement: 'eettisen toimikunnan lausunto',
      permit: 'tutkimuslupa',
      dpia: 'tietosuojaa koskeva vaikutustenarviointi',
      controller: 'rekisterinpitäjä',
    },
    claims: 'Älä väitä tämän raportin perusteella',
    claimList: [
      'että versio toimii muilla sivuilla, muissa palveluissa tai muissa kaupungeissa;',
      'että ihmiset luottavat kaupunkiin enemmän, sillä kysyttiin vain tästä sivusta;',
      'että jollakin kieliryhmällä menee muita paremmin tai huonommin yhden rivin perusteella;',
    ],
    claimSynthetic: 'mitään oikeista osallistujista;',
    claimUnknown: (names) => `että versio on turvallinen kielissä, joista ei voida sanoa: ${names};`,
    claimEqual: 'että versiot ovat yhtä hyviä: se, ettei eroa löytynyt, ei tarkoita, ettei sitä ole.',
  },
  methods: {
    design: (x) => `Satunnaistettu koe. Versiot: ${x.arms}. Kielet: ${x.languages}.`,
    blocks:
      'Sattuma ratkaisi, kuka näki minkäkin version: arvonta tehtiin kunkin kielen sisällä lohkoissa, joiden koko vaihteli ja oli salassa. Näin jokaisessa kielessä on jokainen versio.',
    hash: 'Osallistujan salanimestä laskettu tiiviste ratkaisi, kuka näki minkäkin version.',
    estimand:
      'Ihmisiä verrataan sen version mukaan, jonka he saivat, käyttivätpä he sitä tai eivät. Ero lasketaan kielten sisällä ja siitä otetaan kielten koolla painotettu keskiarvo.',
    interval: (level) => `Luottamusvälien taso on ${level}, kaksisuuntaisesti.`,
    permutation: (draws) =>
      `p-arvot saadaan arpomalla versiot uudelleen ${draws} kertaa samalla algoritmilla ja laskemalla, kuinka usein pelkkä sattuma tuottaa yhtä suuren eron.`,
    holm: 'Saman tuloksen useat vertailut on korjattu Holmin menetelmällä.',
    pooling: (prior) =>
      `Kielikohtaiset vaikutukset tulevat hierarkkisesta mallista, joka vetää niitä kohti toisiaan. Kielten välisellä hajonnalla on puolinormaali priorijakauma, jonka skaala on ${prior}. Tulos lasketaan hilassa ilman satunnaislukuja.`,
    missing:
      'Pääanalyysissä ovat ne, joilta on vastaus; rajat näyttävät huonoimman ja parhaan, mitä puuttuvat voisivat muuttaa.',
    looks: 'Suunnitelmassa on yksi analyysi lopussa, eikä tuloksia katsota sitä ennen.',
    caption: 'Menetelmät niin kuin analyysi nimeää ne (englanniksi)',
    method: 'Menetelmä',
    used: 'Sillä laskettuja lukuja',
    measured: (x) => `${q(x.title)}: ${x.how}`,
    scoring: {
      decisions:
        'oikeiden päätösten osuus; oikein on sekä toimia oikean tiedon mukaan että jättää toimimatta väärän tiedon mukaan',
      noticed:
        'jättikö ihminen toimimatta kaikkien väärien tietojen mukaan; mukana ovat vain ne, joille näytettiin väärä tieto',
      key: 'oikeiden vastausten osuus',
      instrument: 'kyselylomakkeen pistemäärä',
      value: 'yksi mitattu luku',
      step: 'pääsikö ihminen tiettyyn tutkimuksen vaiheeseen',
    },
    measuredHeading: 'Mitä mitattiin',
  },
  numbers: {
    intro: 'Jokaisella luvulla on pysyvä nimi, jotta uudelleen laskija voi viitata siihen.',
    caption: 'Kaikki tuloksen suureet',
    id: 'Nimi',
    value: 'Arvo',
    low: 'Alaraja',
    high: 'Yläraja',
    unit: 'Yksikkö (englanniksi)',
    method: 'Menetelmä (englanniksi)',
    hash: (hash) => `Analysoidun määrittelyn sormenjälki (SHA-256): ${hash}`,
  },
};
