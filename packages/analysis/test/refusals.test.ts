import { instruments } from '@luotsi/instruments';
import { describe, expect, it, vi } from 'vitest';
import { analyse, AnalysisError, type AnalysisErrorCode } from '../src/index.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

// Whole pilots on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const pilot = runPilot({
  definition: definitionWith(),
  arrivals: takingTurns(['fi', 'sv'], 10),
  behave: ({ form, nth }) => ({ answers: rightDecisions(form, nth % 3) }),
});

const codeOf = (run: () => unknown): AnalysisErrorCode | 'nothing thrown' => {
  try {
    run();
    return 'nothing thrown';
  } catch (error) {
    if (error instanceof AnalysisError) return error.code;
    throw error;
  }
};

describe('nothing is analysed', () => {
  it('of another experiment', async () => {
    const { input } = await pilot;
    const definition = definitionWith({ id: 'another' });
    expect(codeOf(() => analyse({ ...input, definition }))).toBe('LUOTSI_ANALYSIS_OTHER_EXPERIMENT');
  });

  it('under a definition that was changed', async () => {
    const { input } = await pilot;
    expect(codeOf(() => analyse({ ...input, definitionHash: 'b'.repeat(64) }))).toBe(
      'LUOTSI_ANALYSIS_DEFINITION_CHANGED',
    );
  });

  it('if nobody took part, or nobody answered', async () => {
    const empty = await runPilot({ definition: definitionWith(), arrivals: [], behave: () => ({}) });
    expect(codeOf(() => analyse(empty.input))).toBe('LUOTSI_ANALYSIS_NO_DATA');
    const silent = await runPilot({ definition: definitionWith(), arrivals: ['fi', 'fi', 'fi'], behave: () => ({}) });
    expect(codeOf(() => analyse(silent.input))).toBe('LUOTSI_ANALYSIS_NO_DATA');
  });

  it('if only one arm answered, or no language has both', async () => {
    const oneArm = await runPilot({
      definition: definitionWith(),
      arrivals: takingTurns(['fi', 'sv'], 6),
      behave: ({ arm, form }) => (arm === 'plain' ? { answers: rightDecisions(form, 1) } : {}),
    });
    expect(codeOf(() => analyse(oneArm.input))).toBe('LUOTSI_ANALYSIS_ONE_ARM');
    const apart = await runPilot({
      definition: definitionWith(),
      arrivals: takingTurns(['fi', 'sv'], 6),
      behave: ({ arm, form, language }) =>
        (arm === 'plain') === (language === 'fi') ? { answers: rightDecisions(form, 1) } : {},
    });
    expect(() => analyse(apart.input)).toThrow(/no language has values in both plain and checked/);
  });

  it('if an instrument is not there or of another version', async () => {
    const { input } = await pilot;
    const trust = {
      id: 'trust',
      titles: { fi: 'Luottamus', sv: 'Förtroende', en: 'Trust' },
      kind: 'scale',
      range: { min: 1, max: 5 },
      role: 'secondary',
      better: 'higher',
      margin: 0.25,
      marginReason: 'For a test.',
      question: 'non-inferiority',
      scoring: { method: 'instrument', instrument: 'own-trust' },
    } as const;
    const withTrust = (version: number) =>
      definitionWith({
        instruments: [{ id: 'own-trust', version }],
        outcomes: [...input.definition.outcomes, trust],
      });
    expect(codeOf(() => analyse({ ...input, definition: withTrust(1) }))).toBe('LUOTSI_ANALYSIS_UNKNOWN_ITEM');
    expect(codeOf(() => analyse({ ...input, definition: withTrust(2), instruments }))).toBe(
      'LUOTSI_ANALYSIS_UNKNOWN_ITEM',
    );
    expect(codeOf(() => analyse({ ...input, definition: withTrust(1), instruments }))).toBe('nothing thrown');
  });
});

describe('an instrument', () => {
  it('is scored from its own items, as non-inferiority by the margin', async () => {
    const definition = definitionWith({
      instruments: [
        { id: 'own-trust', version: 1 },
        { id: 'umux-lite', version: 1 },
      ],
      outcomes: [
        ...definitionWith().outcomes,
        ...(['own-trust', 'umux-lite'] as const).map((id) => ({
          id,
          titles: { fi: id, sv: id, en: id },
          kind: 'scale' as const,
          range: id === 'own-trust' ? { min: 1, max: 5 } : { min: 0, max: 100 },
          role: 'secondary' as const,
          better: 'higher' as const,
          margin: id === 'own-trust' ? 0.5 : 8,
          marginReason: 'For a test.',
          question: 'non-inferiority' as const,
          scoring: { method: 'instrument' as const, instrument: id },
        })),
      ],
    });
    const { input } = await runPilot({
      definition,
      arrivals: takingTurns(['fi', 'sv'], 40),
      behave: ({ form, nth }) => ({
        answers: {
          ...rightDecisions(form, 1),
          'own-trust-honest': 3 + (nth % 2),
          'own-trust-works-for-me': 4,
          'own-trust-keeps-promise': 3,
          'umux-lite-capabilities': 7,
          'umux-lite-ease': 4,
        },
      }),
    });
    const result = analyse({ ...input, instruments });
    const of = (id: string) => result.outcomes.find((o) => o.outcome === id);
    expect(of('own-trust')?.arms.map((a) => a.mean.value)).toEqual([
      expect.closeTo((3.5 + 4 + 3) / 3, 1),
      expect.closeTo((3.5 + 4 + 3) / 3, 1),
    ]);
    expect(of('umux-lite')?.arms.map((a) => a.mean.value)).toEqual([75, 75]);
    expect(of('own-trust')?.contrasts[0]?.verdict).toBe('not worse');
    expect(result.integrity.every((c) => c.ok)).toBe(true);
  });
});
