import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { ConsequenceNote } from './ConsequenceNote.js';

const meta = {
  title: 'Trust/ConsequenceNote',
  component: ConsequenceNote,
  args: { follows: [''], doesNotFollow: [''] },
  parameters: about({
    use: 'Before a step that people fear for their permit, their family or their money, if a lawyer has confirmed each line.',
    not: 'To persuade. Not where a consequence depends on the case: then say so, or say nothing.',
    evidence: 'Trust follows the risk that people perceive to what they value.',
    strength: 'C',
    sources: ['S4'],
    limits: 'One wrong line harms the person who believed it. No experiment has tried it.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <ConsequenceNote {...args} follows={[sample.follows[0] ?? '']} doesNotFollow={[sample.doesNotFollow[0] ?? '']} />
    );
  },
} satisfies Meta<typeof ConsequenceNote>;
export default meta;
type Story = StoryObj<typeof meta>;

export const BothSides: Story = {
  play: async ({ canvas, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByText(words.consequenceFollows)).toBeVisible();
    await expect(canvas.getByText(words.consequenceNot)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
