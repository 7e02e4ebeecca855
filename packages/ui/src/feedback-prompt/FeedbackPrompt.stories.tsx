import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { Messages } from '../i18n/generated/types.js';
import { TextField } from '../text-field/TextField.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { FeedbackPrompt } from './FeedbackPrompt.js';

const meta = {
  title: 'Trust/FeedbackPrompt',
  component: FeedbackPrompt,
  args: { action: '#feedback', onFeedback: fn((_found, event) => event.preventDefault()) },
  parameters: about({
    use: 'At the end of a page. What comes of it belongs into YouSaidWeDid.',
    not: 'Before the reader has read, or over the page. No field for words unless somebody reads and deletes them.',
    evidence: 'Having a say goes together with trust, and participation stays shallow where nothing comes back.',
    strength: 'C',
    sources: ['S73', 'S9'],
    limits: 'Those who leave are not asked: it measures the ones who stay.',
    withoutScript: 'The form posts the field `found`; the thanks come with the next page (`sent`).',
  }),
} satisfies Meta<typeof FeedbackPrompt>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nobody can write about themselves by accident, and only the choice is sent. */
export const NoFreeText: Story = {
  play: async ({ args, canvas, canvasElement, loaded, userEvent }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.queryByRole('textbox')).toBeNull();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(canvas.getByRole('radio', { name: words.yes })).toBeChecked();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(args.onFeedback).toHaveBeenCalledWith('yes', expect.anything());
    await expect([...new FormData(canvasElement.querySelector('form') as HTMLFormElement).keys()]).toEqual(['found']);
  },
};
function OwnWords() {
  return <TextField name="words" label={useTrustSample().ownWords} />;
}
/** A field of one’s own is given by the consumer, and the promise that only the choice is sent goes. */
export const WithAFieldOfTheService: Story = {
  args: { children: <OwnWords /> },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByRole('textbox')).toBeVisible();
    await expect(canvas.queryByText((loaded['ui'] as Messages).reportPrivacy)).toBeNull();
  },
};
export const Received: Story = {
  args: { sent: true },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent((loaded['trust'] as TrustMessages).feedbackThanks);
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
