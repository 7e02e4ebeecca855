import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import { Dialog } from './Dialog.js';

/**
 * **Use it** seldom: for something short that must be settled before the page goes on.
 *
 * **Do not use it** for what a page or a Disclosure can hold, for news that the reader did not ask for, nor for consent,
 * which has ConsentGate with two equal answers. It never opens by itself.
 *
 * **Evidence:** on our own bench of libraries the dialog costs 11 KiB of script more than the browser's own; it is
 * there since the browser's gives the focus to the first control, which would be an answer. GOV.UK has no modal, on
 * purpose. What readers make of dialogs in a second language was not found (strength D).
 * **Limits:** it needs a page at `href` that says the same, for those without JavaScript. A page behind it that changes
 * meanwhile goes unnoticed.
 */
const meta = {
  title: 'Components/Dialog',
  component: Dialog,
  args: { title: '', children: '', opener: '', closeLabel: '', href: '#page' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Dialog {...args} title={sample.subtitle} opener={sample.consentOpen} closeLabel={sample.back}>
        <p>{sample.lead}</p>
        <ul>
          {sample.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Dialog>
    );
  },
} satisfies Meta<typeof Dialog>;
export default meta;
type Story = StoryObj<typeof meta>;

export const ALinkBeforeItOpens: Story = {
  play: async ({ canvas, globals }) => {
    const link = canvas.getByRole('link', { name: sampleOf(globals['language']).consentOpen });
    await expect(link).toHaveAttribute('href', '#page');
    await expect(link).toHaveAttribute('aria-haspopup', 'dialog');
  },
};
/** Opened and closed by keyboard: the focus goes to the heading, stays inside and comes back. */
export const ByKeyboard: Story = {
  play: async ({ canvas, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: sample.subtitle });
    await expect(screen.getByRole('heading', { name: sample.subtitle })).toHaveFocus();
    await expect(getComputedStyle(dialog).direction).toBe(dirOf(String(globals['language'])));
    const close = screen.getByRole('button', { name: sample.back });
    await userEvent.tab();
    await expect(close).toHaveFocus();
    await userEvent.tab();
    await expect(close).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(async () => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect(canvas.getByRole('link')).toHaveFocus());
  },
};
export const EscapeCloses: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link'));
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(async () => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect(canvas.getByRole('link')).toHaveFocus());
  },
};
export const At320Pixels: Story = {
  // Open from the start: it would cover the page of documentation.
  tags: ['!autodocs'],
  args: { open: true },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    const dialog = await screen.findByRole('dialog');
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(320);
    await expect(screen.getByRole('button').getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  },
};
export const ForcedColours: Story = {
  tags: ['!autodocs'],
  args: { open: true },
  parameters: { media: { forcedColors: 'active' } },
};
