import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Button } from '../button/Button.js';
import { autonyms } from '../i18n/autonyms.js';
import { languages } from '../i18n/generated/load.js';
import type { Messages } from '../i18n/generated/types.js';
import { LanguageChooser } from '../language-chooser/LanguageChooser.js';
import { Link } from '../link/Link.js';
import { ProgressSteps } from '../progress-steps/ProgressSteps.js';
import { Prose } from '../prose/Prose.js';
import { StopButton } from '../stop-button/StopButton.js';
import { TranslationNotice } from '../translation-notice/TranslationNotice.js';
import { Page } from './Page.js';

const meta = {
  title: 'Components/Page',
  component: Page,
  args: { service: '' },
  // A whole page: what axe asks of pages is asked here.
  parameters: {
    layout: 'fullscreen',
    a11y: {
      config: {
        rules: [
          { id: 'region', enabled: true },
          { id: 'landmark-one-main', enabled: true },
          { id: 'page-has-heading-one', enabled: true },
          { id: 'target-size', enabled: true },
        ],
      },
    },
  },
  render: function Render(args) {
    const sample = useSample();
    const [first = '', ...rest] = sample.steps;
    return (
      <Page
        {...args}
        service={sample.service}
        ribbon={args.ribbon === undefined ? undefined : sample.ribbon}
        header={
          <>
            <LanguageChooser
              variant="menu"
              languages={languages.map((tag) => ({
                tag,
                autonym: autonyms[tag],
                href: `#${tag}`,
                translation: { status: 'machine', by: null, at: null },
              }))}
            />
            <StopButton />
          </>
        }
        footer={<Link href="#contact">{sample.contact}</Link>}
      >
        <ProgressSteps
          steps={[{ id: '0', label: first }, ...rest.map((label, index) => ({ id: String(index + 1), label }))]}
          current="1"
        />
        <Prose>
          <h1>{sample.title}</h1>
          <TranslationNotice source="fi" translation={{ status: 'machine' }} />
          <p>{sample.lead}</p>
          <p>{sample.paragraph}</p>
          <h2>{sample.subtitle}</h2>
          <ul>
            {sample.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <Button>{sample.next}</Button>
        </Prose>
      </Page>
    );
  },
} satisfies Meta<typeof Page>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The first Tab finds the skip link, which leads to the main part. */
export const SkipLinkComesFirst: Story = {
  play: async ({ canvas, globals, loaded, userEvent }) => {
    const skip = canvas.getByRole('link', { name: (loaded['ui'] as Messages).skipToContent });
    await userEvent.tab();
    await expect(skip).toHaveFocus();
    await expect(skip.getBoundingClientRect().width).toBeGreaterThan(44);
    await expect(skip).toHaveAttribute('href', `#${canvas.getByRole('main').id}`);
    const page = canvas.getByRole('main').closest('[data-component="page"]');
    await expect(page).toHaveAttribute('lang', globals['language']);
    await expect(canvas.getByRole('banner')).toHaveTextContent(sampleOf(globals['language']).service);
    await expect(canvas.getByRole('contentinfo')).toBeVisible();
  },
};
export const WithRibbon: Story = { args: { ribbon: 'yes' } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
/** WCAG 1.4.12: a reader may spread the text; nothing is cut and nothing has to be scrolled sideways. */
export const WithSpreadText: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvasElement }) => {
    const spread = new CSSStyleSheet();
    spread.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets.push(spread);
    try {
      await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      for (const control of canvasElement.querySelectorAll('button, summary'))
        await expect(control.scrollHeight).toBeLessThanOrEqual(control.clientHeight + 1);
    } finally {
      document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(spread), 1);
    }
  },
};
export const ForcedColours: Story = { args: { ribbon: 'yes' }, parameters: { media: { forcedColors: 'active' } } };
