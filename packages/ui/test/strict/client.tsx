import { hydrateRoot } from 'react-dom/client';
import { loadMessages } from '../../src/index.js';
import { App } from './App.js';

const { messages } = await loadMessages('ar');
const root = document.getElementById('root') as HTMLElement;
hydrateRoot(root, <App messages={messages} />, {
  // A server's HTML that is not the browser's ends up here.
  onRecoverableError: (error) => root.setAttribute('data-mismatch', String(error)),
});
root.setAttribute('data-hydrated', '');
