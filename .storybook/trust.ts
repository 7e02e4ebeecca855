import { useUi } from '../packages/ui/src/i18n/UiProvider.js';

/** How far the evidence carries. */
const strengths = {
  A: 'A: field or randomised evidence near this case',
  B: 'B: experiment elsewhere or in a laboratory',
  C: 'C: qualitative work or practice',
  D: 'D: none found',
} as const;

export interface About {
  readonly use: string;
  readonly not: string;
  /** What was found, and nothing more. */
  readonly evidence: string;
  readonly strength: keyof typeof strengths;
  /** Ids of seeds/sources.yaml. */
  readonly sources: readonly `S${number}`[];
  readonly limits: string;
  readonly withoutScript: string;
}

/** Parameters of a trust component's stories: its page of documentation, and its evidence for those who want the data. */
export const about = (a: About) => ({
  evidence: { strength: a.strength, sources: a.sources },
  docs: {
    description: {
      component: [
        `**When to use.** ${a.use}`,
        `**When not.** ${a.not}`,
        `**Evidence.** ${a.evidence} That it helps newcomers in Finland is a hypothesis.`,
        `**Strength.** ${strengths[a.strength]}. **Sources:** ${a.sources.length === 0 ? 'none' : a.sources.join(', ')} (seeds/sources.yaml).`,
        `**Known limits.** ${a.limits}`,
        `**Without JavaScript.** ${a.withoutScript}`,
        '**Tested.** In Chromium in Finnish, English and Arabic with axe (WCAG 2.2 AA and best practices); the play functions of the stories are the rest. Not tested with people or with a screen reader.',
      ].join('\n\n'),
    },
  },
});

const fi = {
  office: 'Näytekunnan neuvonta',
  hours: 'ma–pe kello 9–15',
  opens: 'huomenna kello 9',
  call: 'Soita neuvontaan',
  message: 'Jätä soittopyyntö',
  passedOn: ['aihe, jonka valitsit', 'kieli, jonka valitsit'],
  interpreterWait: 'Tulkin saa yleensä kahden arkipäivän kuluessa.',
  why: 'Osoitteen perusteella valitaan lapsesi lähin koulu.',
  without: 'Saat paikan, mutta se voi olla kauempana.',
  sees: ['koulutoimiston käsittelijä'],
  doesNotSee: ['poliisi', 'Maahanmuuttovirasto', 'naapurit'],
  kept: 'kaksi vuotta',
  privacy: 'Tietosuojaseloste',
  follows: ['Saat päätöksen kirjeenä.'],
  doesNotFollow: ['Hakemus ei vaikuta oleskelulupaasi.'],
  matter: 'Paikka päiväkodista',
  does: ['ottaa hakemuksen vastaan', 'päättää paikasta'],
  doesNot: 'lapsilisä',
  other: 'Kansaneläkelaitos',
  events: ['Hakemus on saapunut', 'Käsittelijä on lukenut hakemuksen', 'Päätös', 'Kirje sinulle'],
  next: 'Lähetä vuokrasopimuksen kopio.',
  officeNext: 'tarkistaa liitteet.',
  usual: 'Puolet hakemuksista on ratkaistu 30 päivässä.',
  delay: 'Hakemuksia on tullut tavallista enemmän.',
  steps: ['Kirjoita, mikä päätöksessä on väärin.', 'Allekirjoita kirje.'],
  help: 'Neuvonta auttaa maksutta',
  effect: 'Korjaaminen ei hidasta asiaasi, eikä siitä seuraa mitään muuta.',
  task: 'Lähetä hakemus.',
  missed: 'Voit hakea myös myöhemmin. Silloin paikan saa myöhemmin.',
  word: 'kotikunta',
  explanation: 'Kunta, jossa asut ja jonka palveluja saat käyttää.',
  stored: ['kysymys', 'päivä, jona se lähetettiin'],
  goal: 'Haluan, että lapseni aloittaa koulun elokuussa.',
  you: 'Sinä',
  agreed: ['lähetät hakemuksen', 'soittaa sinulle viikon kuluttua'],
  said: ['Lomaketta oli vaikea löytää.', 'Toivomme palvelua sunnuntaina.'],
  did: 'Lomake on nyt etusivulla.',
  didNot: 'sunnuntaina ei ole työntekijöitä.',
  ownWords: 'Mitä jäi puuttumaan?',
  life: ['Muutan kuntaan', 'Saan lapsen', 'Etsin työtä'],
  lifeHint: 'Osoite, koulu ja päivähoito',
  voiceKept: 'Ääntä ei tallenneta. Kirjoitetut sanat säilytetään päivän.',
};
export type TrustSample = typeof fi;

