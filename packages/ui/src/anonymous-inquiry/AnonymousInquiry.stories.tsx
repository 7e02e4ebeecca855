import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { AnonymousInquiry, ReturnCode } from './AnonymousInquiry.js';

const meta = {
  title: 'Trust/AnonymousInquiry',
  component: AnonymousInquiry,
  subcomponents: { ReturnCode },
  args: { action: '#ask', stored: [''], kept: '', onAsk: fn((_question, event) => event.preventDefault()) },
  parameters: about({
    use: 'For questions about services that no login is needed for. The answer is fetched with a ReturnCode.',
    not: 'If the server keeps addresses or anything else that `stored` does not list. Not for an emergency, and not where the law asks who is asking.',
    evidence:
      'About one in five of the older Russian speakers studied had no strong e-identification; unclear privacy makes people avoid services.',
    strength: 'C',
    sources: ['S30', 'S31', 'S108', 'S20'],
    limits: 'People write their names although they are asked not to: somebody must look and delete.',
    withoutScript: 'The form posts the field `question`.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <AnonymousInquiry {...args} stored={[sample.stored[0] ?? '', ...sample.stored.slice(1)]} kept={sample.kept} />
    );
  },
} satisfies Meta<typeof AnonymousInquiry>;
export default meta;
type Story = StoryObj<typeof meta>;

/** One field, reached with the keyboard; no name is asked, and what is recorded is said first. */
export const AsksNothingElse: Story = {
  play: async ({ args, canvas, canvasElement, globals, loaded, userEvent }) => {
    const words = loaded['trust'] as TrustMessages;
    const field = canvas.getByRole('textbox', { name: words.inquiryQuestion });
    await expect(field).toHaveAccessibleDescription(words.inquiryHint);
    await expect(canvas.getByText(trustSampleOf(globals['language']).stored[0] ?? '')).toBeVisible();
    await userEvent.tab();
    await expect(field).toHaveFocus();
    await userEvent.keyboard('?');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(args.onAsk).toHaveBeenCalledWith('?', expect.anything());
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await expect([...new FormData(form).keys()]).toEqual(['question']);
  },
};
/** Nothing is sent until something is asked; the browser says so itself. */
export const AsksForAQuestion: Story = {
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: (loaded['trust'] as TrustMessages).inquirySend }));
    await expect(args.onAsk).not.toHaveBeenCalled();
  },
};
/** The code reads the same way in every language, and it is said that nobody can find it again. */
export const TheReturnCode: Story = {
  render: () => <ReturnCode code="K7QD-4MZP-X2VR" href="#answer" until="2026-12-24" />,
  play: async ({ canvas, loaded }) => {
    await expect(getComputedStyle(canvas.getByText('K7QD-4MZP-X2VR')).direction).toBe('ltr');
    await expect(canvas.getByText((loaded['trust'] as TrustMessages).returnText)).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
