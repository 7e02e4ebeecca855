import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { YouSaidWeDid } from './YouSaidWeDid.js';

const meta = {
  title: 'Trust/YouSaidWeDid',
  component: YouSaidWeDid,
  args: { answers: [{ id: '', said: '', didNot: '' }] },
  parameters: about({
    use: 'Where feedback was asked, in the language that it was given in, with what was refused too.',
    not: 'If nothing was done. Not with words that let a person be recognised.',
    evidence:
      'Having a say goes together with trust: in Finland those who feel they have none trust 38 percentage points less. That is a correlation.',
    strength: 'B',
    sources: ['S73', 'S74', 'S8', 'S9'],
    limits: 'It shows answers; it does not give anybody a say.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    const [first = '', second = ''] = sample.said;
    return (
      <YouSaidWeDid
        {...args}
        answers={[
          { id: 'a', said: first, did: sample.did, at: '2026-11-20' },
          { id: 'b', said: second, didNot: sample.didNot },
        ]}
      />
    );
  },
} satisfies Meta<typeof YouSaidWeDid>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A refusal is shown with its reason. */
export const DoneAndNotDone: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByText(words.did)).toBeVisible();
    await expect(canvas.getByText(words.didNot)).toBeVisible();
    await expect(canvas.getByText(trustSampleOf(globals['language']).didNot)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