const sv: TrustSample = {
  office: 'Exempelkommunens rådgivning',
  hours: 'mån–fre klockan 9–15',
  opens: 'i morgon klockan 9',
  call: 'Ring rådgivningen',
  message: 'Be oss ringa upp',
  passedOn: ['ämnet som du valde', 'språket som du valde'],
  interpreterWait: 'En tolk fås oftast inom två vardagar.',
  why: 'Adressen avgör vilken skola som är närmast ditt barn.',
  without: 'Du får en plats, men den kan ligga längre bort.',
  sees: ['handläggaren på skolbyrån'],
  doesNotSee: ['polisen', 'Migrationsverket', 'grannarna'],
  kept: 'två år',
  privacy: 'Dataskyddsbeskrivning',
  follows: ['Du får beslutet per brev.'],
  doesNotFollow: ['Ansökan påverkar inte ditt uppehållstillstånd.'],
  matter: 'Plats på daghem',
  does: ['tar emot ansökan', 'beslutar om platsen'],
  doesNot: 'barnbidrag',
  other: 'Folkpensionsanstalten',
  events: ['Ansökan har kommit in', 'Handläggaren har läst ansökan', 'Beslut', 'Brev till dig'],
  next: 'Skicka en kopia av hyresavtalet.',
  officeNext: 'granskar bilagorna.',
  usual: 'Hälften av ansökningarna har avgjorts inom 30 dagar.',
  delay: 'Det har kommit fler ansökningar än vanligt.',
  steps: ['Skriv vad som är fel i beslutet.', 'Underteckna brevet.'],
  help: 'Rådgivningen hjälper gratis',
  effect: 'En rättelse fördröjer inte ditt ärende och leder inte till något annat.',
  task: 'Skicka ansökan.',
  missed: 'Du kan också ansöka senare. Då får du platsen senare.',
  word: 'hemkommun',
  explanation: 'Kommunen där du bor och vars tjänster du får använda.',
  stored: ['frågan', 'dagen då den skickades'],
  goal: 'Jag vill att mitt barn börjar skolan i augusti.',
  you: 'Du',
  agreed: ['skickar ansökan', 'ringer dig om en vecka'],
  said: ['Blanketten var svår att hitta.', 'Vi önskar service på söndagar.'],
  did: 'Blanketten finns nu på första sidan.',
  didNot: 'det inte finns någon personal på söndagar.',
  ownWords: 'Vad saknades?',
  life: ['Jag flyttar till kommunen', 'Jag får barn', 'Jag söker arbete'],
  lifeHint: 'Adress, skola och dagvård',
  voiceKept: 'Ljudet sparas inte. De skrivna orden sparas ett dygn.',
};

const en: TrustSample = {
  office: 'Advice of the sample municipality',
  hours: 'Mon–Fri 9:00–15:00',
  opens: 'tomorrow at 9:00',
  call: 'Call the advisers',
  message: 'Ask us to call you',
  passedOn: ['the topic that you chose', 'the language that you chose'],
  interpreterWait: 'An interpreter can usually be had within two working days.',
  why: 'The address decides which school is nearest to your child.',
  without: 'You get a place, but it may be further away.',
  sees: ['the official at the school office'],
  doesNotSee: ['the police', 'the Finnish Immigration Service', 'your neighbours'],
  kept: 'two years',
  privacy: 'Privacy notice',
  follows: ['You get the decision in a letter.'],
  doesNotFollow: ['The application does not affect your residence permit.'],
  matter: 'A place in day care',
  does: ['receive the application', 'decide on the place'],
  doesNot: 'child benefit',
  other: 'Social Insurance Institution',
  events: ['The application has arrived', 'An official has read the application', 'Decision', 'Letter to you'],
  next: 'Send a copy of your rental agreement.',
  officeNext: 'checks the attachments.',
  usual: 'Half of the applications were decided within 30 days.',
  delay: 'More applications than usual have come in.',
  steps: ['Write what is wrong in the decision.', 'Sign the letter.'],
  help: 'The advisers help free of charge',
  effect: 'A correction does not delay your matter, and nothing else follows from it.',
  task: 'Send the application.',
  missed: 'You can apply later too. You will then get the place later.',
  word: 'municipality of residence',
  explanation: 'The municipality where you live and whose services you may use.',
  stored: ['the question', 'the day on which it was sent'],
  goal: 'I want my child to start school in August.',
  you: 'You',
  agreed: ['send the application', 'call you in a week'],
  said: ['The form was hard to find.', 'We would like service on Sundays.'],
  did: 'The form is on the first page now.',
  didNot: 'there is no staff on Sundays.',
  ownWords: 'What was missing?',
  life: ['I am moving to the municipality', 'I am having a child', 'I am looking for work'],
  lifeHint: 'Address, school and day care',
  voiceKept: 'The sound is not kept. The written words are kept for a day.',
};

