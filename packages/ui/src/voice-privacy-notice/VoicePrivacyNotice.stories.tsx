import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { VoicePrivacyNotice } from './VoicePrivacyNotice.js';

const meta = {
  title: 'Trust/VoicePrivacyNotice',
  component: VoicePrivacyNotice,
  args: { goesTo: 'device', kept: '', write: '#write' },
  parameters: about({
    use: 'Before a microphone opens: where the voice goes, what is kept, and the way without it.',
    not: 'After the microphone is open, or with “you can trust us”: explanations of trust made trust worse.',
    evidence:
      'Prompts about privacy in the talk improved how private and secure it felt; explanations of privacy eased worries, explanations of trust backfired.',
    strength: 'B',
    sources: ['S114', 'S115', 'S116'],
    limits: 'It does not open or close the microphone. A voice says more than its words: `kept` must tell that too.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <VoicePrivacyNotice
        {...args}
        kept={sample.voiceKept}
        goesTo={args.goesTo === 'device' ? 'device' : { receiver: sample.office }}
      />
    );
  },
} satisfies Meta<typeof VoicePrivacyNotice>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nobody has to speak. */
export const StaysOnTheDevice: Story = {
  play: async ({ canvas, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByText(words.voiceDevice)).toBeVisible();
    await expect(canvas.getByRole('link', { name: words.voiceWrite })).toHaveAttribute('href', '#write');
  },
};
export const SentToSomebodyWithAName: Story = {
  args: { goesTo: { receiver: '' } },
  play: async ({ canvas, globals, loaded }) => {
    await expect(canvas.getByRole('region', { name: (loaded['trust'] as TrustMessages).voiceTitle })).toHaveTextContent(
      trustSampleOf(globals['language']).office,
    );
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
