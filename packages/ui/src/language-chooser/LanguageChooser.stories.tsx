import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { shown } from '../../../../.storybook/sample.js';
import { autonyms } from '../i18n/autonyms.js';
import { dirOf } from '../i18n/direction.js';
import { languages } from '../i18n/generated/load.js';
import type { Messages } from '../i18n/generated/types.js';
import { isolate } from '../i18n/isolate.js';
import { LanguageChooser, type LanguageChoice } from './LanguageChooser.js';

const choices: LanguageChoice[] = languages.map((tag) => ({
  tag,
  autonym: autonyms[tag],
  href: `#${tag}`,
  translation: { status: ['fi', 'sv', 'en'].includes(tag) ? 'written' : 'machine', by: null, at: null },
}));

const meta = {
  title: 'Components/LanguageChooser',
  component: LanguageChooser,
  args: { languages: choices },
} satisfies Meta<typeof LanguageChooser>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Each language under its own name and in its own direction, with who translated the page. */
export const EveryLanguage: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const ui = loaded['ui'] as Messages;
    for (const { tag, autonym } of choices) {
      const link = canvas.getByRole('link', { name: autonym });
      await expect(link).toHaveAttribute('lang', tag);
      await expect(link).toHaveAttribute('dir', dirOf(tag));
      await expect(link.getAttribute('aria-current')).toBe(tag === globals['language'] ? 'page' : null);
    }
    await expect(canvas.getByRole('link', { name: 'Soomaali' })).toHaveAccessibleDescription(
      expect.stringContaining(ui.languageMachine),
    );
    await expect(canvas.getByRole('navigation', { name: ui.languages })).toBeVisible();
  },
};
/** Folded away in a page's header; the browser's own fold, so it opens without JavaScript too. */
export const MenuOpensByKeyboard: Story = {
  args: { variant: 'menu' },
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    await expect(canvas.getByText('Tiếng Việt')).not.toBeVisible();
    await userEvent.tab();
    await expect(canvasElement.querySelector('summary')).toHaveFocus();
    await expect(canvasElement.querySelector('summary')).toHaveTextContent((loaded['ui'] as Messages).languages);
    // Enter opens it too; synthetic keys do not reach the browser's own control, a click does.
    await userEvent.click(canvasElement.querySelector('summary') as HTMLElement);
    await expect(canvas.getByText('Tiếng Việt')).toBeVisible();
  },
};
/** A language that the page does not exist in is told of, not left out and not linked. */
export const LanguageWithoutThisPage: Story = {
  args: { languages: [...choices.slice(0, 3), { tag: 'ckb', autonym: 'کوردی', href: null }] },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.queryByRole('link', { name: 'کوردی' })).toBeNull();
    await expect(canvas.getByText((loaded['ui'] as Messages).languageMissing)).toBeVisible();
  },
};
/** Before a language is chosen, each one says in its own words who translated it. */
export const InTheirOwnWords: Story = {
  args: {
    current: null,
    languages: [
      {
        tag: 'so',
        autonym: 'Soomaali',
        href: '#so',
        translation: { status: 'machine', by: null, at: null },
        note: 'Mashiin ayaa turjumay, qof ma hubin',
      },
      {
        tag: 'fa',
        autonym: 'فارسی',
        href: '#fa',
        translation: { status: 'machine', by: null, at: null },
        note: 'ترجمهٔ ماشینی، بدون بررسی انسان',
      },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('ترجمهٔ ماشینی، بدون بررسی انسان')).toHaveAttribute('dir', 'rtl');
  },
};
/** A review is told only with its reviewer and its day. */
export const Reviewed: Story = {
  args: {
    languages: [
      {
        tag: 'et',
        autonym: 'eesti',
        href: '#et',
        translation: { status: 'reviewed', by: 'A. Example', at: '2026-11-24' },
      },
    ],
  },
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    await expect(
      canvas.getByText(shown(ui.languageReviewed({ by: isolate('A. Example'), date: ui.date('2026-11-24') }))),
    ).toBeVisible();
  },
};
