import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { AppealPanel } from './AppealPanel.js';

const meta = {
  title: 'Trust/AppealPanel',
  component: AppealPanel,
  args: {
    deadline: '2026-12-24',
    sendTo: 'kirjaamo@example.fi',
    steps: [''],
    help: { href: '#help', label: '' },
    instruction: {
      language: 'fi',
      text: <p>Oikaisuvaatimusohje: tässä on virallinen ohje kokonaan, sellaisena kuin se on päätöksessä.</p>,
    },
  },
  parameters: about({
    use: 'With a decision, beside the official instruction, which it shows whole.',
    not: 'In place of the official instruction, or with a shorter deadline “to be safe”. Never where the content differs between arms.',
    evidence:
      'Being able to act on a decision raised perceived fairness while explanations alone were mixed; people prefer a review by a person who decides afresh.',
    strength: 'B',
    sources: ['S106', 'S105', 'S28'],
    limits:
      'When the time begins depends on how the decision was served: the day must come from the office, not from a calculation in the page.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <AppealPanel
        {...args}
        steps={[sample.steps[0] ?? '', ...sample.steps.slice(1)]}
        help={{ ...args.help, label: sample.help }}
      />
    );
  },
} satisfies Meta<typeof AppealPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The whole instruction is there, in its own language, and not folded away. */
export const WithTheWholeInstruction: Story = {
  play: async ({ canvas, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByRole('region', { name: words.appealTitle })).toBeVisible();
    await expect(canvas.getByText(/Oikaisuvaatimusohje/)).toBeVisible();
    await expect(canvas.getByText(/Oikaisuvaatimusohje/).closest('[lang]')).toHaveAttribute('lang', 'fi');
    await expect(canvas.getByRole('time')).toHaveAttribute('datetime', '2026-12-24');
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
