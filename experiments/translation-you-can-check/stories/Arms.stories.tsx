import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { textsOf } from '../page/library.js';
import { facts, type Fact } from '../page/texts.js';
import { shared } from './meta.js';
import { Pilot, type PilotProps } from './Pilot.js';

const meta = {
  ...shared,
  title: 'Translation you can check/Arms',
  component: Pilot as never,
} satisfies Meta<PilotProps>;
export default meta;
type Story = StoryObj<PilotProps>;

const part = (canvasElement: HTMLElement, selector: string): string =>
  canvasElement.querySelector(selector)?.textContent ?? '';

/** The arm of the toolbar. */
export const FromToolbar: Story = {};

/** The line that says who or what translated the page, and no more. */
export const Notice: Story = {
  args: { arm: 'notice' },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-adds]')).toHaveLength(0);
    await expect(canvasElement.querySelector('[data-component="translation-notice"]')).toBeVisible();
  },
};

/** The original of each part opens beside it, in its own language. */
export const Original: Story = {
  args: { arm: 'original', form: 'fee' },
  play: async ({ canvasElement, globals, userEvent }) => {
    const language = String(globals['language']);
    const source = language === 'fi' ? 'sv' : 'fi';
    const toggles = canvasElement.querySelectorAll<HTMLDetailsElement>('[data-adds="original"]');
    await expect(toggles).toHaveLength(3);
    for (const toggle of toggles) {
      const summary = toggle.querySelector('summary');
      // oxlint-disable-next-line no-await-in-loop -- a person presses one after the other
      if (summary) await userEvent.click(summary);
    }
    const original = [...toggles].at(-1)?.querySelector('[data-part="original"]');
    await expect(original).toBeVisible();
    await expect(original).toHaveAttribute('lang', source);
    await expect(original).toHaveTextContent(textsOf(source).content.inText.fee.right);
  },
};

/** The table is right where the text is wrong. */
const withMistake = (fact: Fact): Story => ({
  args: { arm: 'key-facts', form: fact },
  play: async ({ canvasElement, globals }) => {
    const { content } = textsOf(String(globals['language']));
    const table = part(canvasElement, '[data-adds="key-facts"]');
    for (const each of facts) {
      // oxlint-disable-next-line no-await-in-loop -- one claim after the other
      await expect(table).toContain(content.facts[each].right);
    }
    const text = [...canvasElement.querySelectorAll('.tyc-page-part > p')].map((p) => p.textContent).join(' ');
    await expect(text).toContain(content.inText[fact].faulty);
    await expect(text).not.toContain(content.inText[fact].right);
  },
});
export const KeyFactsNoMistake: Story = { args: { arm: 'key-facts', form: 'none' } };
export const KeyFactsWrongDate: Story = withMistake('date');
export const KeyFactsWrongFee: Story = withMistake('fee');
export const KeyFactsWrongAuthority: Story = withMistake('authority');

export const NoticeWrongDate: Story = { args: { arm: 'notice', form: 'date' } };
export const NoticeWrongFee: Story = { args: { arm: 'notice', form: 'fee' } };
export const NoticeWrongAuthority: Story = { args: { arm: 'notice', form: 'authority' } };

/** The form that reports a mistake is in every arm; it thanks, and has no room for free text. */
export const MistakeReported: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const report = canvasElement.querySelector<HTMLDetailsElement>('[data-component="report-translation"]');
    const summary = report?.querySelector('summary');
    if (!report || !summary) throw new Error('the page has no form to report a mistake');
    await userEvent.click(summary);
    await userEvent.click(report.querySelector('input[value="fact"]') ?? report);
    await userEvent.click(report.querySelector('button') ?? report);
    await expect(report).toHaveAttribute('data-state', 'sent');
  },
};

export const At320Pixels: Story = {
  args: { arm: 'key-facts', form: 'authority' },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
