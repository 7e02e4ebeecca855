import { markup } from '../html.js';
import { chooser, quote } from './tools.js';
import type { Amount } from '../format.js';
import type { Measure, Messages } from './types.js';

const plural = chooser('sv');
const q = quote('”', '”');

const amount = (measure: Measure, a: Amount): string => {
  if (measure === 'points') return a.sign === 0 ? 'lika högt' : `${a.text} poäng ${a.sign > 0 ? 'högre' : 'lägre'}`;
  return a.sign === 0 ? 'lika många' : `${a.text} ${a.sign > 0 ? 'fler' : 'färre'}`;
};
const direction = (measure: Measure, sign: number): string =>
  measure === 'points' ? (sign > 0 ? 'poäng högre' : 'poäng lägre') : sign > 0 ? 'fler' : 'färre';
const between = (measure: Measure, low: Amount, high: Amount): string => {
  if (low.sign === 0 && high.sign === 0) return 'mellan 0 och 0';
  if (low.sign >= 0 && high.sign >= 0) return `mellan ${low.text} och ${high.text} ${direction(measure, 1)}`;
  if (low.sign <= 0 && high.sign <= 0) return `mellan ${high.text} och ${low.text} ${direction(measure, -1)}`;
  return `mellan ${low.text} ${direction(measure, -1)} och ${high.text} ${direction(measure, 1)}`;
};

