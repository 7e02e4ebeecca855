import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { autonyms } from '../i18n/autonyms.js';
import { languages } from '../i18n/generated/load.js';
import type { Messages } from '../i18n/generated/types.js';
import { LanguageChooser } from '../language-chooser/LanguageChooser.js';
import { Header } from './Header.js';

/**
 * **Use it** on a page whose frame is not Page: the same top everywhere, with the owner's name in words.
 *
 * **Do not use it** inside Page, and put no second navigation into it.
 *
 * **Evidence:** people go by https, the address, logos and a text that says that a site is official, and being the same
 * everywhere helps (strength C, domain reference, section 5). **Limits:** anybody can copy a header; it proves nothing,
 * so say how to check the address.
 */
const meta = {
  title: 'Components/Header',
  component: Header,
  args: { service: '', skipTo: 'header-main' },
  parameters: { layout: 'fullscreen' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <>
        <Header {...args} service={sample.service} {...(args.ribbon === undefined ? {} : { ribbon: sample.ribbon })}>
          <LanguageChooser
            variant="menu"
            languages={languages.map((tag) => ({
              tag,
              autonym: autonyms[tag],
              href: `#${tag}`,
              translation: { status: 'machine', by: null, at: null },
            }))}
          />
        </Header>
        <main id="header-main" tabIndex={-1}>
          {sample.lead}
        </main>
      </>
    );
  },
} satisfies Meta<typeof Header>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NamesTheServiceAfterTheSkipLink: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    await expect(canvas.getByRole('banner')).toHaveTextContent(sampleOf(globals['language']).service);
    await userEvent.tab();
    await expect(canvas.getByRole('link', { name: (loaded['ui'] as Messages).skipToContent })).toHaveFocus();
  },
};
export const WithRibbon: Story = { args: { ribbon: 'yes' } };
export const At320Pixels: Story = {
  args: { ribbon: 'yes' },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
