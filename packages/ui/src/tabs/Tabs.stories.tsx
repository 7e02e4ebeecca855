import type { Meta, StoryObj } from '@storybook/react-vite';
import { renderToString } from 'react-dom/server';
import { expect, fn } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { dirOf } from '../i18n/direction.js';
import { Tabs } from './Tabs.js';

/**
 * **Use it** for a few parts of equal weight of which a reader needs one: by kind of housing, by age.
 *
 * **Do not use it** for steps, for parts to be compared, or for what everybody must read: what is under the second tab is
 * missed. Two languages of one text are no tabs either; see OriginalToggle and LanguageChooser.
 *
 * **Evidence:** none among our sources on tabs against headings (strength D); if in doubt, take headings, which is what
 * this is without JavaScript and on paper. **Limits:** the browser's search does not find what is under another tab, and
 * an address with `#id` does not open its tab after JavaScript.
 */
const meta = {
  title: 'Components/Tabs',
  component: Tabs,
  args: {
    label: '',
    tabs: [
      { id: 'a', label: '', content: '' },
      { id: 'b', label: '', content: '' },
    ],
    onTab: fn(),
  },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Tabs
        {...args}
        label={sample.question}
        tabs={[
          { id: 'tab-a', label: sample.factDate, content: <p>{sample.lead}</p> },
          { id: 'tab-b', label: sample.factFee, content: <p>{sample.free}</p> },
          { id: 'tab-c', label: sample.factAuthority, content: <p>{sample.paragraph}</p> },
        ]}
      />
    );
  },
} satisfies Meta<typeof Tabs>;
export default meta;
type Story = StoryObj<typeof meta>;

export const OneAtATime: Story = {
  play: async ({ args, canvas, globals, userEvent }) => {
    const sample = sampleOf(globals['language']);
    await expect(canvas.getByRole('tablist', { name: sample.question })).toBeVisible();
    await expect(canvas.getByRole('tabpanel', { name: sample.factDate })).toBeVisible();
    const fee = canvas.getByRole('tab', { name: sample.factFee });
    await expect(fee.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await userEvent.click(fee);
    await expect(canvas.getByRole('tabpanel', { name: sample.factFee })).toBeVisible();
    await expect(canvas.getByText(sample.lead)).not.toBeVisible();
    await expect(args.onTab).toHaveBeenLastCalledWith('tab-b');
  },
};
/** One stop of Tab; the arrows go with the reading, round the ends; Tab goes on into the panel. */
export const ByKeyboard: Story = {
  play: async ({ canvas, globals, userEvent }) => {
    const rtl = dirOf(String(globals['language'])) === 'rtl';
    const [forward, backward] = rtl ? ['{ArrowLeft}', '{ArrowRight}'] : ['{ArrowRight}', '{ArrowLeft}'];
    const [first, second, last] = canvas.getAllByRole('tab');
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await userEvent.keyboard(forward);
    await expect(second).toHaveFocus();
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard(backward);
    await userEvent.keyboard(backward);
    await expect(last).toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect(first).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect(last).toHaveFocus();
    await userEvent.tab();
    await expect(canvas.getByRole('tabpanel')).toHaveFocus();
  },
};
/** What the server sends: every section, with a heading and a link to it. */
export const SectionsWithoutJavaScript: Story = {
  render: function Render() {
    const sample = useSample();
    const html = renderToString(
      <Tabs
        label={sample.question}
        tabs={[
          { id: 'section-a', label: sample.factDate, content: <p>{sample.lead}</p> },
          { id: 'section-b', label: sample.factFee, content: <p>{sample.free}</p> },
        ]}
      />,
    );
    // oxlint-disable-next-line react/no-danger -- it is what a server sends, and our own
    return <div dangerouslySetInnerHTML={{ __html: html }} />;
  },
  play: async ({ canvas, globals }) => {
    const sample = sampleOf(globals['language']);
    await expect(canvas.queryByRole('tab')).toBeNull();
    for (const words of [sample.lead, sample.free]) await expect(canvas.getByText(words)).toBeVisible();
    await expect(canvas.getByRole('heading', { name: sample.factFee })).toBeVisible();
    await expect(canvas.getByRole('link', { name: sample.factFee })).toHaveAttribute('href', '#section-b');
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
