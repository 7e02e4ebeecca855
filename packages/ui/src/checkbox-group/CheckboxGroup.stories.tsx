import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { CheckboxGroup, type CheckboxGroupProps } from './CheckboxGroup.js';

/** The group with words in the language of the story. */
function Sample(args: CheckboxGroupProps): ReactElement {
  const sample = useSample();
  const [first = '', ...rest] = sample.items;
  return (
    <CheckboxGroup
      {...args}
      legend={sample.subtitle}
      hint={args.hint === undefined ? undefined : sample.questionHint}
      error={args.error === undefined ? undefined : sample.mistake}
      options={[
        { value: '1', label: first, hint: sample.free },
        ...rest.map((label, index) => ({ value: String(index + 2), label })),
      ]}
    />
  );
}

/**
 * **Use it** for a question with any number of answers, none among them.
 *
 * **Do not use it** for consent: a box to tick is easier to accept than to refuse, and ConsentGate has two equal answers.
 * Never tick a box beforehand; `defaultValues` is for showing people what they ticked themselves.
 *
 * **Evidence:** native controls mirror by themselves and save about 17 KiB of script, measured on our own bench; boxes
 * ticked beforehand are among the patterns that the domain reference forbids (section 5). How people answer lists of
 * boxes was not looked into (strength D). **Limits:** HTML has no "at least one of these": check it on the server, and
 * say it in `error`.
 */
const meta = {
  title: 'Forms/CheckboxGroup',
  component: CheckboxGroup,
  args: { name: 'answers', legend: '', options: [{ value: '1', label: '' }], onChange: fn() },
  render: (args) => <Sample {...args} />,
} satisfies Meta<typeof CheckboxGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NothingTickedBeforehand: Story = {
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('group', { name: sampleOf(globals['language']).subtitle })).toBeVisible();
    for (const box of canvas.getAllByRole('checkbox')) await expect(box).not.toBeChecked();
  },
};
/** Every box is a stop of Tab, and a plain form posts each ticked value under one name. */
export const TickedByKeyboardAndPosted: Story = {
  render: (args) => (
    <form>
      <Sample {...args} />
    </form>
  ),
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    const [first, , third] = canvas.getAllByRole('checkbox');
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await userEvent.keyboard(' ');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(third).toBeChecked();
    await expect(args.onChange).toHaveBeenCalledTimes(2);
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await expect(new FormData(form).getAll('answers')).toEqual(['1', '3']);
  },
};
export const WithHintAndMistake: Story = {
  args: { hint: 'yes', error: 'yes' },
  play: async ({ canvas, globals }) => {
    const { mistake } = sampleOf(globals['language']);
    await expect(canvas.getByRole('group')).toHaveAccessibleDescription(new RegExp(mistake));
  },
};
/** What the person ticked before is shown again. */
export const AnsweredBefore: Story = { args: { defaultValues: ['1', '2'] } };
export const TargetsAreLarge: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    for (const box of canvas.getAllByRole('checkbox'))
      await expect(box.closest('label')?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = {
  args: { defaultValues: ['2'] },
  parameters: { media: { forcedColors: 'active' } },
};
