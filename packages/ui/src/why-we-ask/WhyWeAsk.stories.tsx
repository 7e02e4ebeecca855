import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { WhyWeAsk } from './WhyWeAsk.js';

const meta = {
  title: 'Trust/WhyWeAsk',
  component: WhyWeAsk,
  args: { reason: '', withoutAnswer: '' },
  parameters: about({
    use: 'Right before a question that people hesitate at: a number, an address, a family.',
    not: 'Before every question, or to reassure: give the reason, not “it is safe”.',
    evidence:
      'Practitioners of forms report that an unexplained question makes guarded people more guarded; trust follows the risk that people see.',
    strength: 'C',
    sources: ['S4', 'S25'],
    limits: 'More text may tire people who read in a second language: whether folded or open is better is not known.',
    withoutScript: 'Whole: the browser’s own disclosure.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return <WhyWeAsk {...args} reason={sample.why} withoutAnswer={sample.without} />;
  },
} satisfies Meta<typeof WhyWeAsk>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The browser’s own button, within reach of the keyboard; it says what happens to those who do not answer. */
export const OpensInPlace: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    const summary = canvas.getByText((loaded['trust'] as TrustMessages).whyTitle);
    await userEvent.tab();
    await expect(summary).toHaveFocus();
    await userEvent.click(summary);
    await expect(canvas.getByText(trustSampleOf(globals['language']).without)).toBeVisible();
  },
};
export const OpenFromTheStart: Story = { args: { open: true } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