export const sv: Messages = {
  verdict: { better: 'bättre', 'not worse': 'inte sämre', 'cannot tell': 'går inte att säga', worse: 'sämre' },
  page: {
    quote: q,
    title: (x) =>
      `${x.rehearsal ? 'Övning med påhittade deltagare – ' : ''}${x.experiment}: ${x.word} – Luotsis försöksrapport`,
    kicker: 'Försöksrapport',
    skip: 'Gå till resultatet',
    contents: 'Innehåll',
    none: 'ingenting',
    english: 'på engelska',
    version: (version) => `Version ${version} av experimentet`,
    end: 'Luotsi har gjort rapporten av resultaten från den planerade analysen. Inget tal i rapporten är inskrivet för hand.',
  },
  rehearsal: {
    heading: 'Övning: deltagarna är påhittade',
    body: 'Ett datorprogram spelade alla deltagare i den här rapporten, för att pröva försöket innan verkliga människor tillfrågas. Talen säger ingenting om invånarna i någon stad, och ingenting kan beslutas utifrån dem.',
    nothingPlanted: 'Ingen skillnad planterades i de påhittade svaren. En ärlig analys ska inte hitta någon.',
    planted: 'Skillnader som planterades i de påhittade svaren:',
    plantedIn: (x) => `${q(x.arm)}${x.language === null ? '' : ` (${x.language})`}: ${x.change}`,
    check: (x) =>
      `I huvudjämförelsen planterades skillnaden ${x.planted}. Analysen fann intervallet från ${x.low} till ${x.high}, som ${x.inside ? 'innehåller' : 'inte innehåller'} det som planterades.`,
    seed: (seed) => `Övningens startvärde: ${seed}.`,
  },
  headings: {
    verdict: 'Resultatet i en mening',
    frequencies: 'Av 100',
    fairness: 'Vilka kan lämnas efter',
    decision: 'Regeln, och vad som beslutades',
    outcomes: 'Andra utfall',
    flow: 'Vilka deltog',
    integrity: 'Går det att lita på data?',
    limits: 'Vad den här rapporten inte kan säga',
    methods: 'Så gjordes det',
    numbers: 'Alla tal',
    links: 'Kontrollera själv',
  },
  effect: {
    levels(x) {
      const c = q(x.control);
      const t = q(x.treatment);
      switch (x.measure) {
        case 'decisions':
          return `Av 100 beslut var ${x.from} rätt med ${c} och ${x.to} med ${t}`;
        case 'noticed':
          return `Av 100 personer märkte ${x.from} felen med ${c} och ${x.to} med ${t}`;
        case 'answers':
          return `Av 100 svar var ${x.from} rätt med ${c} och ${x.to} med ${t}`;
        case 'finished':
          return `Av 100 personer kom ${x.from} till slutet med ${c} och ${x.to} med ${t}`;
        case 'cases':
          return `${q(x.title)}: ${x.from} av 100 med ${c} och ${x.to} av 100 med ${t}`;
        case 'points':
          return `${q(x.title)} var i genomsnitt ${x.from} med ${c} och ${x.to} med ${t}`;
      }
    },
    phrase(x) {
      const n = amount(x.measure, x.change);
      const interval = `(${between(x.measure, x.low, x.high)})`;
      switch (x.measure) {
        case 'decisions':
          return `av 100 beslut var ${n} rätt ${interval}`;
        case 'noticed':
          return `av 100 personer märkte ${n} felen ${interval}`;
        case 'answers':
          return `av 100 svar var ${n} rätt ${interval}`;
        case 'finished':
          return `av 100 personer kom ${n} till slutet ${interval}`;
        case 'cases':
          return `${q(x.title)}, av 100: ${n} ${interval}`;
        case 'points':
          return `${q(x.title)} var i genomsnitt ${n} ${interval}`;
      }
    },
    change: amount,
    between,
    size: (measure, a) =>
      ({
        decisions: `${a.text} av 100 beslut`,
        noticed: `${a.text} av 100 personer`,
        answers: `${a.text} av 100 svar`,
        finished: `${a.text} av 100 personer`,
        cases: `${a.text} av 100`,
        points: `${a.text} poäng`,
      })[measure],
    unit: (measure) =>
      ({
        decisions: 'rätta beslut av 100',
        noticed: 'personer som märkte felen, av 100',
        answers: 'rätta svar av 100',
        finished: 'personer som kom till slutet, av 100',
        cases: 'av 100',
        points: 'poäng',
      })[measure],
    positive: {
      decisions: 'rätt beslut',
      noticed: 'märkte felen',
      answers: 'rätt svar',
      finished: 'kom till slutet',
      cases: 'ja',
      points: 'poäng',
    },
    negative: {
      decisions: 'fel beslut',
      noticed: 'märkte inte felen',
      answers: 'fel svar',
      finished: 'kom inte till slutet',
      cases: 'nej',
      points: 'poäng',
    },
  },
  summary: {
    sentence: (x) => markup`${q(x.treatment)} jämfört med ${q(x.control)}: ${x.verdict} – ${x.effect}.`,
    meaning: (x) =>
      ({
        better: 'Även om den verkliga skillnaden låg i intervallets sämsta ände vore det en vinst.',
        'not worse': `En vinst har inte visats, men en förlust så stor som ${x.margin} – gränsen som avtalades på förhand – kan uteslutas.`,
        'cannot tell': `Data stämmer både med en förlust bortom gränsen som avtalades på förhand (${x.margin}) och med ingen förlust alls. Ofta beror det på att för få deltog. Det är inget bevis för att versionerna är lika bra.`,
        worse: 'Även om den verkliga skillnaden låg i intervallets bästa ände vore det en förlust.',
      })[x.word],
    languages: 'Samma fråga, språk för språk',
    tooSmall: 'för få personer för något uttalande',
    harm: (x) => markup`Men resultatet är ${x.verdict} på ${x.names}: ta inte den nya versionen i bruk där som den är.`,
    integrityFailed: 'En kontroll av data misslyckades. Besluta inte utifrån resultatet innan det är utrett:',
    notADecision: 'Detta är resultatet av en analys. Om staden tar versionen i bruk beslutar människor.',
  },
  frequencies: {
    intro: (x) =>
      `Inom parentes står ett konfidensintervall på ${x.level}: där kan den verkliga skillnaden mycket väl ligga, när så få deltog.`,
    noArms: 'Inga svar i de två jämförda versionerna kunde analyseras, så det finns inget att räkna.',
    adjusted:
      'Skillnaden räknas inom varje språk och läggs sedan ihop. Därför är den inte alltid på sista siffran lika med skillnaden mellan de enkla medeltalen.',
    figure: 'Av 100, med vardera versionen',
    summed: (x) => `${x.levels}: ${x.change} (${x.between}).`,
    figureOf: (x) => `Av 100: ${q(x.control)} och ${q(x.treatment)}`,
    version: 'Version',
    number: 'Resultat',
    analysed: 'Analyserade personer',
    difference: 'Skillnad',
    interval: 'Intervall',
    legendBoth: 'samma med båda versionerna',
    legendMore: 'fler med den här versionen',
    legendFewer: 'förlorade med den här versionen',
    legendNeither: 'inte',
  },
  fairness: {
    intro:
      'Ett medeltal kan dölja att en språkgrupp förlorar. När det är få personer i varje språk hoppar enskilda tal av en slump. Därför dras varje språk mot det som är gemensamt för alla språk, desto mer ju färre personer det har.',
    worst: (x) =>
      markup`Språket med den minst gynnsamma uppskattningen är <strong>${x.name}</strong>: ${x.verdict} – ${x.effect}.
        Sannolikheten för en förlust större än ${x.margin} är ${x.harm}.`,
    worstIsNotHarm: 'Något språk är alltid lägst. Uppskattningen visar inte ensam någon skada.',
    worstIsHarm:
      'I det här språket gör versionen skada enligt regeln som avtalades på förhand. Ta den inte i bruk där som den är.',
    noGroups:
      'Inget språk hade tillräckligt många personer för ett eget uttalande, så rapporten kan inte säga vilka som kan lämnas efter.',
    cannotTell: (count) =>
      plural(
        count,
        'Om ett språk går det inte att säga. Så här många personer skulle räcka:',
        'Om de här språken går det inte att säga. Så här många personer skulle räcka:',
      ),
    cannotTellNone: 'Bland de analyserade språken finns inget som det inte går att säga något om.',
    needed: (x) => `${x.name}: omkring ${x.people} ${plural(x.count, 'person', 'personer')} med vardera versionen`,
    neededUnknown: (name) => `${name}: hur många personer som skulle räcka kunde inte räknas ut`,
    tooSmall: (x) =>
      `${x.names}: färre än ${x.smallest} personer svarade med de två versionerna på ${plural(x.count, 'det här språket', 'vart och ett av de här språken')}. Rapporten säger ingenting om ${plural(x.count, 'det', 'dem')}, varken gott eller ont.`,
    tooSmallNone: 'Inget språk med deltagare var för litet för ett uttalande.',
    absent: (x) =>
      `Ingen deltog på ${plural(x.count, 'det här språket, fast det', 'de här språken, fast de')} erbjöds: ${x.names}.`,
    unseen: 'Statistiken ser inte skada i en så liten grupp. Lyssna också på vad deltagare och personal berättade.',
    spread: (size) => `Mellan språken varierar effekten med omkring ${size} (standardavvikelse).`,
    pooling: (level) =>
      `Uppskattningarna är dragna mot varandra, och deras intervall har nivån ${level}; de bleka strecken visar talen utan det. Strecken är inga fynd.`,
    forestTitle: (x) => `Effekt per språk: ${q(x.treatment)} jämfört med ${q(x.control)}`,
    forestDescription: (x) =>
      `En rad per språk, det minst gynnsamma intervallet först, och en rad för alla språk tillsammans: ${x.languages}. Skalan går från ${x.from} till ${x.to}; den streckade gränsen är vid ${x.margin}. Minst gynnsamt: ${x.worst}. Mest gynnsamt: ${x.best}. Resultat: ${x.counts}.`,
    forestEmpty: 'Inget språk hade tillräckligt många personer; bara raden för alla språk tillsammans visas.',
    language: 'Språk',
    peopleBoth: 'Personer: jämförelse + ny version',
    effect: 'Effekt och intervall',
    harm: 'Sannolikhet för en förlust större än gränsen',
    neededColumn: 'Personer per version som skulle räcka',
    verdict: 'Resultat',
    raw: 'Ej sammanvägt (inget fynd)',
    all: 'Alla språk',
    noDifference: 'ingen skillnad',
    margin: (size) => `gräns ${size}`,
    people: (n) => `n = ${n}`,
    enough: 'räcker redan',
    legend: 'Blekt streck: före sammanvägning, inget fynd.',
    ofHundred: (text) => `${text} av 100`,
  },
  decision: {
    rule: 'Regeln slogs fast innan data sågs. Den har fyra ord:',
    question: 'Fråga',
    superiority: 'Är den nya versionen bättre?',
    nonInferiority: 'Är den nya versionen högst så mycket sämre som gränsen tillåter?',
    comparison: 'Jämförelse',
    versus: (x) => `${q(x.treatment)} mot ${q(x.control)}`,
    outcome: 'Primärt utfall',
    margin: 'Gräns: den största förlust som ännu räknas som inte sämre',
    marginReason: 'Varför den här gränsen',
    hypothesis: 'Hypotes',
    interval: 'Intervall som hittades',
    word: 'Resultat',
    words: {
      better: 'hela intervallet ligger på den goda sidan av ingen skillnad.',
      'not worse': 'intervallet utesluter en förlust så stor som gränsen, men inte att vinsten saknas.',
      'cannot tell': 'intervallet rymmer både en förlust bortom gränsen och ingen förlust alls.',
      worse: 'hela intervallet ligger på den dåliga sidan av ingen skillnad.',
    },
    ruleChecked: 'Regeln så som programmet tillämpade den',
    decided: 'Vad som beslutades',
    notYet: 'Ännu ingenting. Inget beslut har antecknats för det här försöket.',
    deviations: 'Avvikelser från planen',
    noDeviations: 'Inga antecknade.',
    definition: 'Planens fingeravtryck (SHA-256)',
  },
  outcomes: {
    intro: 'Bara det primära utfallet i huvudjämförelsen avgör. Resten hjälper att förstå det.',
    nonInferiority:
      'För en del utfall är frågan bara om de lider. Tillit ska behandlas så: mer tillit till en sida som kan ha fel vore ingen framgång.',
    none: 'Inga andra utfall analyserades.',
    caption: (comparison) => `Alla utfall: ${comparison}`,
    outcome: 'Utfall',
    control: 'Jämförelseversion',
    treatment: 'Ny version',
    difference: 'Skillnad och intervall',
    margin: 'Gräns',
    verdict: 'Resultat',
    p: 'p-värde',
    role: { primary: 'primärt', secondary: 'sekundärt', guardrail: 'skyddsgräns' },
    caution:
      'Med så här många jämförelser kan någon av dem se bra eller dålig ut av en slump. Ett p-värde med * är korrigerat för antalet jämförelser av samma utfall (Holm).',
  },
  flow: {
    intro: (x) =>
      `${x.consented} ${plural(x.count, 'person', 'personer')} samtyckte till att delta; ${x.refused} ${plural(x.refusals, 'nej räknades', 'nej räknades')}. Ingenting sparas om dem som sade nej.`,
    empty: 'Ingen fick någon version, så det finns inget flöde att visa.',
    title: 'Deltagarnas väg genom försöket',
    description: (x) => `Samtyckte: ${x.consented}. Sade nej: ${x.refused}. ${x.arms}`,
    armPhrase: (x) => `${q(x.arm)}: ${x.allocated} fick den, ${x.analysed} i analysen.`,
    refused: 'Sade nej',
    consented: 'Samtyckte till att delta',
    allocated: 'Fick den här versionen',
    exposed: 'Såg den',
    completed: 'Gick hela vägen',
    stopped: 'Avbröt på vägen',
    withdrawn: 'Drog sig ur, data raderade',
    analysed: 'Med i huvudanalysen',
    version: 'Version',
    total: 'Alla',
    attrition: (x) =>
      `${x.missing} ${plural(x.count, 'person som fick en version saknas', 'personer som fick en version saknas')} i huvudanalysen (${x.share}):`,
    noAttrition: 'Alla som fick en version är med i huvudanalysen.',
    attritionArm: (x) => `${q(x.arm)}: ${x.missing} av ${x.of} saknas (${x.share})`,
    withdrawnNote: (x) =>
      x.count === 0
        ? 'Ingen drog sig ur.'
        : `${x.text} ${plural(x.count, 'person', 'personer')} drog sig ur. Svaren raderades; bara antalet finns kvar.`,
    stoppedNote: (x) =>
      x.count === 0 ? 'Ingen avbröt på vägen.' : `${x.text} ${plural(x.count, 'person', 'personer')} avbröt på vägen.`,
    bounds: (x) =>
      `Om alla som saknas hade gått så dåligt som möjligt för den nya versionen vore skillnaden ${x.low}; så bra som möjligt, ${x.high}.`,
    languageCaption: 'Deltagare per språk',
    language: 'Språk',
    smallTogether: (names) => `Tillsammans, eftersom de är få: ${names}`,
  },
  integrity: {
    intro: 'Innan programmet räknar något kontrollerar det att försöket gick som planerat.',
    allFine: (count) => `Alla ${count} kontroller är i ordning.`,
    failed: (x) =>
      `${x.text} ${plural(x.failed, 'kontroll', 'kontroller')} misslyckades. Besluta inte innan det är utrett.`,
    none: 'Ingen kontroll gjordes. Betrakta data som okontrollerade.',
    caption: 'Kontroller av data',
    check: 'Vad som kontrollerades',
    result: 'Resultat',
    checked: 'Kontrollerade fall',
    failures: 'Fel',
    detail: 'Detalj (på engelska)',
    ok: 'i ordning',
    notOk: 'fel',
    checks: {
      'ledger-replay': 'Vem som fick vilken version följer av lottningen: lottningen gjordes om och jämfördes',
      'ledger-chain': 'Ingen har ändrat, lagt till eller tagit bort lottningar i efterhand',
      'exposure-once': 'Var och en räknas högst en gång ha sett sin version',
      'arm-served': 'Alla såg den version som de hade fått',
      'no-empty-arm': 'I inget språk med flera personer saknas en version',
      'consent-first': 'Alla samtyckte innan något om dem sparades',
      'known-items': 'Varje svar hör till en fråga i planen',
      'sample-ratio': 'Versionerna gavs till så många som planerat, inom slumpens gränser',
    },
  },
  limits: {
    synthetic: 'Alla deltagare är påhittade. Ingenting här är belägg om verkliga människor.',
    small: (x) =>
      `Försöket är litet: ${x.people} ${plural(x.count, 'person', 'personer')} i huvudanalysen, på ${x.languages} språk. Intervallen är breda, och en verklig effekt kan missas.`,
    madeUpPage:
      'Sidan som lästes skrevs för försöket och hade fel med flit. Verkliga sidor har andra fel, och hur ofta vet man inte av detta.',
    unreviewed: (names) =>
      `Texterna på de här språken har inte granskats av en människa: ${names}. En dåligt översatt fråga kan se ut som en effekt.`,
    reviewUnknown:
      'Rapporten har inte sett något bevis för att en människa har granskat översättningarna av sidan och frågorna. Betrakta alla översättningar som ogranskade: en dålig översättning kan se ut som en effekt.',
    volunteers: 'De som deltog valde det själva. De som inte har tid, utrustning eller tillit saknas.',
    levels: 'Versionerna jämförs inom ett språk. Språkens egna nivåer får inte jämföras med varandra.',
    once: 'Människor mötte sidan en gång. Vad som händer med vana vet man inte.',
    ethics: (missing) =>
      `För experimentet har inte antecknats: ${missing}. De behövs innan verkliga människor tillfrågas.`,
    ethicsParts: {
      statement: 'etikkommitténs utlåtande',
      permit: 'forskningstillstånd',
      dpia: 'konsekvensbedömning avseende dataskydd',
      controller: 'personuppgiftsansvarig',
    },
    claims: 'Påstå inte utifrån den här rapporten',
    claimList: [
      'att versionen fungerar på andra sidor, i andra tjänster eller städer;',
      'att människor litar mer på staden, eftersom frågorna bara gällde den här sidan;',
      'att det går bättre eller sämre för en språkgrupp, utifrån en enda rad;',
    ],
    claimSynthetic: 'något alls om verkliga deltagare;',
    claimUnknown: (names) => `att versionen är trygg på språken som det inte går att säga något om: ${names};`,
    claimEqual: 'att versionerna är lika bra: att ingen skillnad hittades betyder inte att den inte finns.',
  },
  methods: {
    design: (x) => `Ett randomiserat experiment med ${x.arms}, på ${x.languages}.`,
    blocks:
      'Slumpen avgjorde vem som såg vilken version, i block av dold och varierande storlek inom varje språk, så att varje språk har varje version.',
    hash: 'En kontrollsumma av deltagarens pseudonym avgjorde vem som såg vilken version.',
    estimand:
      'Människor jämförs efter den version de fick, vare sig de använde den eller inte. Skillnaden räknas inom språken och vägs ihop efter deras storlek.',
    interval: (level) => `Intervallens nivå är ${level}, tvåsidigt.`,
    permutation: (draws) =>
      `p-värdena fås genom att lotta om versionerna ${draws} gånger med samma algoritm och räkna hur ofta slumpen ensam ger en lika stor skillnad.`,
    holm: 'Flera jämförelser av samma utfall korrigeras med Holms metod.',
    pooling: (prior) =>
      `Effekterna per språk kommer från en hierarkisk modell som drar dem mot varandra. Spridningen mellan språken har en halvnormal apriorifördelning med skalan ${prior}. Resultatet räknas på ett rutnät, utan slumptal.`,
    missing:
      'I huvudanalysen ingår de som svarade; gränserna visar det sämsta och det bästa som de saknade kunde ändra.',
    looks: 'Planen har en analys, i slutet, och utfallen ses inte dessförinnan.',
    caption: 'Metoderna som analysen benämner dem (på engelska)',
    method: 'Metod',
    used: 'Tal som räknats med den',
    measured: (x) => `${q(x.title)}: ${x.how}`,
    scoring: {
      decisions:
        'andelen rätta beslut; rätt är både att handla efter en riktig uppgift och att inte handla efter en felaktig',
      noticed: 'om personen lät bli att handla efter alla felaktiga uppgifter; bara de som visades en felaktig räknas',
      key: 'andelen rätta svar',
      instrument: 'poäng i ett frågeformulär',
      value: 'ett uppmätt tal',
      step: 'om personen nådde ett visst steg i studien',
    },
    measuredHeading: 'Vad som mättes',
  },
  numbers: {
    intro: 'Varje tal har ett bestående namn, så att den som räknar om kan hänvisa till det.',
    caption: 'Resultatets alla storheter',
    id: 'Namn',
    value: 'Värde',
    low: 'Nedre',
    high: 'Övre',
    unit: 'Enhet (på engelska)',
    method: 'Metod (på engelska)',
    hash: (hash) => `Fingeravtryck av definitionen som analyserades (SHA-256): ${hash}`,
  },
};
