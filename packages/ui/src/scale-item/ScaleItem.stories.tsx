import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import { ScaleItem } from './ScaleItem.js';

const meta = {
  title: 'Forms/ScaleItem',
  component: ScaleItem,
  args: { name: 'ease', legend: '', anchors: { points: 7, lowest: '', highest: '' }, onChange: fn() },
  render: function Render(args) {
    const sample = useSample();
    const [first = '', second = '', ...rest] = sample.agreement;
    return (
      <ScaleItem
        {...args}
        legend={sample.statement}
        error={args.error === undefined ? undefined : sample.mistake}
        anchors={
          'labels' in args.anchors
            ? { labels: [first, second, ...rest] }
            : { points: args.anchors.points, lowest: sample.lowest, highest: sample.highest }
        }
      />
    );
  },
} satisfies Meta<typeof ScaleItem>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The line mirrors with the writing direction; the value does not: the first point is 1 in every language. */
export const EndsLabelledMirrorsAndKeepsTheValue: Story = {
  play: async ({ canvas, globals, userEvent, args }) => {
    const sample = sampleOf(globals['language']);
    const lowest = canvas.getByRole<HTMLInputElement>('radio', { name: `1 ${sample.lowest}` });
    const highest = canvas.getByRole<HTMLInputElement>('radio', { name: `7 ${sample.highest}` });
    const lowestIsLeft = lowest.getBoundingClientRect().x < highest.getBoundingClientRect().x;
    await expect(lowestIsLeft).toBe(dirOf(String(globals['language'])) === 'ltr');
    await userEvent.click(lowest);
    await expect(lowest).toBeChecked();
    await expect(lowest.value).toBe('1');
    await expect(highest.value).toBe('7');
    await expect(args.onChange).toHaveBeenCalledTimes(1);
  },
};
export const EveryPointLabelled: Story = {
  args: { anchors: { labels: ['', ''] } },
  play: async ({ canvas, globals }) => {
    for (const [index, name] of sampleOf(globals['language']).agreement.entries())
      await expect(canvas.getByRole<HTMLInputElement>('radio', { name }).value).toBe(String(index + 1));
  },
};
export const ByKeyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect(canvas.getAllByRole('radio')[2]).toBeChecked();
  },
};
export const WithMistake: Story = { args: { error: 'yes' } };
export const EndsLabelledAt320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const radio of canvas.getAllByRole('radio'))
      await expect(radio.closest('label')?.getBoundingClientRect().width).toBeGreaterThanOrEqual(24);
  },
};
export const EveryPointLabelledAt320Pixels: Story = {
  args: { anchors: { labels: ['', ''] } },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = {
  args: { defaultValue: 5 },
  parameters: { media: { forcedColors: 'active' } },
};
