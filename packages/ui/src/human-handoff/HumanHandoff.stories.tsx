import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { HumanHandoff } from './HumanHandoff.js';

const meta = {
  title: 'Trust/HumanHandoff',
  component: HumanHandoff,
  args: {
    languages: ['fi', 'sv', 'en', 'ar', 'so'],
    hours: '',
    interpreter: 'free',
    passedOn: 'nothing',
    now: { open: true, action: { href: 'tel:+358000000000', label: '' } },
  },
  parameters: about({
    use: 'Wherever somebody may get stuck, and always beside a machine. The same in every arm of an experiment.',
    not: 'If nobody answers: a way that leads nowhere is worse than none. Do not hide it behind a chatbot.',
    evidence:
      'Trust between migrants and civil servants of Espoo is negotiated between people; Kamu hands over to staff in opening hours; people prefer a person who decides afresh and can be talked to.',
    strength: 'C',
    sources: ['S10', 'S33', 'S105', 'S20'],
    limits: 'Whether it is open now is the server’s knowledge: a page left open for a night tells yesterday’s state.',
    withoutScript: 'Whole: the action is a link.',
  }),
  render: function Render({ now, ...args }) {
    const sample = useTrustSample();
    return (
      <HumanHandoff
        {...args}
        hours={sample.hours}
        passedOn={args.passedOn === 'nothing' ? 'nothing' : [sample.passedOn[0] ?? '', ...sample.passedOn.slice(1)]}
        now={
          now.open
            ? { open: true, action: { ...now.action, label: sample.call } }
            : {
                open: false,
                opens: sample.opens,
                ...(now.meanwhile !== undefined && { meanwhile: { ...now.meanwhile, label: sample.message } }),
              }
        }
      />
    );
  },
} satisfies Meta<typeof HumanHandoff>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Each language has its own name and is marked as such. */
export const OpenWithAFreeInterpreter: Story = {
  play: async ({ canvas, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByRole('region', { name: words.handoffTitle })).toHaveAttribute('data-state', 'open');
    await expect(canvas.getByText('العربية')).toHaveAttribute('lang', 'ar');
    await expect(canvas.getByText(words.interpreterFree)).toBeVisible();
    await expect(canvas.getByText(words.handoffNothing)).toBeVisible();
  },
};
/** The hours are there, and nothing to press that would lead nowhere. */
export const ClosedAndHonest: Story = {
  args: { now: { open: false, opens: '' } },
  play: async ({ canvas, globals, loaded }) => {
    const sample = trustSampleOf(globals['language']);
    const card = canvas.getByRole('region', { name: (loaded['trust'] as TrustMessages).handoffTitle });
    await expect(card).toHaveAttribute('data-state', 'closed');
    await expect(card).toHaveTextContent(sample.opens);
    await expect(card).toHaveTextContent(sample.hours);
    await expect(canvas.queryByRole('link')).toBeNull();
  },
};
export const ClosedWithAMessage: Story = {
  args: { now: { open: false, opens: '', meanwhile: { href: '#message', label: '' } } },
};
export const SaysWhatIsPassedOn: Story = {
  args: { passedOn: [''], interpreter: 'none' },
  play: async ({ canvas, globals }) => {
    for (const item of trustSampleOf(globals['language']).passedOn) await expect(canvas.getByText(item)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
