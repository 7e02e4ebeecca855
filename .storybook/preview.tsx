import type { Preview } from '@storybook/react-vite';
// Leaf modules only: a change in a file that the preview imports makes Chromatic take every picture again.
import '../packages/ui/src/styles.css';
import { autonyms } from '../packages/ui/src/i18n/autonyms.js';
import { dirOf } from '../packages/ui/src/i18n/direction.js';
import { languages, loadMessages } from '../packages/ui/src/i18n/generated/load.js';
import type { Language, Messages } from '../packages/ui/src/i18n/generated/types.js';
import { UiProvider } from '../packages/ui/src/i18n/UiProvider.js';
import { loadMessages as loadServiceMessages } from '../packages/ui/src/service/generated/load.js';
import type { Messages as ServiceMessages } from '../packages/ui/src/service/generated/types.js';
import { loadMessages as loadTrustMessages } from '../packages/ui/src/trust/generated/load.js';
import type { Messages as TrustMessages } from '../packages/ui/src/trust/generated/types.js';
import { arms } from './experiments.js';
import './preview.css';
import { theme } from './theme.js';

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/** The media features of a story's `parameters.media`; a test run can set them, Storybook's own window cannot. */
type EmulateMedia = (media: Readonly<Record<string, string | null>>) => Promise<void>;
declare global {
  var luotsiEmulateMedia: EmulateMedia | undefined;
}

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    language: {
      description: 'Language; the direction follows',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(autonyms).map(([value, title]) => ({
          value,
          title,
          ...(dirOf(value) === 'rtl' ? { right: 'RTL' } : {}),
        })),
      },
    },
    arm: {
      description: 'Arm of the experiment',
      toolbar: {
        title: 'Arm',
        icon: 'beaker',
        dynamicTitle: true,
        items: arms.map(({ id, title }) => ({ value: id, title })),
      },
    },
  },
  initialGlobals: { language: 'fi', arm: arms[0]?.id },
  parameters: {
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      config: {
        rules: [
          // A story is a part of a page. Stories of whole pages turn these on again.
          { id: 'region', enabled: false },
          { id: 'landmark-one-main', enabled: false },
          { id: 'page-has-heading-one', enabled: false },
          { id: 'heading-order', enabled: false },
          // Off in axe by default; ours to hold: WCAG 2.2, 2.5.8.
          { id: 'target-size', enabled: true },
        ],
      },
    },
    backgrounds: { disable: true },
    docs: { theme },
    options: { storySort: { method: 'alphabetical', order: ['Welcome', '*', 'Trust', 'Forms', 'Components'] } },
  },
  // Only the chosen language's texts are loaded, as on a participant's page.
  loaders: [
    async ({ globals }) => {
      if (!isLanguage(globals['language'])) throw new Error(`There are no texts in "${String(globals['language'])}".`);
      const language = globals['language'];
      const [ui, service, trust] = await Promise.all([
        loadMessages(language),
        loadServiceMessages(language),
        loadTrustMessages(language),
      ]);
      return { ui: ui.messages, service: service.messages, trust: trust.messages };
    },
  ],
  beforeEach: async ({ globals, parameters, viewMode }) => {
    // A page of documentation is in English around its stories, which carry their own language and direction.
    const language = viewMode === 'docs' ? 'en' : String(globals['language']);
    document.documentElement.lang = language;
    document.documentElement.dir = dirOf(language);
    const media = parameters['media'] as Readonly<Record<string, string>> | undefined;
    if (media === undefined || globalThis.luotsiEmulateMedia === undefined) return undefined;
    const emulate = globalThis.luotsiEmulateMedia;
    await emulate(media);
    return () => emulate({ forcedColors: null, contrast: null, colorScheme: null, reducedMotion: 'reduce' });
  },
  decorators: [
    (Story, { globals, loaded }) => {
      const language = String(globals['language']);
      return (
        <UiProvider
          language={language}
          dir={dirOf(language)}
          messages={loaded['ui'] as Messages}
          service={loaded['service'] as ServiceMessages}
          trust={loaded['trust'] as TrustMessages}
        >
          <div className="lu-root" lang={language} dir={dirOf(language)}>
            <Story />
          </div>
        </UiProvider>
      );
    },
  ],
};
export default preview;
