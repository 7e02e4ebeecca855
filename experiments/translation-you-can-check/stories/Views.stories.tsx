import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { shared } from './meta.js';
import { Pilot, type PilotProps } from './Pilot.js';

const meta = {
  ...shared,
  title: 'Translation you can check/Views',
  component: Pilot as never,
} satisfies Meta<PilotProps>;
export default meta;
type Story = StoryObj<PilotProps>;

/** In a rehearsal every language is offered. */
export const Languages: Story = { args: { view: 'languages' } };
/** In a real study only languages are offered whose consent a person has written or read. */
export const LanguagesOffered: Story = { args: { view: 'languages', mode: 'live' } };
export const Information: Story = { args: { view: 'information' } };

/** Both answers look the same, and neither has the focus. */
export const Consent: Story = {
  args: { view: 'information' },
  play: async ({ canvasElement, userEvent }) => {
    const opener = canvasElement.querySelector('[data-component="consent-gate"]');
    if (!opener) throw new Error('the information does not lead to the consent');
    await userEvent.click(opener);
    const dialog = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-component="consent-dialog"]');
      if (!found) throw new Error('the consent has not opened');
      return found;
    });
    const [refuse, accept] = dialog.querySelectorAll<HTMLElement>('button[name="answer"]');
    await expect(refuse?.dataset['variant']).toBe(accept?.dataset['variant']);
    await expect(refuse?.offsetHeight).toBe(accept?.offsetHeight);
    await expect(dialog.querySelector('h2')).toHaveFocus();
  },
};
export const ConsentWithoutScript: Story = { args: { view: 'consent' } };
export const ConsentNotAnswered: Story = { args: { view: 'consent', problem: 'problem.answer' } };
export const Declined: Story = { args: { view: 'declined' } };
export const Withdraw: Story = { args: { view: 'withdraw' } };
export const WithdrawUnknownCode: Story = { args: { view: 'withdraw', problem: 'problem.code' } };
export const Withdrawn: Story = { args: { view: 'withdrawn' } };
export const NotAvailable: Story = { args: { view: 'error' } };
