import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import { DeadlineCard } from './DeadlineCard.js';

const meta = {
  title: 'Trust/DeadlineCard',
  component: DeadlineCard,
  args: { day: '2026-12-24', task: '', missed: '' },
  parameters: about({
    use: 'For a day that the law or the office has set, with what to do and what happens afterwards.',
    not: 'To hurry people: it has no clock, no red and no “only two days left”. Not for a day that the office only hopes for.',
    evidence: 'Not knowing procedures and deadlines burdens people; no experiment with this card is known.',
    strength: 'C',
    sources: ['S28', 'S106'],
    limits: 'The hour at which the day ends is for `task` to tell.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return <DeadlineCard {...args} task={sample.task} missed={sample.missed} />;
  },
} satisfies Meta<typeof DeadlineCard>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The day is in words and for machines, and missing it is no abyss. */
export const SaysWhatHappensAfterwards: Story = {
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('time')).toHaveAttribute('datetime', '2026-12-24');
    await expect(canvas.getByText(trustSampleOf(globals['language']).missed)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
