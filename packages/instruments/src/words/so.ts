export { default } from '../messages/so.json' with { type: 'json' };
