import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { TextField } from '../text-field/TextField.js';
import { Fieldset } from './Fieldset.js';

/**
 * **Use it** round fields that make sense only together, such as the parts of an address.
 *
 * **Do not use it** round a single field, nor to divide a page into parts: that is what headings are for. Questions with
 * given answers have a group of their own in RadioGroup and CheckboxGroup.
 *
 * **Evidence:** none was looked for beyond WCAG 1.3.1 (strength D). **Limits:** some screen readers repeat the legend
 * before every field, so keep it short.
 */
const meta = {
  title: 'Forms/Fieldset',
  component: Fieldset,
  args: { legend: '' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Fieldset
        {...args}
        legend={sample.subtitle}
        hint={args.hint === undefined ? undefined : sample.questionHint}
        error={args.error === undefined ? undefined : sample.mistake}
      >
        <TextField name="first" label={sample.factAuthority} />
        <TextField name="second" label={sample.factFee} required />
      </Fieldset>
    );
  },
} satisfies Meta<typeof Fieldset>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NamedByItsLegend: Story = {
  play: async ({ canvas, globals }) => {
    const group = canvas.getByRole('group', { name: sampleOf(globals['language']).subtitle });
    await expect(group.querySelectorAll('input')).toHaveLength(2);
  },
};
export const WithHintAndMistake: Story = {
  args: { hint: 'yes', error: 'yes' },
  play: async ({ canvas, globals }) => {
    const { mistake } = sampleOf(globals['language']);
    await expect(canvas.getByRole('group')).toHaveAccessibleDescription(new RegExp(mistake));
  },
};
export const NotNow: Story = { args: { disabled: true } };
