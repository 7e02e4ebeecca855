import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { ReadingLevelSwitch } from './ReadingLevelSwitch.js';

const meta = {
  title: 'Trust/ReadingLevelSwitch',
  component: ReadingLevelSwitch,
  args: { current: 'standard', hrefs: { standard: '#standard', easy: '#easy' } },
  parameters: about({
    use: 'On a page that exists in both registers with the same facts.',
    not: 'To choose for the reader, by language or by anything else. Not for a version that leaves facts out.',
    evidence:
      'Between 11 and 14 % of people in Finland need easy language. Formal is not the same as hard: formal letters worked better, most of all for people of little trust.',
    strength: 'B',
    sources: ['S68', 'S98'],
    limits: 'Easy language is written by people who can; a machine’s simplification is not what the label promises.',
    withoutScript: 'Whole: two links.',
  }),
} satisfies Meta<typeof ReadingLevelSwitch>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Links, reached in order; the current one is said and not only drawn. */
export const Standard: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByRole('navigation', { name: words.levelTitle })).toBeVisible();
    const [standard, easy] = [words.levelStandard, words.levelEasy].map((name) => canvas.getByRole('link', { name }));
    await userEvent.tab();
    await expect(standard).toHaveFocus();
    await expect(standard).toHaveAttribute('aria-current', 'true');
    await userEvent.tab();
    await expect(easy).toHaveFocus();
  },
};
export const Easy: Story = { args: { current: 'easy' } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
