import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataResult, Estimate, Quantity } from '@luotsi/protocol';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { difference, RSession } from '../../stats/test/oracle/r.js';
import { dataResultOf, dataText } from '../src/data-results.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const TOLERANCE = 1e-8;
let r: RSession;
let folder = '';
const results: DataResult[] = [];

beforeAll(async () => {
  r = await RSession.start();
  folder = mkdtempSync(join(tmpdir(), 'luotsi-public-data-'));
});
afterAll(() => {
  r.close();
  rmSync(folder, { recursive: true, force: true });
});

const base = { schema: 'luotsi/plan@1', id: 'public-data' };
type Change = Readonly<Record<string, unknown>>;

/** A data frame of R as CSV text. */
const csvOf = async (frame: string): Promise<string> =>
  String.fromCodePoint(
    ...(await r.numbers(`utf8ToInt(paste(capture.output(write.csv(${frame}, row.names = FALSE)), collapse = '\\n'))`)),
  );

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Runs a plan over a data frame, as the command does, and keeps the result for the last test. */
async function run(frame: string, plan: Change): Promise<DataResult['outcomes']> {
  const result = await dataResultOf(
    written('data.csv', await csvOf(frame)),
    written('plan.json', JSON.stringify({ ...base, ...plan })),
  );
  results.push(result);
  return result.outcomes;
}

/** The largest relative difference; lists of different lengths are as far apart as can be. */
const apart = (ours: readonly (number | undefined)[], theirs: readonly number[]): number =>
  ours.length === theirs.length
    ? Math.max(...ours.map((value, i) => difference(value ?? Number.NaN, theirs[i] ?? Number.NaN)))
    : Infinity;

const three = (e: Estimate | Quantity | undefined): (number | undefined)[] =>
  e && 'low' in e ? [e.value, e.low, e.high] : [e?.value];
const also = (outcomes: DataResult['outcomes'], name: string): (number | undefined)[] =>
  three(outcomes[0]?.contrasts[0]?.also.find((q) => q.id.endsWith(`/${name}`)));
const p = (outcomes: DataResult['outcomes'], contrast = 0): number | undefined =>
  outcomes[0]?.contrasts[contrast]?.pValue?.value;

/** Two arms by the values of a column. */
const twoArms = (control: string, treatment: string): Change => ({
  arms: [
    { id: 'control', value: control },
    { id: 'treatment', value: treatment },
  ],
  contrasts: [{ id: 'main', control: 'control', treatment: 'treatment' }],
});

