import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import { Prose } from './Prose.js';

const meta = {
  title: 'Components/Prose',
  component: Prose,
  render: function Render(args) {
    const sample = useSample();
    return (
      <Prose {...args}>
        <h1>{sample.title}</h1>
        <p>{sample.lead}</p>
        <p>{sample.paragraph}</p>
        <h2>{sample.subtitle}</h2>
        <ul>
          {sample.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Prose>
    );
  },
} satisfies Meta<typeof Prose>;
export default meta;
type Story = StoryObj<typeof meta>;

export const RunningText: Story = {};
/** WCAG 1.4.10: at 320 px, which is 400 % of 1280 px, nothing has to be scrolled sideways. */
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
