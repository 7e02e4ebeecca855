import { markup } from './html.js';
import { letterMessages } from './messages/letter.js';
import { modelOf, verdictTag, type ReportInput } from './model.js';
import { pageOf } from './page.js';

/**
 * Half a page for those who took part: what was tried, what was found, what is not known, what happens now.
 * The same file form and policy as a report; the same words for the verdict.
 * @throws {ReportError} as `renderReport` does
 */
export function renderLetter(input: Omit<ReportInput, 'links' | 'translations'>): string {
  const m = modelOf(input);
  const words = letterMessages[m.language];
  const { flow, fairness, verdict } = m.result;
  const names = (tags: readonly string[]): string => m.format.list(tags.map((t) => m.format.languageName(t)));
  const people = flow.arms.reduce((sum, arm) => sum + arm.allocated - arm.withdrawn, 0);
  const languages = flow.languages.filter((l) => l.arms.some((arm) => arm.allocated > 0));
  const harmed = fairness.groups.filter((g) => g.verdict === 'worse').map((g) => g.group);
  const unknown = [
    ...fairness.groups.filter((g) => g.verdict === 'cannot tell').map((g) => g.group),
    ...fairness.tooSmall,
  ];
  const versions = m.format.list(m.definition.arms.map((arm) => m.messages.page.quote(arm.titles[m.language])));
  const part = (heading: string, ...paragraphs: readonly (string | false)[]) =>
    markup`<h2>${heading}</h2>${paragraphs.filter((p) => p !== false).map((p) => markup`<p>${p}</p>`)}`;
  return pageOf(m, {
    title: words.title({ experiment: m.definition.titles[m.language], rehearsal: m.rehearsal }),
    head: markup`<p class="kicker">${m.definition.titles[m.language]}</p><h1>${words.heading}</h1>`,
    body: markup`<div class="letter">
      ${m.rehearsal && markup`<p class="alarm"><strong>${words.rehearsal}</strong></p>`}
      <p class="lead">${words.thanks({
        people: m.format.number(people),
        count: people,
        languages: m.format.number(languages.length),
        languageCount: languages.length,
      })}</p>
      ${part(words.askedHeading, words.asked(versions), m.definition.forms.some((f) => f.faulty.length > 0) && words.mistakes)}
      <h2>${words.foundHeading}</h2>
      <p class="lead">${words.found({ ...m.pair, verdict: verdictTag(m, verdict.word) })} ${words.meaning[verdict.word]}</p>
      ${harmed.length > 0 && markup`<p><strong>${words.harm({ names: names(harmed), count: harmed.length })}</strong></p>`}
      ${part(words.unknownHeading, unknown.length > 0 && words.unknown({ names: names(unknown), count: unknown.length }), words.known)}
      ${part(words.nextHeading, words.next, words.rights)}
    </div>`,
  });
}
