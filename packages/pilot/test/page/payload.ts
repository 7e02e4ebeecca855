import type { Payload } from '@luotsi/growthbook';

const arms: [string, string, string] = ['arm-a', 'arm-b', 'arm-c'];

/** As the collector gives it for an experiment with a ledger. */
export const payload: Payload = {
  features: {
    'a-pilot': {
      defaultValue: 'arm-a',
      rules: [
        {
          key: 'a-pilot',
          variations: arms,
          weights: [1 / 3, 1 / 3, 1 / 3],
          meta: arms.map((key) => ({ key })),
          hashAttribute: 'participant',
          hashVersion: 2,
          seed: 'a-pilot',
          coverage: 0,
        },
      ],
    },
  },
};

export const token = 'abcdefghijklmnopqrstuv';
export const participant = '0123456789abcdef0123456789abcdef';
export const arm = 'arm-c';
