import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { RadioGroup } from './RadioGroup.js';

const meta = {
  title: 'Forms/RadioGroup',
  component: RadioGroup,
  args: {
    name: 'answer',
    legend: '',
    options: [
      { value: '1', label: '' },
      { value: '2', label: '' },
    ],
    onChange: fn(),
  },
  render: function Render(args) {
    const sample = useSample();
    const [first = '', second = '', ...rest] = sample.options;
    return (
      <RadioGroup
        {...args}
        legend={sample.question}
        hint={args.hint === undefined ? undefined : sample.questionHint}
        error={args.error === undefined ? undefined : sample.mistake}
        options={[
          { value: '1', label: first },
          { value: '2', label: second },
          ...rest.map((label, index) => ({ value: String(index + 3), label })),
        ]}
      />
    );
  },
} satisfies Meta<typeof RadioGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NothingChosenBeforehand: Story = {
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('group', { name: sampleOf(globals['language']).question })).toBeVisible();
    for (const radio of canvas.getAllByRole('radio')) await expect(radio).not.toBeChecked();
  },
};
export const ChosenByKeyboard: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const [first, second] = canvas.getAllByRole('radio');
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect(first).toBeChecked();
    await userEvent.keyboard('{ArrowDown}');
    await expect(second).toBeChecked();
    await expect(args.onChange).toHaveBeenCalledTimes(2);
  },
};
export const WithHint: Story = { args: { hint: 'yes' } };
/** The mistake belongs to the group and is told in words. */
export const WithMistake: Story = {
  args: { error: 'yes' },
  play: async ({ canvas, globals }) => {
    const group = canvas.getByRole('group');
    await expect(group).toHaveAccessibleDescription(new RegExp(sampleOf(globals['language']).mistake));
  },
};
/** WCAG 2.5.8 asks 24 px; ours are 44 px high and as wide as the column. */
export const TargetsAreLarge: Story = {
  play: async ({ canvas }) => {
    for (const radio of canvas.getAllByRole('radio')) {
      const label = radio.closest('label');
      await expect(label?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
  },
};
export const ForcedColours: Story = {
  args: { defaultValue: '2' },
  parameters: { media: { forcedColors: 'active' } },
};
