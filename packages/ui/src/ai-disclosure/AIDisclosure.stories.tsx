import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { AIDisclosure } from './AIDisclosure.js';

const meta = {
  title: 'Trust/AIDisclosure',
  component: AIDisclosure,
  args: { kind: 'assistant', responsible: '', person: '#person' },
  parameters: about({
    use: 'Before the first word of an assistant, a summary, a text or a voice made by a machine. The AI Act, Article 50, asks for it from 2 August 2026, at the latest at the first exposure.',
    not: 'Never in the footer only, never as an arm against “no disclosure”. For a translation use TranslationNotice. Do not give the machine a name or a face, and no percentage of certainty.',
    evidence:
      'In interviews people wanted to know when AI is used and to have people involved; telling it lowered trust in 13 experiments, however it was worded.',
    strength: 'B',
    sources: ['S25', 'S56', 'S92'],
    limits: 'It says that a machine can be wrong, not where. Somebody must really answer at the link to a person.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    return <AIDisclosure {...args} responsible={useTrustSample().office} />;
  },
} satisfies Meta<typeof AIDisclosure>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Named, readable by machines, and never without a person. */
export const Assistant: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    const card = canvas.getByRole('region', { name: words.aiTitle({ kind: 'assistant' }) });
    await expect(card).toHaveAttribute('data-ai-generated', 'assistant');
    await expect(card).toHaveTextContent(trustSampleOf(globals['language']).office);
    await expect(canvas.getByRole('link', { name: words.aiPerson })).toHaveAttribute('href', '#person');
  },
};
export const Summary: Story = { args: { kind: 'summary' } };
export const Text: Story = { args: { kind: 'text' } };
export const Voice: Story = { args: { kind: 'voice' } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