const ar: TrustSample = {
  office: 'استشارات البلدية النموذجية',
  hours: 'من الاثنين إلى الجمعة 9–15',
  opens: 'غدًا الساعة 9',
  call: 'اتصل بالمستشارين',
  message: 'اطلب أن نتصل بك',
  passedOn: ['الموضوع الذي اخترته', 'اللغة التي اخترتها'],
  interpreterWait: 'يتوفر المترجم الشفوي عادةً خلال يومي عمل.',
  why: 'يحدد العنوان أقرب مدرسة إلى طفلك.',
  without: 'ستحصل على مكان، لكنه قد يكون أبعد.',
  sees: ['الموظف في مكتب المدارس'],
  doesNotSee: ['الشرطة', 'دائرة الهجرة', 'الجيران'],
  kept: 'سنتان',
  privacy: 'بيان حماية البيانات',
  follows: ['تصلك رسالة بالقرار.'],
  doesNotFollow: ['لا يؤثر الطلب على تصريح إقامتك.'],
  matter: 'مكان في الحضانة',
  does: ['تستلم الطلب', 'تقرر بشأن المكان'],
  doesNot: 'إعانة الأطفال',
  other: 'مؤسسة التأمينات الاجتماعية',
  events: ['وصل الطلب', 'قرأ الموظف الطلب', 'القرار', 'رسالة إليك'],
  next: 'أرسل نسخة من عقد الإيجار.',
  officeNext: 'تتحقق من المرفقات.',
  usual: 'صدر القرار في نصف الطلبات خلال 30 يومًا.',
  delay: 'وصلت طلبات أكثر من المعتاد.',
  steps: ['اكتب ما هو الخطأ في القرار.', 'وقّع الرسالة.'],
  help: 'يساعدك المستشارون مجانًا',
  effect: 'التصحيح لا يؤخر معاملتك ولا يترتب عليه شيء آخر.',
  task: 'أرسل الطلب.',
  missed: 'يمكنك التقديم لاحقًا أيضًا. وعندها تحصل على المكان لاحقًا.',
  word: 'بلدية الإقامة',
  explanation: 'البلدية التي تسكن فيها ويحق لك استخدام خدماتها.',
  stored: ['السؤال', 'اليوم الذي أُرسل فيه'],
  goal: 'أريد أن يبدأ طفلي المدرسة في أغسطس.',
  you: 'أنت',
  agreed: ['ترسل الطلب', 'تتصل بك بعد أسبوع'],
  said: ['كان من الصعب العثور على الاستمارة.', 'نتمنى الخدمة يوم الأحد.'],
  did: 'الاستمارة الآن في الصفحة الأولى.',
  didNot: 'لا يوجد موظفون يوم الأحد.',
  ownWords: 'ما الذي كان ناقصًا؟',
  life: ['أنتقل إلى البلدية', 'أنتظر طفلًا', 'أبحث عن عمل'],
  lifeHint: 'العنوان والمدرسة والحضانة',
  voiceKept: 'لا يُحفظ الصوت. وتُحفظ الكلمات المكتوبة يومًا واحدًا.',
};

const samples: Readonly<Record<string, TrustSample>> = { fi, sv, en, ar };

/** Words of an invented municipality for the slots of the trust components; in English where there are no others. */
export const trustSampleOf = (language: unknown): TrustSample => samples[String(language)] ?? en;

/** `trustSampleOf` for a story's render function. */
export const useTrustSample = (): TrustSample => trustSampleOf(useUi().language);
