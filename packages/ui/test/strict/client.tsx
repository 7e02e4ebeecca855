import { hydrateRoot } from 'react-dom/client';
import { loadMessages, loadServiceMessages } from '../../src/index.js';
import { App } from './App.js';

const { messages } = await loadMessages('ar');
const { messages: service } = await loadServiceMessages('ar');
const root = document.getElementById('root') as HTMLElement;
hydrateRoot(root, <App messages={messages} service={service} />, {
  // A server's HTML that is not the browser's ends up here.
  onRecoverableError: (error) => root.setAttribute('data-mismatch', String(error)),
});
root.setAttribute('data-hydrated', '');
