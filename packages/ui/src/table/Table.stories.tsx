import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Table } from './Table.js';

/**
 * **Use it** for what is compared by row and column: fees by age, hours by office.
 *
 * **Do not use it** to lay things out (Grid), nor for the facts of one thing, which KeyFacts shows one below the other and
 * says who has checked.
 *
 * **Evidence:** questions with their answers side by side helped readers of machine translation most with accuracy and
 * with how much they relied on it (strength B, domain reference, section 5); that was about such pairs, not about tables
 * in general. **Limits:** a wide table has to be scrolled sideways on a telephone; split it if you can.
 */
const meta = {
  title: 'Components/Table',
  component: Table,
  args: {
    caption: '',
    columns: [
      { id: 'what', header: '' },
      { id: 'fee', header: '' },
    ],
    rows: [],
  },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Table
        {...args}
        caption={sample.facts}
        columns={[
          { id: 'what', header: sample.subtitle },
          { id: 'when', header: sample.factDate },
          { id: 'fee', header: sample.factFee, numeric: true },
        ]}
        rows={sample.items.map((item, index) => ({
          id: item,
          cells: { what: item, when: sample.options[index], fee: `${index * 12} €` },
        }))}
      />
    );
  },
} satisfies Meta<typeof Table>;
export default meta;
type Story = StoryObj<typeof meta>;

/** It has a name, and every cell a heading of its row and its column. Where it fits, Tab does not stop at it. */
export const FitsAndIsNoStop: Story = {
  play: async ({ canvas, canvasElement, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await expect(canvas.getByRole('table', { name: sample.facts })).toBeVisible();
    await expect(canvas.getByRole('columnheader', { name: sample.factFee })).toBeVisible();
    await expect(canvas.getByRole('rowheader', { name: sample.items[0] })).toBeVisible();
    const holder = canvasElement.querySelector('[data-component="table"]');
    await waitFor(async () => expect(holder).toHaveAttribute('data-state', 'fits'));
    await userEvent.tab();
    await expect(holder).not.toHaveFocus();
  },
};
/** Where it does not fit, it scrolls and not the page, and the keyboard reaches it by its name. */
export const ScrollsByKeyboardAt320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: function Render() {
    const sample = useSample();
    const ids = ['a', 'b', 'c', 'd', 'e'] as const;
    const cells = { a: sample.free, b: '2026', c: '2027', d: '2028', e: '2029' };
    return (
      <Table
        caption={sample.facts}
        columns={[
          { id: 'a', header: sample.factAuthority },
          { id: 'b', header: sample.factAuthority },
          ...ids.slice(2).map((id) => ({ id, header: sample.factAuthority })),
        ]}
        rows={[{ id: '1', cells }]}
      />
    );
  },
  play: async ({ canvas, globals, userEvent }) => {
    const region = canvas.getByRole('region', { name: sampleOf(globals['language']).facts });
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await expect(region.scrollWidth).toBeGreaterThan(region.clientWidth);
    await userEvent.tab();
    await expect(region).toHaveFocus();
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
