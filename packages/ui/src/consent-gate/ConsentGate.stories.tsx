import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import type { Messages } from '../i18n/generated/types.js';
import { ConsentGate } from './ConsentGate.js';

const meta = {
  title: 'Trust/ConsentGate',
  component: ConsentGate,
  args: {
    title: '',
    children: '',
    opener: '',
    accept: '',
    refuse: '',
    href: '#consent',
    action: '#consent',
    onAnswer: fn((_answer, event) => event.preventDefault()),
  },
  render: function Render(args) {
    const sample = useSample();
    return (
      <ConsentGate
        {...args}
        title={sample.consentTitle}
        opener={sample.consentOpen}
        accept={sample.accept}
        refuse={sample.refuse}
      >
        {sample.consent.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </ConsentGate>
    );
  },
} satisfies Meta<typeof ConsentGate>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Before JavaScript, and for whoever opens it in a new tab, it is a link to a page. */
export const Closed: Story = {
  play: async ({ canvas, globals }) => {
    const link = canvas.getByRole('link', { name: sampleOf(globals['language']).consentOpen });
    await expect(link).toHaveAttribute('href', '#consent');
  },
};
/** The focus starts on the heading, on neither answer; the two answers are of one size and one look. */
export const OpensOnItsHeading: Story = {
  play: async ({ canvas, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await userEvent.click(canvas.getByRole('link'));
    const dialog = await screen.findByRole('dialog', { name: sample.consentTitle });
    await expect(screen.getByRole('heading', { name: sample.consentTitle })).toHaveFocus();
    const accept = screen.getByRole('button', { name: sample.accept });
    const refuse = screen.getByRole('button', { name: sample.refuse });
    const [a, r] = [accept.getBoundingClientRect(), refuse.getBoundingClientRect()];
    await expect([r.width, r.height]).toEqual([a.width, a.height]);
    for (const property of ['backgroundColor', 'color', 'fontWeight', 'fontSize', 'borderTopColor'] as const)
      await expect(getComputedStyle(refuse)[property]).toBe(getComputedStyle(accept)[property]);
    // The portal is outside the page and must not fall back to left-to-right.
    await expect(getComputedStyle(dialog).direction).toBe(dirOf(String(globals['language'])));
    await expect(dialog.closest('[lang]')).toHaveAttribute('lang', globals['language']);
  },
};
/** Tab stays inside, both ways round. */
export const FocusStaysInside: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await userEvent.click(canvas.getByRole('link'));
    await screen.findByRole('dialog');
    const refuse = screen.getByRole('button', { name: sample.refuse });
    const close = screen.getByRole('button', { name: (loaded['ui'] as Messages).closeWithoutAnswer });
    await userEvent.tab();
    await expect(refuse).toHaveFocus();
    await userEvent.tab();
    await userEvent.tab();
    await expect(close).toHaveFocus();
    await userEvent.tab();
    await expect(refuse).toHaveFocus();
    await userEvent.tab({ shift: true });
    await expect(close).toHaveFocus();
  },
};
/** Escape leaves without an answer, and the focus goes back to where it was. */
export const EscapeLeavesWithoutAnswer: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link'));
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(async () => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect(canvas.getByRole('link')).toHaveFocus());
    await expect(args.onAnswer).not.toHaveBeenCalled();
  },
};
export const GivesTheAnswer: Story = {
  play: async ({ args, canvas, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await userEvent.click(canvas.getByRole('link'));
    await userEvent.click(await screen.findByRole('button', { name: sample.refuse }));
    await expect(args.onAnswer).toHaveBeenLastCalledWith('refuse', expect.anything());
    await userEvent.click(screen.getByRole('button', { name: sample.accept }));
    await expect(args.onAnswer).toHaveBeenLastCalledWith('accept', expect.anything());
  },
};
/** A strict content security policy refuses style elements: opening the dialog adds none. */
export const AddsNoStyleElement: Story = {
  play: async ({ canvas, userEvent }) => {
    const before = document.querySelectorAll('style').length;
    await userEvent.click(canvas.getByRole('link'));
    await screen.findByRole('dialog');
    await expect(document.querySelectorAll('style').length).toBe(before);
    await expect(getComputedStyle(document.documentElement).overflow).toBe('hidden');
  },
};
export const At320Pixels: Story = {
  // Open from the start: it would cover the page of documentation.
  tags: ['!autodocs'],
  args: { open: true },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    const dialog = await screen.findByRole('dialog');
    await expect(window.innerWidth).toBe(320);
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(320);
  },
};