describe('R’s own data sets, through a plan, agree with R’s procedures', () => {
  it('UCBAdmissions: admission by gender within department (mantelhaen.test)', async () => {
    const outcomes = await run('as.data.frame(UCBAdmissions)', {
      ...twoArms('Female', 'Male'),
      columns: { arm: 'Gender', stratum: 'Dept', count: 'Freq' },
      outcomes: [{ id: 'admitted', column: 'Admit', kind: 'binary', yes: 'Admitted', margin: 0.1 }],
      continuity: true,
    });
    expect(
      apart(
        [...also(outcomes, 'chi-square'), p(outcomes), ...also(outcomes, 'odds-ratio')],
        await r.numbers('t <- mantelhaen.test(UCBAdmissions); c(t$statistic, t$p.value, t$estimate, t$conf.int)'),
      ),
    ).toBeLessThan(TOLERANCE);
    // Overall men seem favoured; within departments nothing is left of it.
    expect(outcomes[0]?.contrasts[0]?.verdict).toBe('not worse');
  });

  it('Titanic: survival of adults by sex within class (mantelhaen.test)', async () => {
    const outcomes = await run("subset(as.data.frame(Titanic), Age == 'Adult')", {
      ...twoArms('Male', 'Female'),
      columns: { arm: 'Sex', stratum: 'Class', count: 'Freq' },
      outcomes: [{ id: 'survived', column: 'Survived', kind: 'binary', yes: 'Yes' }],
    });
    expect(
      apart(
        [...also(outcomes, 'chi-square'), ...also(outcomes, 'odds-ratio')],
        await r.numbers(
          "t <- mantelhaen.test(xtabs(Freq ~ Survived + Sex + Class, subset(as.data.frame(Titanic), Age == 'Adult')), correct = FALSE); c(t$statistic, t$estimate, t$conf.int)",
        ),
      ),
    ).toBeLessThan(TOLERANCE);
  });

  it('infert: previous induced abortions of cases and controls (fisher.test)', async () => {
    const outcomes = await run("transform(infert, some = ifelse(induced == 0, 'none', 'some'))", {
      ...twoArms('none', 'some'),
      columns: { arm: 'some' },
      outcomes: [{ id: 'case', column: 'case', kind: 'binary', method: 'fisher' }],
    });
    expect(
      apart([p(outcomes)], await r.numbers('fisher.test(table(infert$induced > 0, infert$case))$p.value')),
    ).toBeLessThan(TOLERANCE);
    // R stops its search for the estimate at four digits.
    const [ours = 0] = also(outcomes, 'odds-ratio');
    const [theirs = 1] = await r.numbers('fisher.test(table(infert$induced > 0, infert$case))$estimate');
    expect(difference(ours, theirs)).toBeLessThan(1e-3);
  });

  it('esoph: cancer by heavy smoking within age groups (mantelhaen.test)', async () => {
    const counted = `local({ e <- transform(esoph, heavy = ifelse(tobgp == '30+', 'yes', 'no'))
      rbind(data.frame(e[c('agegp', 'heavy')], cancer = 1, n = e$ncases), data.frame(e[c('agegp', 'heavy')], cancer = 0, n = e$ncontrols)) })`;
    const outcomes = await run(counted, {
      ...twoArms('no', 'yes'),
      columns: { arm: 'heavy', stratum: 'agegp', count: 'n' },
      outcomes: [{ id: 'cancer', column: 'cancer', kind: 'binary' }],
    });
    expect(
      apart(
        [...also(outcomes, 'odds-ratio'), p(outcomes)],
        await r.numbers(
          `t <- mantelhaen.test(xtabs(n ~ cancer + heavy + agegp, ${counted}), correct = FALSE); c(t$estimate, t$conf.int, t$p.value)`,
        ),
      ),
    ).toBeLessThan(TOLERANCE);
  });

  it('ToothGrowth: supplement (t.test, wilcox.test)', async () => {
    const plan = { ...twoArms('VC', 'OJ'), columns: { arm: 'supp' } };
    const outcomes = await run('ToothGrowth', {
      ...plan,
      outcomes: [
        { id: 'length', column: 'len', kind: 'scale', method: 'welch', margin: 2 },
        { id: 'ranks', column: 'len', kind: 'scale', method: 'wilcoxon' },
      ],
      adjust: 'bh',
    });
    const [welch, ranks] = outcomes.map((o) => o.contrasts[0]);
    expect(
      apart(
        [
          welch?.estimate.low,
          welch?.estimate.high,
          welch?.pValue?.value,
          ranks?.pValue?.value,
          ranks?.adjustedP?.value,
        ],
        await r.numbers(`t <- t.test(len ~ supp, data = ToothGrowth)
        w <- suppressWarnings(wilcox.test(len ~ supp, data = ToothGrowth, exact = FALSE))$p.value
        c(t$conf.int, t$p.value, w, p.adjust(c(t$p.value, w), 'BH')[2])`),
      ),
    ).toBeLessThan(TOLERANCE);
  });

  it('sleep: the two drugs as independent groups (t.test, wilcox.test without ties)', async () => {
    const frame = 'transform(sleep, extra = extra + as.numeric(ID) / 1000 + as.numeric(group) / 7919)';
    const outcomes = await run(frame, {
      ...twoArms('1', '2'),
      columns: { arm: 'group' },
      outcomes: [
        { id: 'extra', column: 'extra', kind: 'scale', method: 'wilcoxon' },
        { id: 'hours', column: 'extra', kind: 'scale', method: 'welch' },
      ],
    });
    expect(
      apart(
        [p(outcomes), outcomes[1]?.contrasts[0]?.pValue?.value],
        await r.numbers(
          `s <- ${frame}; c(wilcox.test(extra ~ group, data = s, exact = TRUE)$p.value, t.test(extra ~ group, data = s)$p.value)`,
        ),
      ),
    ).toBeLessThan(TOLERANCE);
  });

  it('warpbreaks: the three pairs of tensions (wilcox.test, p.adjust)', async () => {
    const outcomes = await run('warpbreaks', {
      columns: { arm: 'tension' },
      arms: ['L', 'M', 'H'].map((value) => ({ id: value.toLowerCase(), value })),
      contrasts: [
        { id: 'm-vs-l', control: 'l', treatment: 'm' },
        { id: 'h-vs-l', control: 'l', treatment: 'h' },
        { id: 'h-vs-m', control: 'm', treatment: 'h' },
      ],
      outcomes: [{ id: 'breaks', column: 'breaks', kind: 'scale', method: 'wilcoxon', better: 'lower' }],
      adjust: 'holm',
    });
    const theirs = await r.numbers(
      `p <- function(a, b) suppressWarnings(with(warpbreaks, wilcox.test(breaks[tension == a], breaks[tension == b], exact = FALSE)$p.value))
       x <- c(p('M', 'L'), p('H', 'L'), p('H', 'M')); c(x, p.adjust(x, 'holm'))`,
    );
    expect(
      apart(
        [0, 1, 2].map((i) => p(outcomes, i)),
        theirs.slice(0, 3),
      ),
    ).toBeLessThan(TOLERANCE);
    expect(apart(outcomes[0]?.contrasts.map((c) => c.adjustedP?.value) ?? [], theirs.slice(3))).toBeLessThan(TOLERANCE);
  });

  it('warpbreaks by wool, ToothGrowth with dose, infert by education: strata and covariates (lm, glm)', async () => {
    const wool = await run('warpbreaks', {
      ...twoArms('L', 'H'),
      arms: ['L', 'M', 'H'].map((value, i) => ({ id: ['control', 'other', 'treatment'][i], value })),
      columns: { arm: 'tension', stratum: 'wool' },
      outcomes: [
        { id: 'breaks', column: 'breaks', kind: 'scale', better: 'lower', margin: 5, range: { min: 0, max: 100 } },
        { id: 'ranks', column: 'breaks', kind: 'scale', method: 'van-elteren' },
      ],
    });
    expect(wool[0]?.contrasts[0]?.verdict).toBe('better');
    const teeth = await run('ToothGrowth', {
      ...twoArms('VC', 'OJ'),
      columns: { arm: 'supp', covariate: 'dose' },
      outcomes: [{ id: 'length', column: 'len', kind: 'scale' }],
    });
    expect(
      apart(
        [teeth[0]?.contrasts[0]?.estimate.value],
        await r.numbers("-coef(lm(len ~ supp + dose, ToothGrowth))['suppVC']"),
      ),
    ).toBeLessThan(TOLERANCE);
    const answers = await run("transform(infert, some = ifelse(induced == 0, 'none', 'some'))", {
      ...twoArms('none', 'some'),
      columns: { arm: 'some', stratum: 'education' },
      outcomes: [
        { id: 'spontaneous', column: 'spontaneous', kind: 'ordinal', levels: ['0', '1', '2'] },
        { id: 'yes', column: 'case', kind: 'ordinal' },
      ],
    });
    // With two answers the model is logistic regression; R stops a little earlier.
    const [ours] = [answers[1]?.contrasts[0]?.estimate.value ?? Number.NaN];
    const [theirs = 0] = await r.numbers(
      'exp(coef(glm(case ~ I(induced > 0) + education, binomial, infert, epsilon = 1e-14))[2])',
    );
    expect(difference(ours, theirs)).toBeLessThan(TOLERANCE);
  });

  it('a table without spread: an interval from the range, and no p', async () => {
    const outcomes = await run(
      "data.frame(arm = rep(c('a', 'b'), 6), site = rep(1:2, each = 6), y = rep(c(2, 3), 6))",
      {
        ...twoArms('a', 'b'),
        columns: { arm: 'arm', stratum: 'site' },
        outcomes: [{ id: 'y', column: 'y', kind: 'scale', range: { min: 1, max: 5 } }],
      },
    );
    expect(outcomes[0]?.contrasts[0]).toMatchObject({ pValue: null, estimate: { value: 1 } });
  });

  it('every R expression of these results gives its number', async () => {
    const numbers = results.flatMap((result) =>
      result.outcomes.flatMap((o) => [
        ...o.arms.flatMap((a) => [a.mean, ...(a.sd ? [a.sd] : [])]),
        ...o.contrasts.flatMap((c) => [
          c.estimate,
          ...c.also,
          ...(c.pValue ? [c.pValue] : []),
          ...(c.adjustedP ? [c.adjustedP] : []),
        ]),
      ]),
    );
    expect(numbers.length).toBeGreaterThan(80);
    expect(numbers.filter((n) => n.r === undefined).map((n) => n.id)).toEqual([]);
    for (const number of numbers) {
      // oxlint-disable-next-line no-await-in-loop
      const theirs = await r.numbers(`suppressWarnings(${number.r})`);
      const ours = three(number);
      expect(apart(ours, theirs), `${number.id}: ${number.r}`).toBeLessThan(TOLERANCE);
    }
  });

  it('a long table and a Parquet file say the same as a wide CSV file', async () => {
    const frame = 'transform(ToothGrowth, id = seq_along(len))';
    const plan = { ...base, ...twoArms('VC', 'OJ'), outcomes: [{ id: 'length', column: 'len', kind: 'scale' }] };
    const columns = { arm: 'supp', stratum: 'dose' };
    const wide = await dataResultOf(
      written('wide.csv', await csvOf(frame)),
      written('wide.json', JSON.stringify({ ...plan, columns })),
    );
    const longPlan = written(
      'long.json',
      JSON.stringify({
        ...plan,
        columns,
        delimiter: ';',
        layout: { shape: 'long', subject: 'id', name: 'what', value: 'value' },
      }),
    );
    const rows = (await csvOf(frame))
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const long = await dataResultOf(
      written(
        'long.csv',
        `id;supp;dose;what;value\n${rows.map(([len, supp, dose, id]) => `${id};${supp};${dose};len;${len}\n${id};${supp};${dose};other;1`).join('\n')}\n`,
      ),
      longPlan,
    );
    const parquet = await dataResultOf(
      written(
        'wide.parquet',
        new Uint8Array(
          parquetWriteBuffer({
            columnData: [
              { name: 'len', data: rows.map(([len]) => Number(len)), type: 'DOUBLE' },
              { name: 'supp', data: rows.map(([, supp]) => String(supp).replaceAll('"', '')), type: 'STRING' },
              { name: 'dose', data: rows.map(([, , dose]) => Number(dose)), type: 'DOUBLE' },
            ],
          }),
        ),
      ),
      written('wide.json', JSON.stringify({ ...plan, columns })),
    );
    expect(long.outcomes).toEqual(wide.outcomes);
    expect(parquet.outcomes).toEqual(wide.outcomes);
    expect(dataText(wide)).toMatch(/main, difference: points [\d.]+ \(95 % interval .*\); p /);
  });
});
