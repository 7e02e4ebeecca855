import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { ServiceMessages } from '../service/useService.js';
import { DateField } from './DateField.js';

/**
 * **Use it** for a date that the reader knows or reads from a paper: a date of birth, the date of a decision.
 *
 * **Do not use it** to choose a free time, which is a list of the free times, and do not ask for a date if a month or
 * "within the last week" is all that is needed.
 *
 * **Evidence:** none among our sources on pickers against typing (strength D); typing needs no script, is the same for
 * keyboard, voice and touch, and mirrors by itself. Arabic and Persian digits are read as Western ones.
 * **Limits:** the order is day, month, year in every language, as on Finnish forms, each with its name. The calendar is
 * the Gregorian one: a reader who knows a date in another calendar has to convert it. It has no earliest or latest
 * day: say in `error` what your service needs.
 */
const meta = {
  title: 'Forms/DateField',
  component: DateField,
  args: { name: 'moved', legend: '', required: true, onDate: fn() },
  render: function Render(args) {
    const sample = useSample();
    return (
      <DateField
        {...args}
        legend={sample.factDate}
        hint={args.hint === undefined ? undefined : sample.questionHint}
        {...(args.error === undefined ? {} : { error: sample.mistake })}
      />
    );
  },
} satisfies Meta<typeof DateField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NotRequired: Story = { args: { required: false, hint: 'yes' } };
/** Typed from the first part to the last by Tab, the value is an ISO date, whatever the language. */
export const TypedByKeyboard: Story = {
  play: async ({ args, canvas, globals, loaded, userEvent }) => {
    const ui = loaded['service'] as ServiceMessages;
    await expect(canvas.getByRole('group', { name: sampleOf(globals['language']).factDate })).toBeVisible();
    await userEvent.tab();
    await expect(canvas.getByRole('textbox', { name: ui.dateDay })).toHaveFocus();
    await userEvent.keyboard('5');
    await expect(args.onDate).toHaveBeenLastCalledWith({ ok: false, problem: 'month' });
    await userEvent.tab();
    await userEvent.keyboard('3');
    await userEvent.tab();
    await userEvent.keyboard('2026');
    await expect(args.onDate).toHaveBeenLastCalledWith({ ok: true, value: '2026-03-05' });
  },
};
/** Persian digits are digits. */
export const TypedInPersianDigits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const [day, month, year] = canvas.getAllByRole('textbox') as [HTMLElement, HTMLElement, HTMLElement];
    await userEvent.type(day, '۲۹');
    await userEvent.type(month, '۲');
    await userEvent.type(year, '۲۰۲۴');
    await expect(args.onDate).toHaveBeenLastCalledWith({ ok: true, value: '2024-02-29' });
  },
};
/** The mistake is told in words, and only the part that is wrong is marked. */
export const MarksThePartThatIsWrong: Story = {
  args: { problem: 'month', defaultValue: '2026-13-05' },
  play: async ({ canvas, loaded }) => {
    const ui = loaded['service'] as ServiceMessages;
    await expect(canvas.getByRole('group')).toHaveAccessibleDescription(
      new RegExp(ui.dateProblem({ problem: 'month' })),
    );
    await expect(canvas.getByRole('textbox', { name: ui.dateMonth })).toBeInvalid();
    await expect(canvas.getByRole('textbox', { name: ui.dateDay })).toBeValid();
  },
};
/** What could not be read is given back as it was typed. */
export const NoSuchDay: Story = {
  args: { problem: 'date', defaultValue: { day: '30', month: '2', year: '2026' } },
  play: async ({ canvas }) => {
    for (const [index, typed] of ['30', '2', '2026'].entries()) {
      const part = canvas.getAllByRole('textbox')[index];
      await expect(part).toHaveValue(typed);
      await expect(part).toBeInvalid();
    }
  },
};
export const WithAMistakeOfItsOwn: Story = { args: { error: 'yes', hint: 'yes' } };
export const At320Pixels: Story = {
  args: { hint: 'yes', problem: 'empty', purpose: 'birthday' },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const input of canvas.getAllByRole('textbox'))
      await expect(input.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  },
};
