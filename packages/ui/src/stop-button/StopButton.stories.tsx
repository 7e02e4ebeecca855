import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import type { Messages } from '../i18n/generated/types.js';
import { StopButton } from './StopButton.js';

const meta = {
  title: 'Components/StopButton',
  component: StopButton,
  args: { onClick: fn() },
} satisfies Meta<typeof StopButton>;
export default meta;
type Story = StoryObj<typeof meta>;

/** One press, and no question in between. */
export const StopsAtOnce: Story = {
  play: async ({ args, canvas, loaded, userEvent }) => {
    const button = canvas.getByRole('button', { name: (loaded['ui'] as Messages).stop });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onClick).toHaveBeenCalledTimes(1);
  },
};
