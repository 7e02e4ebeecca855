import type { MonitorSummary } from '@luotsi/analysis';
import { describe, expect, it } from 'vitest';
import { monitorText } from '../src/verbs/monitor.js';

const summary: MonitorSummary = {
  experiment: 'a-pilot',
  kind: 'rehearsal',
  refused: 5,
  consented: 15,
  withdrawn: 1,
  arms: [
    { arm: 'old', allocated: 8, exposed: 8, stopped: 2, withdrawn: 1 },
    { arm: 'new', allocated: 7, exposed: 6, stopped: 0, withdrawn: 0 },
  ],
  languages: [
    {
      language: 'ar',
      refused: 5,
      arms: [
        { arm: 'old', allocated: 8 },
        { arm: 'new', allocated: 7 },
      ],
    },
  ],
  steps: [{ step: 'page', reached: 14, stopped: 2 }],
};

describe('the monitor in a terminal', () => {
  it('counts consent, balance and attrition, and says that the data are synthetic', () => {
    const text = monitorText(summary);
    expect(text).toContain(
      'Synthetic data. a-pilot: of 20 people who answered, 15 (75 %) consented and 5 (25 %) refused',
    );
    expect(text).toMatch(
      /\n {2}old +8 \(53 %\) +8 \(100 %\) +2 \(25 %\) +1\n {2}new +7 \(47 %\) +6 \(86 %\) +0 \(0 %\)/,
    );
    expect(text).toMatch(/\n {2}ar +8 +7 +5\n/);
  });

  it('has no division by nobody', () => {
    const empty = {
      ...summary,
      refused: 0,
      consented: 0,
      arms: summary.arms.map((a) => ({ ...a, allocated: 0, exposed: 0, stopped: 0 })),
    };
    expect(monitorText(empty)).not.toMatch(/NaN|Infinity/);
  });
});
