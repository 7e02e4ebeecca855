import type { DiagnosisDocument, VerdictChances, VerdictWord } from '@luotsi/protocol';
import type { VerdictChancesInput } from '@luotsi/report';
import { textTable } from './text-table.js';

const verdicts = ['better', 'not worse', 'cannot tell', 'worse'] as const satisfies readonly VerdictWord[];
/** Rounded, but never 0 or 100 for what is neither. */
const percent = (share: number): string =>
  share > 0 && share < 0.005 ? '<1 %' : share < 1 && share > 0.995 ? '>99 %' : `${Math.round(100 * share)} %`;
const signed = (x: number): string => (x > 0 ? `+${x}` : x < 0 ? `−${-x}` : '0');
const shares = (chances: VerdictChances): string[] => verdicts.map((word) => percent(chances[word]));
const effectsOf = (document: DiagnosisDocument): number[] => [...new Set(document.cells.map((c) => c.effect))];

const effectLabel = (document: DiagnosisDocument, effect: number): string =>
  effect === 0
    ? 'If there is no difference'
    : `If the true difference is ${signed(effect)} (${effect > 0 === (document.better === 'higher') ? 'a gain' : 'a loss'})`;

/** What was supposed, in one line: a diagnosis is as good as this. */
function supposedText({ supposed, outcome }: DiagnosisDocument): string {
  const { languages, dropout, sd } = supposed;
  const means = [...new Set(languages.map((l) => l.control))];
  const even = languages.every((l) => Math.abs(l.share - 1 / languages.length) < 1e-9);
  return (
    `Supposed: ${outcome} is ${means.length === 1 ? means[0] : languages.map((l) => `${l.control} in ${l.language}`).join(', ')} under control` +
    `${sd === null ? '' : `, standard deviation ${sd}`}; ` +
    `${even ? `as many people of each of ${languages.length} languages` : languages.map((l) => `${l.language} ${percent(l.share)}`).join(', ')}; ` +
    `${dropout === 0 ? 'nobody leaves' : `${percent(dropout)} leave`}. Other values: --control, --mix, --dropout.`
  );
}

function languagesText(document: DiagnosisDocument): string {
  const largest = Math.max(...document.cells.map((c) => c.perArm));
  const cells = document.cells.filter((c) => c.perArm === largest);
  return cells
    .map((cell) =>
      textTable(
        `${effectLabel(document, cell.effect)}, by language, ${largest} people an arm in all`,
        ['language', ...verdicts, 'flagged as harmed', 'people an arm to tell by itself'],
        cell.languages.map((l) => [
          l.language,
          ...shares(l.verdicts),
          percent(l.flagged),
          String(document.languages.find((n) => n.language === l.language)?.neededPerArm ?? ''),
        ]),
      ),
    )
    .join('\n');
}

/** The diagnosis for a terminal. */
export function diagnosisText(document: DiagnosisDocument): string {
  const tables = effectsOf(document).map((effect) =>
    textTable(
      effectLabel(document, effect),
      ['people an arm', ...verdicts, 'some language flagged'],
      document.cells
        .filter((c) => c.effect === effect)
        .map((c) => [String(c.perArm), ...shares(c.verdicts), percent(c.anyFlagged)]),
    ),
  );
  const harm =
    document.falseHarm === null
      ? ''
      : `Some language is falsely flagged as harmed in at most ${percent(document.falseHarm)} of pilots.\n`;
  return [
    `${document.experiment}: ${document.outcome}, ${document.contrast}, margin ${document.margin}; ${document.pilots} simulated pilots a line, seed "${document.seed}".\n`,
    `${supposedText(document)}\n\n`,
    `${tables.join('\n')}\n`,
    `${languagesText(document)}\n`,
    harm,
    `About ${document.neededPerArm} people an arm would tell "not worse" four times in five if there is no difference.\n`,
    `${document.cannotAnswer}\n`,
  ].join('');
}

/** The same as a figure. */
export function diagnosisFigure(document: DiagnosisDocument): VerdictChancesInput {
  const panels = effectsOf(document).map((effect) => ({
    label: effectLabel(document, effect),
    rows: document.cells
      .filter((c) => c.effect === effect)
      .map((c) => ({ label: String(c.perArm), chances: c.verdicts, flagged: c.anyFlagged })),
  }));
  const sizes = document.cells.map((c) => c.perArm);
  const ends = panels
    .map(({ label, rows }) => {
      const [first, last] = [rows[0], rows.at(-1)];
      return first && last
        ? `${label}, ${percent(first.chances['cannot tell'])} of pilots with ${first.label} people an arm cannot tell, and ${percent(last.chances['cannot tell'])} of those with ${last.label}.`
        : '';
    })
    .join(' ');
  return {
    id: 'verdict-chances',
    title: `What a pilot of ${document.experiment} would say`,
    description:
      `How likely each verdict on ${document.outcome} is, for ${Math.min(...sizes)} to ${Math.max(...sizes)} people an arm. ` +
      `${ends} ${document.cannotAnswer}`,
    words: {
      better: 'better',
      'not worse': 'not worse',
      'cannot tell': 'cannot tell',
      worse: 'worse',
      size: 'People an arm',
      effect: 'True difference',
      flagged: 'Some language flagged as harmed',
      axis: 'Share of simulated pilots, by people an arm',
    },
    panels,
  };
}
