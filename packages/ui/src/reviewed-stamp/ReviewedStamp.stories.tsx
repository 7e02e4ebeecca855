import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { shown } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { isolate } from '../i18n/isolate.js';
import { ReviewedStamp } from './ReviewedStamp.js';

const meta = {
  title: 'Trust/ReviewedStamp',
  component: ReviewedStamp,
  args: { review: { by: 'A. Example', at: '2026-03-05' } },
} satisfies Meta<typeof ReviewedStamp>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Who, and on which day, written the long way: 5.3. is two days in two countries. */
export const NamesThePersonAndTheDay: Story = {
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    await expect(
      canvas.getByText(shown(ui.reviewedBy({ by: isolate('A. Example'), date: ui.date('2026-03-05') }))),
    ).toBeVisible();
  },
};
