import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { DataUseSummary } from './DataUseSummary.js';

const meta = {
  title: 'Trust/DataUseSummary',
  component: DataUseSummary,
  args: { purpose: '', sees: [''], doesNotSee: [''], kept: '', notice: { href: '#privacy', label: '' } },
  parameters: about({
    use: 'At the step where something personal is asked, as the summary of the privacy notice that it links to.',
    not: 'In place of the privacy notice. Never “100 % safe”, never a party in “does not see” that could get the data by law.',
    evidence:
      'People want to know purpose, data and who controls it; unclear use makes asylum seekers avoid services; explanations of privacy eased worries and explanations of trust did not.',
    strength: 'B',
    sources: ['S25', 'S74', 'S108', 'S114'],
    limits: 'It is as true as what is written into it: logs and backups included. Measure understanding, not trust.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <DataUseSummary
        {...args}
        purpose={sample.why}
        sees={[sample.sees[0] ?? '']}
        doesNotSee={[sample.doesNotSee[0] ?? '', ...sample.doesNotSee.slice(1)]}
        kept={sample.kept}
        notice={{ ...args.notice, label: sample.privacy }}
      />
    );
  },
} satisfies Meta<typeof DataUseSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Who does not see it stands beside who does, with the same weight. */
export const WhoSeesAndWhoDoesNot: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    const sample = trustSampleOf(globals['language']);
    const [sees, not] = [words.dataSees, words.dataDoesNotSee].map((text) => canvas.getByText(text));
    await expect(getComputedStyle(not as Element).fontSize).toBe(getComputedStyle(sees as Element).fontSize);
    for (const party of sample.doesNotSee) await expect(canvas.getByText(party)).toBeVisible();
    await expect(canvas.getByRole('link', { name: sample.privacy })).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
