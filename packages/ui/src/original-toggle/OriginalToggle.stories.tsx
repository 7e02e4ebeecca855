import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { OriginalToggle } from './OriginalToggle.js';

const finnish = sampleOf('fi');
const meta = {
  title: 'Trust/OriginalToggle',
  component: OriginalToggle,
  args: { source: 'fi', children: <p>{finnish.paragraph}</p> },
} satisfies Meta<typeof OriginalToggle>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The original is in the page from the start and one press away, in its own language and direction. */
export const Opens: Story = {
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    const original = canvas.getByText(finnish.paragraph);
    await expect(original).not.toBeVisible();
    await userEvent.tab();
    const summary = canvas.getByText((loaded['ui'] as Messages).originalText({ source: 'fi' }));
    await expect(summary).toHaveFocus();
    await userEvent.click(summary);
    await expect(original).toBeVisible();
    const holder = canvasElement.querySelector('[data-part="original"]');
    await expect(holder).toHaveAttribute('lang', 'fi');
    await expect(holder).toHaveAttribute('dir', 'ltr');
    await expect(getComputedStyle(original).direction).toBe('ltr');
  },
};
export const OpenFromTheStart: Story = { args: { open: true } };
