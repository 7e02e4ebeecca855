import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { TermExplain } from './TermExplain.js';

const meta = {
  title: 'Trust/TermExplain',
  component: TermExplain,
  args: { word: '', term: { language: 'fi', text: 'kotikunta' }, explanation: '' },
  parameters: about({
    use: 'At the first use of an official word that the reader will meet again in letters.',
    not: 'For a word that plain language would avoid, or more than a few times on a page. Never replace the official term.',
    evidence: 'Advisers of Hello Espoo Info explain difficult official terms; not knowing the terms burdens people.',
    strength: 'C',
    sources: ['S20', 'S28'],
    limits: 'The explanation opens in the middle of the window, not beside the word. Nothing of it is printed.',
    withoutScript: 'Whole: a native popover. In a browser without popovers the explanation is in the sentence.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    return (
      <p>
        <TermExplain {...args} word={sample.word} explanation={sample.explanation} />
      </p>
    );
  },
} satisfies Meta<typeof TermExplain>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The Finnish term is always visible; the explanation opens and closes with the keyboard. */
export const KeepsTheFinnishTerm: Story = {
  play: async ({ canvas, globals, userEvent }) => {
    const sample = trustSampleOf(globals['language']);
    await expect(canvas.getAllByText('kotikunta').at(-1)).toHaveAttribute('lang', 'fi');
    await expect(canvas.getByText(sample.explanation)).not.toBeVisible();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: sample.word })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByText(sample.explanation)).toBeVisible();
    canvas.getByText(sample.explanation).closest<HTMLElement>('[popover]')?.hidePopover();
    await expect(canvas.getByText(sample.explanation)).not.toBeVisible();
  },
};
/** Open, as axe sees it. */
export const Open: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: trustSampleOf(globals['language']).word }));
    await expect(canvas.getByRole('button', { name: (loaded['trust'] as TrustMessages).close })).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
