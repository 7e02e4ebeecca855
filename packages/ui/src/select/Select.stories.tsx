import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { ServiceMessages } from '../service/useService.js';
import { autonyms } from '../i18n/autonyms.js';
import { languages } from '../i18n/generated/load.js';
import { Select } from './Select.js';

/**
 * **Use it** for one choice out of more than about eight, in an order that the reader can foresee.
 *
 * **Do not use it** for few choices: a RadioGroup shows them all without being opened. For the language of the page
 * there is LanguageChooser, which also works before a form is sent.
 *
 * **Evidence:** measured on our own bench: native radio buttons, select and text field in place of a library's save
 * about 17 KiB of script, mirror by themselves and work without JavaScript. How well readers find their choice was not
 * measured (strength D). **Limits:** the list that opens is the browser's: its look and its search by first letter
 * differ, and long choices may be cut off in it.
 */
const meta = {
  title: 'Forms/Select',
  component: Select,
  args: {
    name: 'choice',
    label: '',
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
      <Select
        {...args}
        label={sample.question}
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
} satisfies Meta<typeof Select>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NothingChosenBeforehand: Story = {
  args: { required: true },
  play: async ({ canvas, globals, loaded }) => {
    const select = canvas.getByRole('combobox', { name: sampleOf(globals['language']).question });
    await expect(select).toHaveValue('');
    await expect(select).toHaveDisplayValue((loaded['service'] as ServiceMessages).choose);
    await expect(select.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  },
};
export const ChosenByKeyboard: Story = {
  play: async ({ args, canvas, globals, userEvent }) => {
    const select = canvas.getByRole('combobox');
    await userEvent.tab();
    await expect(select).toHaveFocus();
    await userEvent.selectOptions(select, sampleOf(globals['language']).options[1] ?? '');
    await expect(select).toHaveValue('2');
    await expect(args.onChange).toHaveBeenCalledTimes(1);
  },
};
export const WithHintAndMistake: Story = {
  args: { hint: 'yes', error: 'yes', required: true },
  play: async ({ canvas, globals }) => {
    const sample = sampleOf(globals['language']);
    await expect(canvas.getByRole('combobox')).toBeInvalid();
    await expect(canvas.getByRole('combobox')).toHaveAccessibleDescription(new RegExp(sample.mistake));
  },
};
/** A choice in its own language carries that language and its direction. */
export const ChoicesInTheirOwnLanguage: Story = {
  render: function Render(args) {
    const [first, second, ...rest] = languages.map((tag) => ({ value: tag, label: autonyms[tag], lang: tag }));
    if (first === undefined || second === undefined) throw new Error('There are fourteen languages.');
    return <Select {...args} label={useSample().question} options={[first, second, ...rest]} />;
  },
  play: async ({ canvas }) => {
    const persian = canvas.getByRole('option', { name: autonyms.fa });
    await expect(persian).toHaveAttribute('lang', 'fa');
    await expect(persian).toHaveAttribute('dir', 'rtl');
  },
};
export const ForcedColours: Story = { args: { error: 'yes' }, parameters: { media: { forcedColors: 'active' } } };
