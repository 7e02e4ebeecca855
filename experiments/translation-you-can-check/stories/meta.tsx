import type { Meta } from '@storybook/react-vite';
import { definition } from '../experiment.js';
import { Pilot, type PilotProps } from './Pilot.js';

const armOf = (asked: string | undefined, toolbar: unknown): string =>
  asked ?? definition.arms.find(({ id }) => id === toolbar)?.id ?? 'notice';

/** What the stories of the pilot share: whole pages, in the language and the arm of the toolbar. */
export const shared = {
  args: {},
  parameters: {
    layout: 'fullscreen',
    a11y: {
      config: {
        rules: [
          { id: 'region', enabled: true },
          { id: 'landmark-one-main', enabled: true },
          { id: 'page-has-heading-one', enabled: true },
          { id: 'heading-order', enabled: true },
          { id: 'target-size', enabled: true },
        ],
      },
    },
  },
  render: ({ arm, ...args }, { globals }) => (
    <Pilot {...args} arm={armOf(arm, globals['arm'])} language={String(globals['language'])} />
  ),
} satisfies Meta<PilotProps>;
