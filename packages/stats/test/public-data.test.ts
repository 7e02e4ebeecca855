import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cochranMantelHaenszel,
  fisherExact,
  holm,
  mantelHaenszelOddsRatio,
  neededPerArm,
  stratifiedMeanDifference,
  wilcoxon,
} from '../src/index.js';
import { difference, RSession } from './oracle/r.js';

const level = 0.95;

/** Base R's own data sets, through this engine and through the procedure that R's documentation shows for them. */
describe('public data sets agree with R’s procedures', () => {
  let r: RSession;
  beforeAll(async () => {
    r = await RSession.start();
  }, 180_000);
  afterAll(() => r.close());

  /** Whether all numbers agree to 1e-8. */
  const close = (ours: readonly (number | null)[], theirs: readonly number[]): boolean =>
    ours.length === theirs.length &&
    ours.every((value, i) => value !== null && difference(value, theirs[i] ?? 0) < 1e-8);

  /** Strata of 2 × 2 tables, as R stores them: successes and failures of the treatment, then of the control. */
  const strata = (cells: readonly number[]) =>
    Array.from({ length: cells.length / 4 }, (_, s) => {
      const [a = 0, b = 0, c = 0, d = 0] = cells.slice(4 * s, 4 * s + 4);
      return { control: { n: c + d, successes: c }, treatment: { n: a + b, successes: a } };
    });

  it('UCBAdmissions: admission by gender within department (mantelhaen.test)', { timeout: 60_000 }, async () => {
    const data = strata(await r.numbers('c(UCBAdmissions)'));
    const test = cochranMantelHaenszel(data, { correct: true });
    const ratio = mantelHaenszelOddsRatio(data, { level });
    expect(
      close(
        [test.statistic, test.p, ratio.estimate, ratio.low, ratio.high],
        await r.numbers('t <- mantelhaen.test(UCBAdmissions); c(t$statistic, t$p.value, t$estimate, t$conf.int)'),
      ),
    ).toBe(true);
    // Overall men seem favoured; within departments nothing is left of it.
    expect(ratio.low).toBeLessThan(1);
    expect(ratio.high).toBeGreaterThan(1);
  });

  it('Titanic: survival of adults by sex within class (mantelhaen.test)', { timeout: 60_000 }, async () => {
    const table = 'aperm(Titanic[, , "Adult", 2:1], c(3, 2, 1))';
    const data = strata(await r.numbers(`c(${table})`));
    const test = cochranMantelHaenszel(data);
    const ratio = mantelHaenszelOddsRatio(data, { level });
    expect(
      close(
        [test.statistic, ratio.estimate, ratio.low, ratio.high],
        await r.numbers(`t <- mantelhaen.test(${table}, correct = FALSE); c(t$statistic, t$estimate, t$conf.int)`),
      ),
    ).toBe(true);
  });

  it('infert: previous induced abortions of cases and controls (fisher.test)', { timeout: 60_000 }, async () => {
    const [data] = strata(await r.numbers('c(table(infert$induced == 0, infert$case))'));
    expect(
      close(
        [fisherExact(data?.control ?? { n: 0, successes: 0 }, data?.treatment ?? { n: 0, successes: 0 }).p],
        await r.numbers('fisher.test(table(infert$induced == 0, infert$case), conf.int = FALSE)$p.value'),
      ),
    ).toBe(true);
  });

  it('esoph: cancer by heavy smoking within age groups (mantelhaen.test)', { timeout: 60_000 }, async () => {
    const table = `with(esoph, { heavy <- tobgp == '30+'
      xtabs(cbind(ncases, ncontrols) ~ heavy + agegp)[2:1, , ] |> aperm(c(3, 1, 2)) })[, , -1]`;
    const data = strata(await r.numbers(`c(${table})`));
    const ratio = mantelHaenszelOddsRatio(data, { level });
    expect(
      close(
        [ratio.estimate, ratio.low, ratio.high],
        await r.numbers(`t <- mantelhaen.test(${table}); c(t$estimate, t$conf.int)`),
      ),
    ).toBe(true);
  });

  it('ToothGrowth: supplement (t.test)', { timeout: 60_000 }, async () => {
    const control = await r.numbers("ToothGrowth$len[ToothGrowth$supp == 'VC']");
    const treatment = await r.numbers("ToothGrowth$len[ToothGrowth$supp == 'OJ']");
    const d = stratifiedMeanDifference([{ control, treatment }], { level });
    expect(
      close(
        [d.low, d.high, d.df],
        await r.numbers('t <- t.test(len ~ supp, data = ToothGrowth); c(t$conf.int, t$parameter)'),
      ),
    ).toBe(true);
  });

  it('sleep: the two drugs (t.test, as independent groups)', { timeout: 60_000 }, async () => {
    const control = await r.numbers('sleep$extra[sleep$group == 2]');
    const treatment = await r.numbers('sleep$extra[sleep$group == 1]');
    const d = stratifiedMeanDifference([{ control, treatment }], { level });
    expect(
      close(
        [d.low, d.high, d.df],
        await r.numbers('t <- t.test(extra ~ group, data = sleep); c(t$conf.int, t$parameter)'),
      ),
    ).toBe(true);
  });

  it(
    'warpbreaks: tension low and high (wilcox.test), adjusted over the three pairs (p.adjust)',
    { timeout: 60_000 },
    async () => {
      const breaks = await Promise.all(
        ['L', 'M', 'H'].map((tension) => r.numbers(`warpbreaks$breaks[warpbreaks$tension == '${tension}']`)),
      );
      const [low = [], middle = [], high = []] = breaks;
      expect(
        close(
          holm([
            wilcoxon(low, middle, { exact: false }).p,
            wilcoxon(low, high, { exact: false }).p,
            wilcoxon(middle, high, { exact: false }).p,
          ]),
          await r.numbers(`p <- function(a, b) suppressWarnings(with(warpbreaks, wilcox.test(breaks[tension == a], breaks[tension == b], exact = FALSE)$p.value))
        p.adjust(c(p('L', 'M'), p('L', 'H'), p('M', 'H')), 'holm')`),
        ),
      ).toBe(true);
    },
  );

  it(
    'the people that would tell are those of a one-sided test at the margin (power.t.test)',
    { timeout: 60_000 },
    async () => {
      const [n = 0] = await r.numbers(
        "power.t.test(delta = .4, sd = 1, sig.level = .025, power = .8, alternative = 'one.sided')$n",
      );
      const ours = neededPerArm({ variance: { control: 1, treatment: 1 }, margin: 0.4, level });
      expect(Math.abs(ours - n)).toBeLessThanOrEqual(1.5);
    },
  );
});
