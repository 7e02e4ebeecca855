import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { textsOf } from '../page/library.js';
import { shared } from './meta.js';
import { Pilot, type PilotProps } from './Pilot.js';

const meta = {
  ...shared,
  title: 'Translation you can check/Steps',
  component: Pilot as never,
} satisfies Meta<PilotProps>;
export default meta;
type Story = StoryObj<PilotProps>;

const find = (root: HTMLElement, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`there is no ${selector} in the story`);
  return found;
};

export const Decisions: Story = { args: { step: 'decisions', form: 'date' } };

/** The page can be looked at again while the questions are answered. */
export const DecisionsWithThePage: Story = {
  args: { step: 'decisions', form: 'date' },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(find(canvasElement, '.tyc-again > summary'));
    await expect(find(canvasElement, '[data-part="municipal-page"]')).toBeVisible();
  },
};

/** Nothing is sent before all is answered; the summary takes the focus and leads to each question. */
export const DecisionsMissing: Story = {
  args: { step: 'decisions', form: 'fee' },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(find(canvasElement, 'input[name="understand-date"]'));
    await userEvent.click(find(canvasElement, '.tyc-form > button[type="submit"]'));
    const summary = find(canvasElement, '[data-component="error-summary"]');
    await expect(summary).toHaveFocus();
    await expect(summary.querySelectorAll('a')).toHaveLength(5);
    await userEvent.click(find(summary, 'a[href="#decide-fee"]'));
    await expect(find(canvasElement, '#decide-fee')).toHaveFocus();
  },
};

export const Usability: Story = { args: { step: 'usability' } };
export const Trust: Story = { args: { step: 'trust' } };

/** Steps follow each other by keyboard; the heading of each takes the focus. */
export const ByKeyboard: Story = {
  args: { step: 'usability', form: 'authority' },
  play: async ({ canvasElement, userEvent }) => {
    for (const name of ['umux-lite-capabilities', 'umux-lite-ease']) {
      find(canvasElement, `input[name="${name}"]`).focus();
      // oxlint-disable-next-line no-await-in-loop -- a person presses one key after the other
      await userEvent.keyboard(' ');
    }
    await userEvent.keyboard('{Enter}');
    await expect(find(canvasElement, '[data-step="trust"] h1')).toHaveFocus();
  },
};

export const DebriefWrongFee: Story = {
  args: { step: 'debrief', form: 'fee' },
  play: async ({ canvasElement, globals }) => {
    const { fee } = textsOf(String(globals['language'])).content.facts;
    await expect(find(canvasElement, '.tyc-correction del')).toHaveTextContent(fee.faulty);
    await expect(find(canvasElement, '.tyc-correction strong')).toHaveTextContent(fee.right);
  },
};
export const DebriefWrongDate: Story = { args: { step: 'debrief', form: 'date' } };
export const DebriefWrongAuthority: Story = { args: { step: 'debrief', form: 'authority' } };
export const DebriefNoMistake: Story = { args: { step: 'debrief', form: 'none' } };

export const Receipt: Story = {
  args: { step: 'receipt' },
  play: async ({ canvasElement }) => {
    await expect(find(canvasElement, '[data-part="code"]')).toHaveTextContent('STORY-ABCDE-FGHJK-MNPQR');
  },
};

/** Who stops gets the code and the truth about the page. */
export const Stopped: Story = {
  args: { step: 'page', form: 'date' },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(find(canvasElement, '[data-component="stop-button"]'));
    await expect(find(canvasElement, 'h1')).toHaveFocus();
    await expect(find(canvasElement, '[data-part="code"]')).toBeVisible();
    await expect(find(canvasElement, '.tyc-correction')).toBeVisible();
  },
};
