import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import type { Messages } from '../i18n/generated/types.js';
import { ReportTranslation } from './ReportTranslation.js';

const meta = {
  title: 'Trust/ReportTranslation',
  component: ReportTranslation,
  args: { onReport: fn((_kind, event) => event.preventDefault()) },
} satisfies Meta<typeof ReportTranslation>;
export default meta;
type Story = StoryObj<typeof meta>;

export const FoldedAway: Story = {};
/** A choice, and no field to write in: nobody can tell us about themselves by accident. */
export const SendsTheChoiceAndNothingElse: Story = {
  args: { open: true },
  play: async ({ args, canvas, canvasElement, loaded, userEvent }) => {
    const ui = loaded['ui'] as Messages;
    await expect(canvas.queryByRole('textbox')).toBeNull();
    await userEvent.click(canvas.getByRole('radio', { name: ui.reportFact }));
    await userEvent.click(canvas.getByRole('button', { name: ui.reportSend }));
    await expect(args.onReport).toHaveBeenCalledWith('fact', expect.anything());
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await expect([...new FormData(form).keys()]).toEqual(['kind']);
  },
};
/** Nothing is sent until something is chosen; the browser says so itself. */
export const AsksForAChoice: Story = {
  args: { open: true },
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: (loaded['ui'] as Messages).reportSend }));
    await expect(args.onReport).not.toHaveBeenCalled();
  },
};
export const Received: Story = {
  args: { open: true, sent: true },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent((loaded['ui'] as Messages).reportThanks);
  },
};
