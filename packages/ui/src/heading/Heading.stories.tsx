import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Heading } from './Heading.js';

/**
 * **Use it** outside Prose, whose own headings need no component. The level is required: it is the outline that
 * screen readers go by, and it is chosen apart from the size.
 *
 * **Do not use it** to make text large or bold: that is Text with the variant `lead`.
 *
 * **Evidence:** none of ours on headings (strength D); an outline without gaps is what WCAG 1.3.1 and 2.4.6 are met by.
 * **Limits:** it cannot know what level comes before it; the story of the whole page is where axe sees that.
 */
const meta = {
  title: 'Components/Heading',
  component: Heading,
  args: { level: 2 },
  render: function Render(args) {
    return <Heading {...args}>{useSample().title}</Heading>;
  },
} satisfies Meta<typeof Heading>;
export default meta;
type Story = StoryObj<typeof meta>;

export const EveryLevel: Story = {
  render: function Render() {
    const { longWord } = useSample();
    return (
      <>
        {([1, 2, 3, 4] as const).map((level) => (
          <Heading key={level} level={level}>
            {longWord}
          </Heading>
        ))}
      </>
    );
  },
  play: async ({ canvas, globals }) => {
    const name = sampleOf(globals['language']).longWord;
    for (const level of [1, 2, 3, 4]) await expect(canvas.getByRole('heading', { level, name })).toBeVisible();
  },
};
/** The place in the outline and the size are two choices. */
export const LooksLargerThanItsLevel: Story = { args: { level: 3, size: 'title' } };
/** The longest words break rather than push the page sideways. */
export const At320Pixels: Story = {
  args: { level: 1 },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
