import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { ConsentForm } from './ConsentForm.js';

const meta = {
  title: 'Trust/ConsentForm',
  component: ConsentForm,
  args: { action: '#consent', accept: '', refuse: '', onAnswer: fn((_answer, event) => event.preventDefault()) },
  render: function Render(args) {
    const sample = useSample();
    return (
      <ConsentForm {...args} accept={sample.accept} refuse={sample.refuse}>
        <h1>{sample.consentTitle}</h1>
        {sample.consent.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </ConsentForm>
    );
  },
} satisfies Meta<typeof ConsentForm>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A plain form: the answer is the pressed button's value, and it is posted. */
export const WorksAsAPlainForm: Story = {
  play: async ({ canvas, canvasElement, globals }) => {
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await expect(form.method).toBe('post');
    for (const value of ['accept', 'refuse'] as const) {
      const button = canvas.getByRole('button', { name: sampleOf(globals['language'])[value] });
      await expect([...new FormData(form, button)]).toEqual([['answer', value]]);
    }
  },
};
export const BeingSent: Story = { args: { busy: true } };
