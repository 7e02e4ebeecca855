import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { ProgressSteps } from './ProgressSteps.js';

const meta = {
  title: 'Components/ProgressSteps',
  component: ProgressSteps,
  args: { steps: [{ id: '0', label: '' }], current: '2' },
  render: function Render(args) {
    const [first = '', ...rest] = useSample().steps;
    return (
      <ProgressSteps
        {...args}
        steps={[{ id: '0', label: first }, ...rest.map((label, index) => ({ id: String(index + 1), label }))]}
      />
    );
  },
} satisfies Meta<typeof ProgressSteps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AtTheStart: Story = { args: { current: '0' } };
/** Every step tells its state in words. */
export const InTheMiddle: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const items = canvas.getAllByRole('listitem');
    const words = [ui.stepDone, ui.stepDone, ui.stepCurrent, ui.stepUpcoming, ui.stepUpcoming, ui.stepUpcoming];
    for (const [index, item] of items.entries()) {
      await expect(item).toHaveTextContent(sampleOf(globals['language']).steps[index] ?? '');
      await expect(item).toHaveTextContent(words[index] ?? '');
    }
    await expect(items[2]).toHaveAttribute('aria-current', 'step');
    await expect(canvas.getByText(new RegExp(ui.stepsPosition({ current: 3, total: 6 })))).toBeVisible();
  },
};
export const AtTheEnd: Story = { args: { current: '5' } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
