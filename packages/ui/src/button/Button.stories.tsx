import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { Button } from './Button.js';

const meta = {
  title: 'Components/Button',
  component: Button,
  args: { onClick: fn() },
  render: function Render(args) {
    return <Button {...args}>{useSample().next}</Button>;
  },
} satisfies Meta<typeof Button>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {};
export const Secondary: Story = { args: { variant: 'secondary' } };
export const Quiet: Story = { args: { variant: 'quiet' } };
export const PressedByKeyboard: Story = {
  play: async ({ args, canvas, globals, userEvent }) => {
    const button = canvas.getByRole('button', { name: sampleOf(globals['language']).next });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    await expect(args.onClick).toHaveBeenCalledTimes(2);
  },
};
/** It says that it is working, keeps the focus, and a second press does nothing. */
export const BusyKeepsFocusAndIgnoresPresses: Story = {
  args: { busy: true },
  play: async ({ args, canvas, loaded, userEvent }) => {
    const button = canvas.getByRole('button');
    await expect(button).toHaveTextContent((loaded['ui'] as Messages).pleaseWait);
    await userEvent.click(button);
    await expect(button).toHaveFocus();
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};
export const Disabled: Story = { args: { disabled: true } };
/** A long word is broken, never cut, and the button stays in its room. */
export const LongWordInNarrowRoom: Story = {
  render: function Render(args) {
    return (
      <div className="lu-story-narrow">
        <Button {...args}>{useSample().longWord}</Button>
      </div>
    );
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button');
    await expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth);
    await expect(button.getBoundingClientRect().width).toBeLessThanOrEqual(160);
  },
};
/** What colour carries, a border carries too. */
export const ForcedColours: Story = {
  parameters: { media: { forcedColors: 'active' } },
  play: async ({ canvas }) => {
    const style = getComputedStyle(canvas.getByRole('button'));
    await expect(style.borderBlockStartWidth).toBe('2px');
    await expect(style.borderBlockStartStyle).toBe('solid');
  },
};
