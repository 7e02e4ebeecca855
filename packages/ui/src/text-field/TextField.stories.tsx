import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { TextField } from './TextField.js';

const meta = {
  title: 'Forms/TextField',
  component: TextField,
  args: { name: 'code', label: '', dir: 'ltr', autoComplete: 'off' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <TextField
        {...args}
        label={sample.code}
        hint={args.hint === undefined ? undefined : sample.codeHint}
        error={args.error === undefined ? undefined : sample.codeMistake}
      />
    );
  },
} satisfies Meta<typeof TextField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NotRequired: Story = {};
export const Required: Story = { args: { required: true } };
export const WithHint: Story = {
  args: { hint: 'yes' },
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('textbox')).toHaveAccessibleDescription(sampleOf(globals['language']).codeHint);
  },
};
export const WithMistake: Story = {
  args: { hint: 'yes', error: 'yes', required: true, defaultValue: 'AB12' },
  play: async ({ canvas, globals }) => {
    const input = canvas.getByRole('textbox');
    await expect(input).toBeInvalid();
    await expect(input).toHaveAccessibleDescription(new RegExp(sampleOf(globals['language']).codeMistake));
  },
};
