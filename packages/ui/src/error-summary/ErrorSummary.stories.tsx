import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { RadioGroup } from '../radio-group/RadioGroup.js';
import { TextField } from '../text-field/TextField.js';
import { ErrorSummary } from './ErrorSummary.js';

const meta = {
  title: 'Forms/ErrorSummary',
  component: ErrorSummary,
  // In a frame of its own: it takes the focus, and would scroll the page of documentation to itself.
  parameters: { docs: { story: { inline: false, height: '32rem' } } },
  args: { problems: [{ field: 'deadline', message: '' }] },
  render: function Render(args) {
    const sample = useSample();
    const [first = '', second = ''] = sample.options;
    return (
      <>
        <ErrorSummary
          {...args}
          problems={[
            { field: 'deadline', message: sample.mistake },
            { field: 'code', message: sample.codeMistake },
          ]}
        />
        <RadioGroup
          name="deadline"
          legend={sample.question}
          error={sample.mistake}
          options={[
            { value: '1', label: first },
            { value: '2', label: second },
          ]}
        />
        <TextField name="code" label={sample.code} error={sample.codeMistake} />
      </>
    );
  },
} satisfies Meta<typeof ErrorSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

/** It takes the focus when it appears, counts the mistakes in the language's own plural, and leads to each field. */
export const LeadsToTheFields: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    const sample = sampleOf(globals['language']);
    const summary = canvas.getByRole('region', { name: (loaded['ui'] as Messages).errorSummary({ count: 2 }) });
    await expect(summary).toHaveFocus();
    await userEvent.click(canvas.getByRole('link', { name: sample.mistake }));
    await expect(canvas.getAllByRole('radio')[0]).toHaveFocus();
    await userEvent.click(canvas.getByRole('link', { name: sample.codeMistake }));
    await expect(canvas.getByRole('textbox')).toHaveFocus();
  },
};
