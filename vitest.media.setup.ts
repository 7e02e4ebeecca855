import { commands } from 'vitest/browser';

// The preview calls this when it is there; in Storybook's own window it is not.
globalThis.luotsiEmulateMedia = (media) =>
  (commands as unknown as { emulateMedia: (media: unknown) => Promise<void> }).emulateMedia(media);
