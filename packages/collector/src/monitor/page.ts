import type { Experiment, OfferedLanguage } from '@luotsi/protocol';
import { escapeHtml } from '../document.js';
import { autonyms, monitorMessages, type MonitorLanguage } from './messages.js';
import type { LanguageRow } from './recruitment.js';

export interface MonitorView {
  readonly definition: Experiment;
  readonly mode: 'live' | 'rehearsal';
  readonly offered: readonly OfferedLanguage[];
  readonly rows: readonly LanguageRow[];
  /** Minute, UTC. */
  readonly lastActivity: string | null;
  readonly language: MonitorLanguage;
  readonly refreshing: boolean;
  readonly key: string;
}

const REFRESH_SECONDS = 60;

function shell(language: MonitorLanguage, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><meta name="robots" content="noindex"><link rel="icon" href="data:,"><link rel="stylesheet" href="/monitor.css">${head}</head><body><main>
${body}
</main></body></html>
`;
}

/** For somebody without the key. */
export function deniedPage(language: MonitorLanguage): string {
  const words = monitorMessages[language];
  return shell(language, words.denied, `<h1>${escapeHtml(words.denied)}</h1><p>${escapeHtml(words.deniedWhy)}</p>`);
}

/** Recruitment by language and arm. No outcome is on it, and no script: it works everywhere. */
export function monitorPage(view: MonitorView): string {
  const { definition, language, lastActivity } = view;
  const words = monitorMessages[language];
  const address = (change: { lang?: string; refresh?: boolean }): string => {
    const query = new URLSearchParams({ key: view.key, lang: change.lang ?? language });
    if (change.refresh ?? view.refreshing) query.set('refresh', 'on');
    return escapeHtml(`/monitor?${query.toString()}`);
  };
  const languages = (Object.keys(autonyms) as MonitorLanguage[])
    .map((tag) => {
      const current = tag === language ? ' aria-current="page"' : '';
      return `<li><a href="${address({ lang: tag })}" lang="${tag}"${current}>${escapeHtml(autonyms[tag])}</a></li>`;
    })
    .join('');
  const updated =
    lastActivity === null
      ? escapeHtml(words.nothingYet)
      : escapeHtml(words.updated).replace(
          '{time}',
          `<time datetime="${lastActivity}">${lastActivity.slice(0, 16).replace('T', ' ')}</time>`,
        );
  const synthetic =
    view.mode === 'rehearsal'
      ? `<p class="synthetic"><strong>${escapeHtml(words.synthetic)}.</strong> ${escapeHtml(words.syntheticWhy)}</p>`
      : '';
  const refresh = view.refreshing
    ? `<a href="${address({ refresh: false })}">${escapeHtml(words.refreshOff)}</a>`
    : `<a href="${address({ refresh: true })}">${escapeHtml(words.refreshOn)}</a>`;
  const body = `<nav aria-label="${escapeHtml(words.languages)}"><ul>${languages}</ul></nav>
<h1>${escapeHtml(words.title)}: ${escapeHtml(definition.titles[language])}</h1>
${synthetic}
<p>${updated}</p>
<p><a href="${address({})}">${escapeHtml(words.refreshNow)}</a> · ${refresh}</p>
${allocationTable(view)}
${peopleTable(view)}
<p>${escapeHtml(words.noOutcomes)}</p>
<p>${escapeHtml(words.small)}</p>`;
  // Only when it was asked for: a page that reloads by itself takes the place away from those who read slowly.
  const head = view.refreshing ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : '';
  return shell(language, `${words.title}: ${definition.titles[language]}`, body, head);
}

function rowHead(tag: string, offered: readonly OfferedLanguage[]): string {
  const known = offered.find((one) => one.tag === tag);
  const name = known ? `<bdi lang="${escapeHtml(tag)}" dir="${known.dir}">${escapeHtml(known.autonym)}</bdi> ` : '';
  return `<th scope="row">${name}<span class="tag">${escapeHtml(tag)}</span></th>`;
}

/** A table that can be scrolled with the keyboard where it is wider than the window. */
const table = (id: string, caption: string, head: readonly string[], body: string, foot: string): string =>
  `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table><caption id="${id}">${escapeHtml(caption)}</caption><thead><tr>${head
    .map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`)
    .join('')}</tr></thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table></div>`;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function allocationTable({ definition, language, rows, offered }: MonitorView): string {
  const words = monitorMessages[language];
  const cell = ({ allocated, exposed }: { allocated: number; exposed: number }): string =>
    `<td>${allocated} / ${exposed}</td>`;
  const total = (cells: readonly { allocated: number; exposed: number }[]): string =>
    cell({ allocated: sum(cells.map((c) => c.allocated)), exposed: sum(cells.map((c) => c.exposed)) });
  const body = rows.map(
    (row) =>
      `<tr>${rowHead(row.language, offered)}${[...row.arms.values()].map((c) => cell(c)).join('')}${total([...row.arms.values()])}</tr>`,
  );
  const columns = definition.arms.map(({ id }) =>
    rows.flatMap((row) => {
      const found = row.arms.get(id);
      return found ? [found] : [];
    }),
  );
  return table(
    'by-arm',
    words.allocatedCaption,
    [words.language, ...definition.arms.map((arm) => arm.titles[language]), words.total],
    body.join(''),
    `<tr><th scope="row">${escapeHtml(words.total)}</th>${columns.map((c) => total(c)).join('')}${total(columns.flat())}</tr>`,
  );
}

function peopleTable({ language, rows, offered }: MonitorView): string {
  const words = monitorMessages[language];
  const columns = ['agreed', 'refused', 'stopped', 'withdrawn'] as const;
  return table(
    'by-language',
    words.otherCaption,
    [words.language, ...columns.map((column) => words[column])],
    rows
      .map(
        (row) =>
          `<tr>${rowHead(row.language, offered)}${columns.map((column) => `<td>${row[column]}</td>`).join('')}</tr>`,
      )
      .join(''),
    `<tr><th scope="row">${escapeHtml(words.total)}</th>${columns
      .map((column) => `<td>${sum(rows.map((row) => row[column]))}</td>`)
      .join('')}</tr>`,
  );
}
