import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import type { ServiceMessages } from '../service/useService.js';
import { ExitPage } from './ExitPage.js';

/**
 * **Use it** on pages that somebody may be in danger for reading, about violence at home for example, near the top and
 * always in the same place.
 *
 * **Do not use it** everywhere: where nobody is in danger it makes a page look dangerous. It is not StopButton, which
 * ends a study or a service.
 *
 * **Evidence:** of the six libraries that we compared one has such a part; how well it works was not found (strength D).
 * What it promises is therefore little, and what it cannot do is said under it.
 * **Limits:** the page stays in the browser's history, in what the network saw and on a screen that is recorded. A page
 * opened in a new tab leaves this one where it is. Escape also closes a dialog that is open. Without JavaScript it is a
 * link, and "back" leads here again.
 */
const meta = {
  title: 'Components/ExitPage',
  component: ExitPage,
  args: { href: '#weather', onLeave: fn((event) => event.preventDefault()) },
} satisfies Meta<typeof ExitPage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The link says under it what it cannot hide. */
export const SaysWhatItCannotHide: Story = {
  play: async ({ args, canvas, loaded, userEvent }) => {
    const ui = loaded['service'] as ServiceMessages;
    const link = canvas.getByRole('link', { name: ui.exitPage });
    await expect(link).toHaveAccessibleDescription(ui.exitPageHelp);
    await expect(link).toHaveAttribute('rel', 'noreferrer nofollow');
    await expect(link.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await userEvent.tab();
    await expect(link).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onLeave).toHaveBeenCalledTimes(1);
  },
};
/** Twice does nothing but say so; the third press leaves. */
export const EscapeThreeTimesLeaves: Story = {
  play: async ({ args, canvas, loaded, userEvent }) => {
    const ui = loaded['service'] as ServiceMessages;
    await userEvent.keyboard('{Escape}');
    await expect(canvas.getByRole('status')).toHaveTextContent(ui.exitPageLeft({ left: '2' }));
    await userEvent.keyboard('{Escape}');
    await expect(canvas.getByRole('status')).toHaveTextContent(ui.exitPageLeft({ left: '1' }));
    await expect(args.onLeave).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect(args.onLeave).toHaveBeenCalledTimes(1);
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
